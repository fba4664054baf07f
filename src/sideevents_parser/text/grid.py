"""The rows of a table whose head names its columns → each row with a cell for each column.

In: the cells of one row after the other, with how many rows and columns they take. Out: the row's cells, with an empty
one wherever a cell is empty or one from above reaches down. A table without a head keeps the cells that say something.
"""

from typing import Final, NamedTuple

_MOST: Final = 60


class Stretch(NamedTuple):
    """The lines of a child that was drawn: what it is, where its lines begin and end, the rows and columns it takes."""

    key: str
    start: int
    stop: int
    rows: int = 1
    columns: int = 1

    @property
    def empty(self) -> bool:
        """Whether nothing was drawn."""
        return self.start == self.stop


class Grid:
    """The columns of one table, row by row: whether a head names them, and the cells that reach down into each.

    ``day``: the last day so far where the table is a month.
    """

    __slots__ = ("day", "headed", "reach")

    def __init__(self) -> None:
        """A table of which no row has been seen."""
        self.headed = False
        self.day = 0
        self.reach: dict[int, int] = {}

    def next_row(self, cells: list[Stretch]) -> list[Stretch]:
        """The cells of the next row that say something; below a head also the empty ones before the last of them."""
        row: list[Stretch] = []
        reach: dict[int, int] = {}
        for cell in cells[:_MOST]:
            while self.reach.get(len(row), 0):
                reach[len(row)] = self.reach[len(row)] - 1
                row.append(Stretch(cell.key, cell.start, cell.start))
            for extra in range(min(cell.columns, _MOST)):
                if cell.rows > 1:
                    reach[len(row)] = cell.rows - 1
                row.append(cell if not extra else Stretch(cell.key, cell.stop, cell.stop))
        self.reach = {column: rows for column, rows in reach.items() if rows}
        filled = [cell for cell in row if not cell.empty]
        headed, self.headed = self.headed, self.headed or all(cell.key.startswith("th") for cell in cells)
        if not headed or not filled:
            return filled
        last = max(at for at, cell in enumerate(row) if not cell.empty)
        return row[: last + 1]
