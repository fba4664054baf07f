"""``sideevents publish`` against Radicale, a real CalDAV server, and against servers that fail."""

# ruff: noqa: N815 (names that http.server gives)
import base64
import contextlib
import datetime as dt
import http.client
import os
import re
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import icalendar
import pytest

from calendar_records import event, full_event, session

USER, PASSWORD = "ana", "p:äss wörd"
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = warning
"""


class Server:
    def __init__(self, url):
        self.url = url

    def ask(self, method, path, body=None, **headers):
        token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = Request(
            self.url + path.lstrip("/"), body, {"Authorization": f"Basic {token}", **headers}, method=method
        )
        with urlopen(request, timeout=10) as answer:
            return answer.read().decode()

    def calendars(self):
        return [path for path in self._paths(f"{USER}/", "1") if path.strip("/").count("/") == 1]

    def entries(self):
        """All entries of the only calendar, by uid and instance."""
        (calendar,) = self.calendars()
        found = {}
        for path in self._paths(calendar, "1"):
            if path != calendar:
                read = icalendar.Calendar.from_ical(self.ask("GET", path))
                found |= {str(each["UID"]): each for each in read.walk("VEVENT")}
        return found

    def raw(self, uid):
        (calendar,) = self.calendars()
        return self.ask("GET", f"{calendar}{uid}.ics")

    def put(self, uid, content):
        (calendar,) = self.calendars()
        self.ask("PUT", f"{calendar}{uid}.ics", content.encode(), **{"Content-Type": "text/calendar; charset=utf-8"})

    def _paths(self, path, depth):
        return re.findall(r"<response><href>([^<]+)</href>", self.ask("PROPFIND", path, Depth=depth))


@pytest.fixture
def server(server_programs, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    (tmp_path / "config").write_text(CONFIG.format(port=port, folder=tmp_path))
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen([server_programs / "radicale", "-C", tmp_path / "config"], stdout=log, stderr=log)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield Server(f"http://127.0.0.1:{port}/")
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture
def publish(server_programs, tmp_path):
    """Run the command on records, as user and at a time of ours."""

    def run(url, *events, now="2026-01-01", password=PASSWORD, options=("--create",)):
        records = tmp_path / "records.jsonl"
        records.write_text("".join(each.model_dump_json() + "\n" for each in events), "utf-8")
        clock = int(dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC).timestamp())
        account = {"SIDEEVENTS_CALDAV_USER": USER, "SIDEEVENTS_CALDAV_PASSWORD": password}
        return subprocess.run(
            [server_programs / "sideevents", "publish", records, "--url", url, "--calendar", "Side events", *options],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(tmp_path),
                "SOURCE_DATE_EPOCH": str(clock),
                "NO_PROXY": "127.0.0.1",
                **account,
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def test_published_events_are_read_back(server, publish):
    recurring = event("weekly", "Weekly talk", session(recurrence="FREQ=WEEKLY;COUNT=3"))
    days = event("days", "Fair ☮, עברית", session(start=None, end=None, end_date=dt.date(2026, 6, 27)))
    done = publish(server.url, full_event(), recurring, days, event("float", "Anywhere", session(key=None)))
    assert (done.returncode, done.stdout) == (0, "")
    assert "4 added" in done.stderr
    found = server.entries()
    assert set(found) == {"full", "weekly", "days", "float"}
    assert found["full"]["DTSTART"].dt.astimezone(dt.UTC) == dt.datetime(2026, 6, 25, 13, tzinfo=dt.UTC)
    assert found["full"]["DTEND"].dt.astimezone(dt.UTC) == dt.datetime(2026, 6, 25, 14, 30, tzinfo=dt.UTC)
    assert str(found["full"]["SUMMARY"]) == "Water; for, all"
    assert str(found["full"]["DESCRIPTION"]).startswith("First line; with, marks\\and ☔\n\nסוף")
    assert found["days"]["DTEND"].dt == dt.date(2026, 6, 28)
    assert str(found["days"]["SUMMARY"]) == "Fair ☮, עברית"
    assert found["float"]["DTSTART"].dt == dt.datetime(2026, 6, 25, 15)
    assert found["weekly"]["RRULE"]["COUNT"] == [3]
    assert {each["SEQUENCE"] for each in found.values()} == {0}


def test_changed_cancelled_republished(server, publish):
    first, second, third = (event(name, f"Title {name}") for name in ("a", "b", "c"))
    assert publish(server.url, first, second, third).returncode == 0
    before = server.raw("c")
    moved = event("a", "Title a", session(start="17:00", end="18:00"))
    off = second.model_copy(update={"status": "cancelled"})
    done = publish(server.url, moved, off, third, now="2026-02-01")
    assert "2 changed, 1 unchanged" in done.stderr
    found = server.entries()
    assert found["a"]["DTSTART"].dt.hour == 17
    assert [found[name]["SEQUENCE"] for name in "abc"] == [1, 1, 0]
    assert found["a"]["DTSTAMP"].dt == dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    assert str(found["b"]["STATUS"]) == "CANCELLED"
    assert server.raw("c") == before
    again = publish(server.url, moved, off, third, now="2026-03-01")
    assert "3 unchanged" in again.stderr
    gone = publish(server.url, moved, third, now="2026-03-01", options=("--vanished", "cancel"))
    assert "2 unchanged, 1 kept" in gone.stderr
    back = publish(server.url, first, second, third, now="2026-04-01")
    assert back.returncode == 0
    found = server.entries()
    assert [found[name]["SEQUENCE"] for name in "abc"] == [2, 2, 0]
    assert {str(each["STATUS"]) for each in found.values()} == {"CONFIRMED"}
    gone = publish(server.url, first, second, now="2026-05-01", options=("--vanished", "cancel"))
    assert "2 unchanged, 1 cancelled" in gone.stderr
    assert (str(server.entries()["c"]["STATUS"]), server.entries()["c"]["SEQUENCE"]) == ("CANCELLED", 1)


def test_what_the_user_added_stays(server, publish):
    publish(server.url, event("a", "Old"))
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Go\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n"
    server.put("a", server.raw("a").replace("END:VEVENT", alarm + "END:VEVENT"))
    server.put("mine", server.raw("a").replace("UID:a", "UID:mine").replace("X-SIDEEVENTS-EVENT:a\r\n", ""))
    done = publish(server.url, event("a", "New"), now="2026-02-01", options=("--vanished", "cancel"))
    assert "1 changed, 1 kept" in done.stderr
    found = server.entries()
    assert str(found["a"]["SUMMARY"]) == "New"
    assert len(found["a"].walk("VALARM")) == 1
    assert str(found["mine"]["STATUS"]) == "CONFIRMED"


def test_wrong_password_is_told_and_not_shown(server, publish):
    done = publish(server.url, event(), password="wrong-secret")
    assert done.returncode == 1
    assert "refuses the user name or the password" in done.stderr
    assert "wrong-secret" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_missing_calendar_is_told(server, publish):
    done = publish(server.url, event(), options=())
    assert done.returncode == 1
    assert "no calendar named 'Side events'" in done.stderr


class Between(BaseHTTPRequestHandler):
    """Passes on to the real server, and fails from the n-th writing on."""

    protocol_version = "HTTP/1.1"
    target, fail_from, way, written, meanwhile = None, 1000, "500", 0, None

    def log_message(self, *_):
        pass

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.command == "PUT" and "Authorization" in self.headers:
            type(self).written += 1
            if self.meanwhile and self.written == 1:
                type(self).meanwhile()
            if self.written >= self.fail_from:
                return self.fail()
        onward = http.client.HTTPConnection(urlsplit(self.target).netloc, timeout=10)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        onward.request(self.command, self.path, body, headers)
        answer = onward.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def fail(self):
        if self.way == "500":
            self.send_response(500)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    do_GET = do_PUT = do_PROPFIND = do_REPORT = do_OPTIONS = do_MKCALENDAR = do_PROPPATCH = do_DELETE = pass_on


@pytest.fixture
def failing(server):
    class Failing(Between):
        target = server.url

    with ThreadingHTTPServer(("127.0.0.1", 0), Failing) as between:
        threading.Thread(target=between.serve_forever, daemon=True).start()
        Failing.url = f"http://127.0.0.1:{between.server_port}/"
        yield Failing
        between.shutdown()


@pytest.mark.parametrize("way", ["500", "closes"])
def test_server_that_breaks_off_and_a_second_run(server, publish, failing, way):
    events = [event(f"e{number}", f"Title {number}") for number in range(5)]
    publish(server.url, *(each.model_copy(update={"title": "Old"}) for each in events[:2]))
    failing.way, failing.fail_from = way, 4
    broken = publish(failing.url, *events, now="2026-02-01")
    assert broken.returncode == 1
    assert "Traceback" not in broken.stderr
    assert ("answers 500" if way == "500" else "broke off") in broken.stderr
    assert "run again" in broken.stderr
    assert PASSWORD not in broken.stderr
    found = server.entries()
    assert len(found) == 3
    assert all({"UID", "DTSTART", "SUMMARY", "SEQUENCE"} <= set(each) for each in found.values())
    failing.fail_from = 1000
    done = publish(failing.url, *events, now="2026-03-01")
    assert done.returncode == 0
    assert "2 added, 3 unchanged" in done.stderr
    found = server.entries()
    assert [str(found[f"e{number}"]["SUMMARY"]) for number in range(5)] == [f"Title {number}" for number in range(5)]
    assert [found[f"e{number}"]["SEQUENCE"] for number in range(5)] == [1, 1, 0, 0, 0]


def test_entry_that_another_program_changed_meanwhile_is_not_overwritten(server, publish, failing):
    publish(server.url, event("a", "Old"))
    failing.meanwhile = staticmethod(lambda: server.put("a", server.raw("a").replace("SUMMARY:Old", "SUMMARY:Theirs")))
    done = publish(failing.url, event("a", "New"), now="2026-02-01")
    assert done.returncode == 1
    assert "changed on the server meanwhile; run again" in done.stderr
    assert str(server.entries()["a"]["SUMMARY"]) == "Theirs"
    assert publish(server.url, event("a", "New"), now="2026-02-01").returncode == 0
    assert str(server.entries()["a"]["SUMMARY"]) == "New"


def test_nobody_there(publish):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    done = publish(url, event())
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("status, body", [(500, b""), (503, b"later"), (207, b"<not>xml"), (200, b"hello"), (404, b"")])
def test_server_that_makes_no_sense(publish, status, body):
    class Broken(BaseHTTPRequestHandler):
        def fail(self):
            self.send_response(status)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_PROPFIND = do_REPORT = do_OPTIONS = do_MKCALENDAR = fail

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Broken) as broken:
        threading.Thread(target=broken.serve_forever, daemon=True).start()
        done = publish(f"http://127.0.0.1:{broken.server_port}/", event())
        broken.shutdown()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr, done.stderr
    assert "Error: the server" in done.stderr
