"""How far a run is, for people: pages, pages a second, what remains; on a terminal one line that changes."""

import time
from typing import IO, Final

_TERMINAL: Final = 0.5  # seconds between two looks
_ELSEWHERE: Final = 30.0


class Progress:
    """Counts pages and bytes as tasks are done, and now and then writes a line to ``sink``."""

    def __init__(self, sink: IO[str], total: int | None) -> None:
        """``total``: bytes of all inputs, where that is known."""
        self._sink, self._total = sink, total
        self._terminal = sink.isatty()
        self._begun = self._told = time.monotonic()
        self._pages = self._skipped = self._from = 0

    def resumed(self, pages: int, at: int) -> None:
        """Pages that were done by a run before, and the bytes of inputs that they take up."""
        self._pages = self._skipped = pages
        self._from = at
        if pages:
            self._sink.write(f"going on after {pages:,} pages\n")

    def advance(self, pages: int, at: int) -> None:
        """Some more pages are done, up to ``at`` bytes of the inputs."""
        self._pages += pages
        now = time.monotonic()
        if now - self._told >= (_TERMINAL if self._terminal else _ELSEWHERE):
            self._told = now
            line = self._line(now - self._begun, at)
            self._sink.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
            self._sink.flush()

    def finish(self) -> None:
        """Leave the line, and say how fast it was."""
        if self._terminal:
            self._sink.write("\r\x1b[K")
        seconds = max(time.monotonic() - self._begun, 1e-9)
        pages = self._pages - self._skipped
        self._sink.write(f"{pages:,} pages read in {duration(seconds)}, {pages / seconds:,.1f} a second\n")

    def _line(self, seconds: float, at: int) -> str:
        told = f"{self._pages:,} pages, {(self._pages - self._skipped) / seconds:,.1f} a second"
        if not self._total or at <= self._from:
            return told
        remaining = seconds * max(self._total - at, 0) / (at - self._from)
        return f"{told}, {at / self._total:.0%}, {duration(remaining)} left"


def duration(seconds: float) -> str:
    """Seconds for people: "4 s", "2 min 5 s", "3 h 20 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
