"""Pages out of a mailbox (mbox): each mail.

In: an open mailbox, of any size. Out: found pages; a mail that is too large stands as one that is not read.
"""

from collections.abc import Callable, Iterator
from typing import IO, Final

from sideevents_parser.batch.intake import Found, Intake, Page, page_of, too_large

_SEPARATOR: Final = b"From "
_LONGEST_LINE: Final = 1_000_000


def read_mailbox(name: str, file: IO[bytes], at: Callable[[], int], intake: Intake) -> Iterator[Found]:
    """The mails of a mailbox; a file that does not begin as one is one mail."""
    for number, content in enumerate(_mails(file, intake.most_bytes), 1):
        identity = f"{name}#{number}"
        page = page_of(identity, content, "mail", intake) if content is not None else too_large(identity, intake)
        yield _found(page, at())


def _found(page: Page, at: int) -> Found:
    return Found(page.id, at, lambda: page)


def _mails(file: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The bytes of each mail; None for one that has more than ``most``."""
    lines: list[bytes] = []
    size = 0
    begun = False
    whole = True  # the last line was read to its end
    while line := file.readline(_LONGEST_LINE):
        if whole and line.startswith(_SEPARATOR):
            if begun or size:
                yield b"".join(lines) if size <= most else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                lines.append(line)
        whole = line.endswith(b"\n")
    if begun or size:
        yield b"".join(lines) if size <= most else None
