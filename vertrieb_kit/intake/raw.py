"""Tables as they stand in a file: rows of cells with their addresses, nothing interpreted yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.columns import fold_header
from vertrieb_kit.intake.findings import letter, shown

_SEARCHED = 30
_SPARSE = 0.7
_SUM = re.compile(r"(Σ|(zwischen|gesamt|end)summe|summe)\s*[:.]?(\s+\S+)?", re.IGNORECASE)
_TOTAL = re.compile(r"(gesamt(ergebnis)?|(grand |sub)?total|ergebnis)\s*:?", re.IGNORECASE)
_LABELS = tuple("#ΣSsZzGgEe")
_NOTE = re.compile(r"(\*|stand\b|quelle\b|hinweis|export|copyright|©|filter)", re.IGNORECASE)


class CellError(str):
    """An Excel error such as #REF! or #DIV/0! in place of a value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a spreadsheet hides from the eye."""

    rows: frozenset[int] = frozenset()
    columns: int = 0
    sheet: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """All cells of one sheet or one CSV file; row 0 is the first row of the file.

    `native` says that cells keep the types Excel gave them; in a CSV everything is text.
    """

    file: str
    table: str
    rows: list[list[Any]]
    native: bool
    hidden: Hidden = field(default_factory=Hidden)
    uncached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that is no data row: a total, a note, a hidden one."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """Header and data rows of a grid. `numbers` are the rows' 1-based positions in the file."""

    grid: Grid
    header_row: int
    headers: tuple[str, ...]
    rows: list[list[Any]]
    numbers: tuple[int, ...]
    dropped: tuple[Dropped, ...]

    def cells(self, position: int) -> pd.Series[Any]:
        """Return one column as raw cells, indexed by row number; empty cells are None."""
        values = [row[position] if position < len(row) else None for row in self.rows]
        values = [None if cell == "" else cell for cell in values]
        return pd.Series(values, index=list(self.numbers), dtype=object)

    def positions(self) -> dict[str, int]:
        """Map every written header to its first position."""
        found: dict[str, int] = {}
        for position, header in enumerate(self.headers):
            if header:
                found.setdefault(header, position)
        return found

    def address(self, position: int) -> str:
        """Return the letter of a column."""
        return letter(position)


def raw_table(grid: Grid, wanted: Iterable[str], *, skip_hidden: bool = False) -> RawTable:
    """Find the header row by the wanted headers and tell data rows from totals and notes."""
    at = _header_index(grid.rows, {fold_header(header) for header in wanted})
    header = grid.rows[at] if grid.rows else []
    headers = tuple(" ".join(shown(cell).split()) for cell in header)
    body = [(n, row) for n, row in enumerate(grid.rows[at + 1 :], at + 2) if not _blank(row)]
    reasons = _reasons([row for _, row in body], [n for n, _ in body], grid.hidden, skip_hidden)
    kept = [(n, row) for n, row in body if n not in reasons]
    dropped = tuple(Dropped(n, why) for n, why in reasons.items() if why != "Erläuterung")
    return RawTable(
        grid, at + 1, headers, [row for _, row in kept], tuple(n for n, _ in kept), dropped
    )


def _header_index(rows: list[list[Any]], wanted: set[str]) -> int:
    """Return the row that matches most wanted headers, else the first that looks like one."""
    scores = [
        sum(isinstance(c, str) and fold_header(c) in wanted for c in row)
        for row in rows[:_SEARCHED]
    ]
    if scores and max(scores) > 0:
        return scores.index(max(scores))
    widths = [sum(isinstance(c, str) and bool(c.strip()) for c in row) for row in rows[:_SEARCHED]]
    wide = max(widths, default=0)
    return widths.index(wide) if wide else 0


def _reasons(
    rows: list[list[Any]], numbers: list[int], hidden: Hidden, skip_hidden: bool
) -> Mapping[int, str]:
    widths = [_width(row) for row in rows]
    usual = max(widths, default=0)
    found: dict[int, str] = {}
    for number, row, width in zip(numbers, rows, widths, strict=True):
        reason = _reason(row, width, usual) if width <= usual * _SPARSE or _suspect(row) else ""
        if not reason and skip_hidden and number in hidden.rows:
            reason = "ausgeblendete Zeile"
        if reason:
            found[number] = reason
    return found


def _reason(row: list[Any], width: int, usual: int) -> str:
    first = next((cell for cell in row if not _empty(cell)), None)
    if not isinstance(first, str):
        return ""
    text = first.strip()
    if text.casefold().startswith("#hinweis"):
        return "Erläuterung"
    sums = usual > 2 and width <= usual * _SPARSE and _only_figures(row)
    if _SUM.fullmatch(text) or (sums and _TOTAL.fullmatch(text)):
        return "Summenzeile"
    if usual > 2 and width == 1 and (_NOTE.match(text) or len(text) > 40):
        return "Anmerkung"
    return ""


def _only_figures(row: list[Any]) -> bool:
    """Tell whether a row holds one label and beside it nothing but figures."""
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    return sum(not any(char.isdigit() for char in text) for text in texts) == 1


def _suspect(row: list[Any]) -> bool:
    first = row[0] if row else None
    return not first or (isinstance(first, str) and first.lstrip()[:1] in _LABELS)


def _empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _blank(row: list[Any]) -> bool:
    return _width(row) < 4 and all(_empty(cell) for cell in row)


def _width(row: list[Any]) -> int:
    """Return the number of filled cells; counting in C, since every row passes here."""
    return len(row) - row.count("") - row.count(None)
