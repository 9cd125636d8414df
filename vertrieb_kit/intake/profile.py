"""What a file holds, column by column, before anybody has mapped it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import Column, Sheet, fold
from vertrieb_kit.contracts.sheets import BY_TITLE, SHEETS
from vertrieb_kit.errors import SourceError
from vertrieb_kit.intake.cells import per_value, sort_cells
from vertrieb_kit.intake.dates import read_dates
from vertrieb_kit.intake.findings import Typed
from vertrieb_kit.intake.guide import GUIDE_TITLE
from vertrieb_kit.intake.mapping import unit_factor, wanted_headers
from vertrieb_kit.intake.model import Engagement, Export
from vertrieb_kit.intake.number_text import read_number
from vertrieb_kit.intake.numbers import NumberRules, read_numbers
from vertrieb_kit.intake.parts import export_grid, sheet_for
from vertrieb_kit.intake.raw import Dropped, Grid, RawTable, raw_table
from vertrieb_kit.intake.reading import open_source

Kind = Literal["text", "number", "date", "bool", "empty"]

_MOSTLY = 0.9
_BOOLEAN = frozenset(("ja", "nein", "wahr", "falsch", "true", "false", "yes", "no"))
_LEADING_ZERO = re.compile(r"0\d+")
_UNIT = re.compile(r"[\(\[]([^()\[\]\s]{1,8}|Mio\.? €|Tsd\. €)[\)\]]\s*$")
_NUMBER = Column("Wert", "value", "number")
_DATE = Column("Wert", "value", "datetime")
_ALL_HEADERS = tuple(dict.fromkeys(c.header for sheet in SHEETS for c in sheet.columns))


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column: `sum`, `min`, `max` of numbers in base units, `min`, `max` of dates as ISO."""

    header: str
    kind: Kind
    unit: str | None
    missing: int
    sum: float | None = None
    min: float | str | None = None
    max: float | str | None = None


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """How much a spreadsheet hides."""

    rows: int
    columns: int
    sheets: int


@dataclass(frozen=True, slots=True)
class FileProfile:
    """One table of one file; `target` is the contract sheet that it fills or resembles."""

    file: str
    sheet: str
    preset: str | None
    target: str | None
    header_row: int
    rows: int
    columns: tuple[ColumnProfile, ...]
    dropped: tuple[Dropped, ...]
    hidden: HiddenCount

    def as_json(self) -> dict[str, Any]:
        """Return the entry of `pruefen --json`."""
        return asdict(self)


def profile(file: Path) -> list[FileProfile]:
    """Profile every table of one CSV or XLSX file; SourceError when it cannot be read."""
    source = open_source(file)
    if not source.is_workbook:
        return [_profile(source.text_grid(), None, _ALL_HEADERS, 0)]
    book = source.workbook
    hidden = sum(book.hidden(title) for title in book.titles)
    grids = [book.grid(title) for title in book.titles if title != GUIDE_TITLE]
    filled = [grid for grid in grids if any(any(row) for row in grid.rows)]
    return [_profile(grid, sheet_for(grid.table), _ALL_HEADERS, hidden) for grid in filled]


def profile_engagement(engagement: Engagement) -> list[FileProfile]:
    """Profile the workbook's contract sheets and all exports; unreadable files are left out."""
    readers: list[Callable[[], list[FileProfile]]] = []
    if engagement.workbook:
        readers.append(partial(profile, engagement.workbook))
    readers += [partial(_profile_export, export) for export in engagement.exports]
    return [found for read in readers for found in _readable(read)]


def _profile_export(export: Export) -> list[FileProfile]:
    sheet = BY_TITLE[export.sheet]
    grid = export_grid(open_source(export.file), export, sheet)
    return [_profile(grid, sheet, wanted_headers(sheet, export), int(grid.hidden.sheet))]


def _readable(read: Callable[[], list[FileProfile]]) -> list[FileProfile]:
    try:
        return read()
    except SourceError:
        return []


