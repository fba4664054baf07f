"""Inputs of every kind give their pages, in order; what cannot be read is a page with an error, never the end."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.batch.inputs import bytes_of, files_of
from sideevents_parser.batch.intake import Found, Intake, Page
from sideevents_parser.batch.reading import found_pages, load
from sideevents_parser.batch.tasks import Cuts, InputsChangedError, skip, tasks_of

SEMINAR = "Seminar on wells\n25 June 2021, 3-4:30 pm CET\n"
ROWS = [{"id": "a", "text": "one"}, {"url": "https://example.org", "html": "<p>two"}, {"text": "dréi\nvéier", "n": 1}]


def pages_of(*names, listed="", **intake):
    """All pages of inputs, loaded."""
    files = files_of([os.fspath(name) for name in names], io.StringIO(listed))
    return [load(found) for found in found_pages(files, Intake(**intake))]


def told(pages, folder):
    """(id without the folder, contents or error) of each page."""
    return [
        (page.id.removeprefix(f"{folder}/"), page.error or (page.text or page.html or page.mail or b"").decode())
        for page in pages
    ]


def lines(rows=ROWS):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def warc_record(number, body, *, status="200 OK", kind="response", content_type="text/html; charset=iso-8859-1"):
    """A record of a web archive, our own."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    content = http if kind == "response" else body
    described = "application/http; msgtype=response" if kind == "response" else content_type
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2021-06-0{number}T10:00:00Z\r\n"
        f"Content-Type: {described}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


RECORDS = [
    warc_record(1, "<p>Café".encode("latin-1")),
    warc_record(2, b"\x89PNG", content_type="image/png"),
    warc_record(3, b"<p>gone", status="404 Not Found"),
    warc_record(4, b"plain words", kind="conversion", content_type="text/plain"),
    warc_record(5, b"<p>last" + b" and least" * 500),
]


