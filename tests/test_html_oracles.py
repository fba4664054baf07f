"""The text of a web page beside what other readers of pages keep of it, where these are installed."""

from collections import Counter

import pytest

from html_renderings import RENDERINGS
from quality.score import load_pages
from sideevents_parser.text.html import read_html

DRAWN = "|*"  # signs for cells and items, which each reader draws in its own way
PAGES = {
    "tables in tables": "<table><caption>Boats</caption><tr><th>Day<th>What<tr><td>5 May<td><table><tr><td>Oars<td>10:00</table></table>",
    "definitions": "<dl><dt>When<dd>5 May<dd>6 May<dt>Where<dd><p>Lock <b>4</b></dl>",
    "an accordion": "<details><summary>May</summary><p>5 May, Oars</details><details open><summary>June</summary>7 June</details>",
    "lists in lists": "<ul><li>May<ol start=5><li>Oars<li>Sails</ol><li>June<ul><li>Nets</ul></ul>",
    "words in pieces": "<p>5<sup>th</sup> of <em>M</em>ay, H<sub>2</sub>O &amp; caf&eacute; &#8211; 10&nbsp;am<wbr>sharp<p>a<!-- b -->c",
    "lines that stay": "<pre>5 May\n  10:00  Oars\n</pre><address>Lock 4<br>Ludlow</address>",
    "a card that is a link": "<a href=/oars><div><h3>Oars</h3><time datetime=2024-05-05>5 May</time></div></a>",
    "forms": "<form><fieldset><legend>Join</legend><p>Your name <input value=Ada></p><select><option>May</select></form>",
    "what is for machines": "<body><script>var day = '5 May'</script><style>p {}</style><noscript>6 May</noscript><p>7 May",
    "tags that were never closed": "<div><p>5 May<li>Oars<td>10:00<h2>Sails<p>7 May",
}
# page, what we alone keep, what resiliparse alone keeps
APART = [
    ("<button>May 2024</button><p>5 May, Oars", "May2024", ""),
    ("<label>Your name</label><p>5 May, Oars", "Yourname", ""),
    ("<figure><table><tr><td>5 May<td>Oars</table><figcaption>Boats</figcaption></figure><p>All", "5MayOarsBoats", ""),
    ("<p>5 May</p><p style='display:none'>2024-05-05</p>", "", "2024-05-05"),
    ("<p>5 May</p><div hidden>old</div>", "", "old"),
    ("<a class=sr-only href=#main>Skip</a><p>5 May", "", "Skip"),
    ("<p>5 May</p><title>Oars</title>", "", "Oars"),
    ("<table><tr><td>Oars<td>Lock 4<br>Ludlow</table>", ",", ""),
]


def letters(text):
    return Counter(sign for sign in text if not sign.isspace() and sign not in DRAWN)


@pytest.fixture(scope="module")
def inscriptis():
    return pytest.importorskip("inscriptis").get_text


@pytest.fixture(scope="module")
def resiliparse():
    extract = pytest.importorskip("resiliparse.extract.html2text").extract_plain_text
    return lambda html: extract(html, alt_texts=False, list_bullets=False)


@pytest.mark.parametrize("oracle", ["inscriptis", "resiliparse"])
@pytest.mark.parametrize("name", RENDERINGS)
def test_no_letter_is_lost_or_added(name, oracle, request):
    theirs = request.getfixturevalue(oracle)
    for page in load_pages("en"):
        html = RENDERINGS[name](page.text)
        assert letters(read_html(html).text) == letters(theirs(html)), page.name


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_all_kinds_keep_their_letters(name, resiliparse):
    assert letters(read_html(PAGES[name]).text) == letters(resiliparse(PAGES[name]))


@pytest.mark.parametrize(("html", "ours", "theirs"), APART)
def test_what_is_kept_apart_is_what_a_reader_sees(html, ours, theirs, resiliparse):
    own, other = letters(read_html(html).text), letters(resiliparse(html))
    assert (own - other, other - own) == (letters(ours), letters(theirs))
