"""Web pages, mails and the text of PDFs by the same path as plain text.

``parse_html("<h2>Fair</h2><p>5 May 2024, 10 am</p>").events[0].title == "Fair"``
"""

import datetime as dt
from collections.abc import Iterable
from html import escape

from sideevents_parser.arguments import read_languages, read_markup, read_settings, read_source, read_url
from sideevents_parser.doubles import without_doubles
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.linking import link_events
from sideevents_parser.merging import merge_stated
from sideevents_parser.parse import note_unread, parse, parse_document
from sideevents_parser.records import ParseResult
from sideevents_parser.text.document import well_formed
from sideevents_parser.text.html import read_page
from sideevents_parser.text.mail import read_mail
from sideevents_parser.text.pdf import read_pdf_text
from sideevents_parser.vocabulary.settings import Options


def parse_html(
    html: str | bytes,
    *,
    url: str | None = None,
    reference_date: dt.date | None = None,
    timezone: str | None = None,
    languages: Iterable[str] | None = None,
    options: Options | None = None,
) -> ParseResult:
    """Read the events that a web page announces; spans index the text that the result carries.

    ``url``: where the page was found, which makes its links whole. Bytes are decoded as a browser would. The other
    arguments are those of ``parse``. Raises ``TypeError`` or ``ValueError`` for misuse, never for what the page says.
    """
    settings = read_settings(reference_date, timezone, options)
    names = read_languages(languages)
    base = read_url(url)
    source = read_markup(html)
    limit = settings.options.max_chars
    page = read_page(well_formed(source[:limit]), base)
    result = parse_document(page.document, names, settings)
    lexicon = load_lexicon(names)
    result = without_doubles(link_events(result, page.document, lexicon), lexicon)
    result = merge_stated(result, page.stated)
    return result if len(source) <= limit else note_unread(result, [None])


def parse_pdf_text(
    text: str,
    *,
    reference_date: dt.date | None = None,
    timezone: str | None = None,
    languages: Iterable[str] | None = None,
    options: Options | None = None,
) -> ParseResult:
    """Read the events that the text of a PDF announces, as ``pdftotext -layout`` prints it.

    Columns are read one after another, rows of tables as rows, broken words as whole ones, page numbers not at all and
    what stands on every page once. Spans index the text that the result carries, which is the text in this order.
    Raises ``TypeError`` or ``ValueError`` for misuse, never for what the text says.
    """
    settings = read_settings(reference_date, timezone, options)
    names = read_languages(languages)
    source = read_source(text)
    limit = settings.options.max_chars
    result = parse_document(read_pdf_text(well_formed(source[:limit]), load_lexicon(names)), names, settings)
    return result if len(source) <= limit else note_unread(result, [None])


def parse_mail(
    mail: bytes,
    *,
    reference_date: dt.date | None = None,
    timezone: str | None = None,
    languages: Iterable[str] | None = None,
    options: Options | None = None,
) -> ParseResult:
    """Read the events that a mail announces: one message as a file holds it (``.eml``), not an mbox of several.

    The day on which it was sent is the reference date unless the caller gives one. The subject is the text's first
    line. Raises ``TypeError`` or ``ValueError`` for misuse, never for what the mail says.
    """
    if not isinstance(mail, bytes | bytearray):
        raise TypeError(f"mail must be bytes, as read from the file, not {type(mail).__name__}")
    message = read_mail(bytes(mail))
    day = reference_date if reference_date is not None else message.sent
    if message.is_html:
        body = f"<h1>{escape(message.subject)}</h1>{message.body}" if message.subject else message.body
        return parse_html(body, reference_date=day, timezone=timezone, languages=languages, options=options)
    text = f"{message.subject}\n\n{message.body}" if message.subject else message.body
    return parse(text, reference_date=day, timezone=timezone, languages=languages, options=options)