def _profile(
    grid: Grid, sheet: Sheet | None, headers: tuple[str, ...], hidden_sheets: int
) -> FileProfile:
    table = raw_table(grid, headers)
    target = sheet or _likeliest(table)
    named = [(at, header) for at, header in enumerate(table.headers) if header]
    return FileProfile(
        grid.file,
        grid.table,
        None,
        target.title if target else None,
        table.header_row,
        len(table.rows),
        tuple(column_profile(header, table.cells(at), grid.native) for at, header in named),
        table.dropped,
        HiddenCount(len(grid.hidden.rows), grid.hidden.columns, hidden_sheets),
    )


def column_profile(header: str, cells: pd.Series[Any], native: bool) -> ColumnProfile:
    """Say what a column holds.

    >>> column_profile("Umsatz (T€)", pd.Series(["1,5", "2,5"]), native=False).sum
    4000.0
    """
    sorted_cells = sort_cells(cells)
    filled = sorted_cells.text | sorted_cells.native
    missing = int((~filled).sum())
    kind = _kind(cells[filled], native)
    if kind == "number":
        return _number(header, cells, missing, native)
    if kind == "date":
        days = read_dates(cells, _DATE, native=native).series.dropna()
        low, high = (None, None) if days.empty else (_iso(days.min()), _iso(days.max()))
        return ColumnProfile(header, "date", None, missing, None, low, high)
    return ColumnProfile(header, kind, None, missing)


def _kind(filled: pd.Series[Any], native: bool) -> Kind:
    if filled.empty:
        return "empty"
    if _share(filled, _is_bool) == 1:
        return "bool"
    if _share(filled, _has_leading_zero) > 0:
        return "text"
    days = read_dates(filled[~filled.map(_is_number).astype(bool)], _DATE, native=native)
    if days.series.notna().any():  # Excel serials beside dates are dates too
        days = read_dates(filled, _DATE, native=native)
    ambiguous = days.failed and any(found.code == "Q11" for found in days.findings)
    if ambiguous or days.series.notna().sum() >= _MOSTLY * len(filled):
        return "date"
    readable = _share(filled, lambda cell: _is_number(cell) or _is_number_text(cell))
    return "number" if readable >= _MOSTLY else "text"


def _number(header: str, cells: pd.Series[Any], missing: int, native: bool) -> ColumnProfile:
    read: Typed = read_numbers(cells, _NUMBER, NumberRules(native=native))
    values = read.series.dropna() * (unit_factor(header) or 1.0)
    match = _UNIT.search(header)
    unit = match.group(1).strip() if match else None
    if values.empty:
        return ColumnProfile(header, "number", unit, missing)
    total = float(np.round(values.sum(), 6))
    return ColumnProfile(
        header, "number", unit, missing, total, float(values.min()), float(values.max())
    )


def _share(filled: pd.Series[Any], holds: Callable[[Any], bool]) -> float:
    return float(per_value(filled, holds).over(filled.index, bool, False).mean())


def _is_bool(cell: Any) -> bool:
    return isinstance(cell, bool) or (isinstance(cell, str) and fold(cell) in _BOOLEAN)


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_number_text(cell: Any) -> bool:
    return isinstance(cell, str) and read_number(cell) is not None


def _has_leading_zero(cell: Any) -> bool:
    return isinstance(cell, str) and bool(_LEADING_ZERO.fullmatch(cell.strip()))


def _iso(stamp: Any) -> str:
    text = pd.Timestamp(stamp).isoformat()
    return text.removesuffix("T00:00:00")


def _likeliest(table: RawTable) -> Sheet | None:
    """Return the contract sheet whose required columns are mostly there."""

    def fit(sheet: Sheet) -> float:
        matched = {c.name for c in map(sheet.by_header, table.headers) if c}
        required = {c.name for c in sheet.required}
        return len(matched & required) / len(required) + len(matched) / 1000

    best = max(SHEETS, key=fit)
    return best if fit(best) >= 0.6 else None