def test_folders_are_walked_by_the_alphabet(tmp_path):
    for name in ("b/2.html", "b/1.txt", "a.eml", "c.md", ".hidden", "b/.git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    pages = pages_of(tmp_path)
    assert told(pages, tmp_path) == [(name, name) for name in ("a.eml", "b/1.txt", "b/2.html", "c.md")]
    assert [bool(page.mail) for page in pages] == [True, False, False, False]
    assert [bool(page.html) for page in pages] == [False, False, True, False]
    assert pages_of(tmp_path / "b", tmp_path / "a.eml")[0].id == f"{tmp_path}/b/1.txt"


def test_mailboxes_hold_a_page_for_each_mail(tmp_path):
    mails = b"From a@example.org\nSubject: One\n\nFair\n\nFrom b@example.org\nSubject: Two\n\n" + b"long " * 30
    (tmp_path / "list.mbox").write_bytes(mails)
    pages = pages_of(tmp_path, most_bytes=100)
    assert told(pages, tmp_path) == [("list.mbox#1", "Subject: One\n\nFair\n\n"), ("list.mbox#2", "too_large")]
    (tmp_path / "list.mbox").rename(tmp_path / "list")
    assert [bool(page.mail) for page in pages_of(tmp_path, kind="mbox")] == [True, True]
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as archive:
        archive.writestr("x.mbox", mails)
    assert [page.id[-12:] for page in pages_of(tmp_path / "box.zip")] == ["zip!x.mbox#1", "zip!x.mbox#2"]


def test_texts_of_pdfs_are_known_by_their_ending(tmp_path):
    (tmp_path / "flyer.pdf.txt").write_text("Tea   and cake")
    (tmp_path / "flyer.txt").write_text("Tea   and cake")
    assert [(bool(page.pdftext), bool(page.text)) for page in pages_of(tmp_path)] == [(True, False), (False, True)]


def test_patterns_and_lists_of_names(tmp_path):
    for name in ("1.txt", "2.txt", "3.html"):
        (tmp_path / name).write_text(name)
    assert [page.text for page in pages_of(tmp_path / "*.txt")] == [b"1.txt", b"2.txt"]
    listed = f"{tmp_path}/2.txt\n\n{tmp_path}/*.html\n{tmp_path}/no.txt\n"
    assert told(pages_of("-", listed=listed), tmp_path) == [
        ("2.txt", "2.txt"),
        ("3.html", "3.html"),
        ("no.txt", "unreadable"),
    ]
    assert told(pages_of(tmp_path / "*.pdf"), tmp_path) == [("*.pdf", "unreadable")]
    assert bytes_of([str(tmp_path)], 5) == 16
    assert bytes_of(["-"], 5) is None


def test_odd_files(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    (tmp_path / "große.txt").write_text("x")
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(odd, "w") as file:  # noqa: PTH123 (a name that is no text)
        file.write("y")
    assert told(pages_of(tmp_path), tmp_path) == [
        ("caf\\xe9.txt", "y"),
        ("große.txt", "x"),
        ("nowhere", "unreadable"),
        ("pipe", "unreadable"),
    ]


def test_files_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").mkdir()
    (tmp_path / "b.txt").write_text("b")
    monkeypatch.setattr("sideevents_parser.batch.inputs.os.path.isdir", lambda name: name == str(tmp_path))
    assert told(pages_of(tmp_path / "a.jsonl", tmp_path / "b.txt"), tmp_path) == [
        ("a.jsonl", "unreadable"),
        ("b.txt", "b"),
    ]


def test_a_file_that_vanishes_before_it_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a")
    (found,) = found_pages(files_of([str(path)], io.StringIO()), Intake())
    path.unlink()
    assert load(found).error == "unreadable"


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.json", "t.jsonl.gz", "t.jsonl.bz2", "t.jsonl.xz"])
def test_json(tmp_path, name):
    packed = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}.get(name.rsplit(".", 1)[-1], bytes)
    content = json.dumps(ROWS).encode() if name.endswith(".json") else lines()
    (tmp_path / name).write_bytes(packed(content))
    pages = pages_of(tmp_path / name)
    assert told(pages, tmp_path) == [("a", "one"), (f"{name}:2", "<p>two"), (f"{name}:3", "dréi\nvéier")]
    assert pages[1].url == "https://example.org"


def test_lines_that_are_no_pages(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_bytes(
        b'{"text": "a"}\nnonsense\n[1]\n{"text": 7}\n\xff\n\n{"text": "\\ud800 b", "id": "\\ud800"}\n' + b"[" * 99_999
    )
    assert told(pages_of(path), tmp_path) == [
        ("t.jsonl:1", "a"),
        ("t.jsonl:2", "unreadable"),
        ("t.jsonl:3", "unreadable"),
        ("t.jsonl:4", "no_content"),
        ("t.jsonl:5", "unreadable"),
        ("\ufffd", "\ufffd b"),
        ("t.jsonl:8", "unreadable"),
    ]


def test_csv_and_tsv(tmp_path):
    (tmp_path / "t.csv").write_bytes(
        '\ufeffid,body,url\r\n1,"Seminar, \n5 May",u\r\n2,Café,\r\n'.encode() + b"3,Caf\xe9,\r\n4\r\n"
    )
    pages = pages_of(tmp_path / "t.csv", columns=(("text", "body"),))
    assert [(page.id, page.text, page.error) for page in pages] == [
        ("1", b"Seminar, \n5 May", None),
        ("2", "Café".encode(), None),
        ("3", b"Caf\xe9", None),
        ("4", None, "no_content"),
    ]
    (tmp_path / "t.tsv").write_text("text\thtml\nx, y\t\n")
    assert told(pages_of(tmp_path / "t.tsv"), tmp_path) == [("t.tsv:1", "x, y")]
    (tmp_path / "t.tsv.gz").write_bytes(gzip.compress(b"id\thtml\n1\tx, y\n"))
    assert told(pages_of(tmp_path / "t.tsv.gz"), tmp_path) == [("1", "x, y")]


def test_parquet(tmp_path):
    table = pa.table({"id": list(range(200)), "text": [f"page {number}" for number in range(200)], "more": [0] * 200})
    pq.write_table(table, tmp_path / "t.parquet", row_group_size=70)
    pages = pages_of(tmp_path / "t.parquet")
    assert [(page.id, page.text) for page in pages] == [(str(number), b"page %d" % number) for number in range(200)]
    (tmp_path / "t.parquet").write_bytes(b"PAR1 nonsense PAR1")
    assert told(pages_of(tmp_path / "t.parquet"), tmp_path) == [("t.parquet", "unreadable")]


def test_archives(tmp_path):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("in/a.txt", "a")
        archive.writestr("b.jsonl", lines())
        archive.writestr("c.html.gz", gzip.compress(b"<p>c"))
        archive.writestr("d.zip", b"whatever")
        archive.writestr(".hidden", "x")
    for name, mode in (("t.tar", "w"), ("t.tar.gz", "w:gz"), ("t.tgz", "w:gz"), ("t.tar.xz", "w:xz")):
        with tarfile.open(tmp_path / name, mode) as archive, zipfile.ZipFile(tmp_path / "z.zip") as other:
            for entry in other.infolist():
                member = tarfile.TarInfo(entry.filename)
                member.size = entry.file_size
                archive.addfile(member, other.open(entry))
    for name in ("z.zip", "t.tar", "t.tar.gz", "t.tgz", "t.tar.xz"):
        assert told(pages_of(tmp_path / name), tmp_path) == [
            (f"{name}!in/a.txt", "a"),
            ("a", "one"),
            (f"{name}!b.jsonl:2", "<p>two"),
            (f"{name}!b.jsonl:3", "dréi\nvéier"),
            (f"{name}!c.html.gz", "<p>c"),
            (f"{name}!d.zip", "unreadable"),
        ]


@pytest.mark.parametrize("name", ["w.warc", "w.warc.gz"])
def test_web_archives(tmp_path, name):
    packed = gzip.compress if name.endswith(".gz") else bytes
    (tmp_path / name).write_bytes(b"".join(packed(record) for record in RECORDS))
    pages = pages_of(tmp_path / name)
    assert [(page.id, page.url, page.reference_date, page.error) for page in pages] == [
        (f"{tmp_path}/{name}#urn:uuid:{number}", f"https://example.org/{number}", f"2021-06-0{number}", None)
        for number in (1, 4, 5)
    ]
    assert pages[0].html == b"<p>Caf\xe9"
    assert pages[0].encoding == "iso8859-1"
    assert pages[1].text == b"plain words"
    assert {page.reference_date for page in pages_of(tmp_path / name, reference_date="2020-02-02")} == {"2020-02-02"}


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_a_web_archive_that_is_cut_off_anywhere_is_not_taken_for_whole(tmp_path, packed):
    content = b"".join(packed(record) for record in RECORDS)
    path = tmp_path / ("w.warc" if packed is bytes else "w.warc.gz")
    ends = {0}
    for record in RECORDS:
        ends.add(max(ends) + len(packed(record)))
    for cut in range(1, len(content), 37):
        path.write_bytes(content[:cut])
        pages = pages_of(path)
        whole = [page for page in pages if page.error is None]
        assert cut in ends or pages[-1].error == "unreadable", cut
        assert all(page.html in {None, b"<p>Caf\xe9"} for page in whole), cut


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.tar.gz", "a.zip", "a.csv.xz", "a.tar"])
def test_archives_that_are_cut_off(tmp_path, name):
    rows = lines([{"id": f"p{number}", "text": os.urandom(300).hex()} for number in range(50)])
    if "tar" in name:
        with tarfile.open(tmp_path / name, "w:gz" if name.endswith(".gz") else "w") as archive:
            for number in range(20):
                member = tarfile.TarInfo(f"{number}.txt")
                member.size = 600
                archive.addfile(member, io.BytesIO(os.urandom(300).hex().encode()))
    elif name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("a.jsonl", rows)
    else:
        packed = lzma.compress if name.endswith(".xz") else gzip.compress
        (tmp_path / name).write_bytes(packed(b"id,text\n" + rows if ".csv" in name else rows))
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    pages = pages_of(tmp_path / name)
    assert {page.error for page in pages if page.error} == {"unreadable"}
    assert pages[-1].error
    skipped = found_pages(files_of([str(tmp_path / name)], ()), Intake())
    assert [each.id for each in skipped] == [page.id for page in pages]  # what is passed over counts the same
    assert len(pages) > 3 or name in {"a.txt.gz", "a.zip"}


@pytest.mark.parametrize("cut", [1536, 1536 + 200, 3 * 1536, 3 * 1536 + 300])
def test_an_archive_cut_off_between_its_members(tmp_path, cut):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for number in range(5):
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = 600
            archive.addfile(member, io.BytesIO(b"x" * 600))
    (tmp_path / "a.tar").write_bytes((tmp_path / "a.tar").read_bytes()[:cut])
    pages = pages_of(tmp_path / "a.tar")
    assert [page.error for page in pages if page.error] == ["unreadable"]
    assert len(pages) == cut // 1536 + 1


def test_a_zip_whose_member_is_damaged_gives_the_others(tmp_path):
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, name * 200)
    content = bytearray(path.read_bytes())
    at = content.index(b"b.txt") + 8
    content[at : at + 8] = b"\xff" * 8
    path.write_bytes(content)
    assert [page.error for page in pages_of(path)] == [None, "unreadable", None]


def test_large_pages_are_not_read(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 1001)
    (tmp_path / "b.jsonl").write_bytes(lines([{"text": "x" * 1001}, {"text": "y" * 100_000}, {"text": "z" * 1000}]))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    (tmp_path / "d.json").write_bytes(lines([{"text": "x" * 100_000}]))
    assert [page.error for page in pages_of(tmp_path, most_bytes=1000)] == [
        "too_large", "too_large", "too_large", None, "too_large", "too_large",
    ]  # fmt: skip


def found(names):
    return [Found(name, at, lambda name=name: Page(name, text=b"x" * 30)) for at, name in enumerate(names, 1)]


@given(st.integers(0, 40), st.integers(1, 9), st.integers(1, 9), st.integers(1, 200))
def test_tasks_hold_all_pages_in_order_and_parts_end_where_they_should(count, task_pages, part_pages, task_bytes):
    names = [f"p{number}" for number in range(count)]
    tasks = list(tasks_of(found(names), Cuts(task_pages, task_bytes, part_pages)))
    assert sum(task.pages for task in tasks) == count
    assert [task.part for task in tasks] == sorted(task.part for task in tasks)
    for part in range(-(-count // part_pages)):
        of_part = [task for task in tasks if task.part == part]
        assert sum(task.pages for task in of_part) == min(part_pages, count - part * part_pages)
        assert [task.ends_part for task in of_part] == [False] * (len(of_part) - 1) + [True]


def test_what_was_done_is_skipped_and_has_to_be_the_same():
    names = [f"p{number}" for number in range(7)]
    tasks = list(tasks_of(found(names), Cuts(2, 1000, 4)))
    digest = next(task.digest for task in tasks if task.ends_part)
    rest = iter(found(names))
    assert skip(rest, 4, digest) == 4
    assert [each.id for each in rest] == names[4:]
    with pytest.raises(InputsChangedError, match="not those"):
        skip(iter(found(["new", *names])), 4, digest)
    with pytest.raises(InputsChangedError, match="fewer"):
        skip(iter(found(names[:3])), 4, digest)
