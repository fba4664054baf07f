"""Mails as files: what is read of them."""

import datetime as dt
import json
from email.message import EmailMessage

import pytest
from click.testing import CliRunner

from sideevents_parser import parse_mail
from sideevents_parser.cli import main
from sideevents_parser.text.mail import read_mail, split_mbox


def mail(body, html=None, subject="Orchard walk", date="Mon, 06 May 2024 09:00:00 +0200"):
    message = EmailMessage()
    message["Subject"], message["Date"], message["From"] = subject, date, "a@example.org"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def test_day_of_sending_is_the_reference_date():
    [event] = parse_mail(mail("Tomorrow at 18:00, meet at the gate.\n")).events
    assert (event.date, event.start_time) == (dt.date(2024, 5, 7), dt.time(18))


def test_caller_may_know_better():
    [event] = parse_mail(mail("Tomorrow at 18:00, meet at the gate.\n"), reference_date=dt.date(2024, 6, 1)).events
    assert event.date == dt.date(2024, 6, 2)


def test_plain_text_goes_before_html():
    assert read_mail(mail("Plain", "<p>Markup")).body.strip() == "Plain"


def test_html_is_read_where_there_is_no_plain_text():
    content = mail("\n", "<p>Cider evening</p><p>5 June 2024, 19:00</p>")
    assert read_mail(content).is_html
    assert parse_mail(content).events[0].date == dt.date(2024, 6, 5)


def test_subject_is_decoded_and_opens_the_text():
    assert parse_mail(mail("Nothing else.", subject="Café in May")).text.startswith("Café in May\n")


def test_attachments_are_no_text():
    message = EmailMessage()
    message.set_content("Body")
    message.add_attachment("5 May 2024, 10:00 Fair", filename="fair.txt")
    assert read_mail(message.as_bytes()).body.strip() == "Body"


def test_mbox_is_several_mails():
    box = b"From a@example.org Mon May  6 09:00:00 2024\n" + mail("One") + b"\nFrom b@example.org Tue\n" + mail("Two")
    assert [read_mail(each).body.strip() for each in split_mbox(box)] == ["One", "Two"]
    assert len(split_mbox(mail("One"))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"Date: nonsense\nSubject: =?utf-8?b?!!!?=\nContent-Type: text/plain; charset=punycode\n\nx",
        b"Content-Type: multipart/mixed; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 2_000,
        b"Content-Transfer-Encoding: base64\n\n%%%",
        b"Date: Mon, 99 May 99999999 99:99:99 +9999\n\nx",
    ],
)
def test_no_mail_is_too_broken(content):
    parse_mail(content)


def test_misuse_is_told():
    with pytest.raises(TypeError, match="bytes"):
        parse_mail("Subject: x")


@pytest.mark.parametrize(
    "name, content, options",
    [
        ("page.html", b"<meta charset=latin1><h2>Caf\xe9 workshop</h2><p>Date: 5 May 2024, 10:00</p>", []),
        (
            "page",
            b"<h2>Bee workshop</h2><p>Date: 5 May 2024, 10:00</p>",
            ["--input-format", "html", "--url", "https://example.org/"],
        ),
        ("page.eml", mail("Bee workshop\n\nDate: 5 May 2024, 10:00\n"), []),
        ("page.txt", b"Bee workshop\nDate: 5 May 2024, 10:00\n", []),
    ],
)
def test_command_line_tells_kinds_by_name(tmp_path, name, content, options):
    path = tmp_path / name
    path.write_bytes(content)
    done = CliRunner().invoke(
        main, ["parse", str(path), "--format", "jsonl", "-o", str(tmp_path / "out.jsonl"), *options]
    )
    assert done.exit_code == 0, done.output
    event = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert event["occurrences"][0]["date"] == "2024-05-05"
    assert "<" not in (event["title"] or "")
