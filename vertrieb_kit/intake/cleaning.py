"""Raw columns → one typed frame, column by column, with everything that was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import Column, Sheet
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.intake.dates import Order, read_dates
from vertrieb_kit.intake.findings import Finding, Place, Typed, finding, problems
from vertrieb_kit.intake.headers import shifted_problem, shifted_rows
from vertrieb_kit.intake.mapping import NUMBERED, Mapped, RawColumn
from vertrieb_kit.intake.numbers import NumberRules, read_numbers
from vertrieb_kit.intake.percents import read_percents
from vertrieb_kit.intake.raw import RawTable
from vertrieb_kit.intake.words import read_enum, read_ids, read_text

_IN_AMOUNT_UNIT = ("revenue", "deals", "market")  # the others state prices, not totals
_TELLING = ("CONTRACT_TYPE", "CONTRACT_ALLOWED", "Q03", "Q13", "Q14", "Q31")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known about a file's notation beforehand; `amount` scales its money columns."""

    notation: Any = None
    order: Order | None = None
    native: bool = True
    currency: str = "EUR"
    amount: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The rows of one sheet from one file: typed frame, bad rows, addresses, problems.

    `frame` has every contract column and is indexed by the row number in the file. `barred` marks
    rows with a value that is not allowed. `reported` names cells that already have a problem.
    `raw` keeps the cells as they stand in the file, so that a problem can quote them.
    """

    sheet: Sheet
    file: str
    table: str
    frame: pd.DataFrame
    barred: pd.Series[bool]
    places: dict[str, Place]
    problems: tuple[Problem, ...] = ()
    refused: bool = False
    mapped: frozenset[str] = frozenset()
    reported: Mapping[str, frozenset[int]] = field(default_factory=dict)
    raw: Mapping[str, pd.Series[Any]] = field(default_factory=dict)


def clean(table: RawTable, mapped: Mapped, reading: Reading) -> Part:
    """Type every mapped column; a required column that cannot be read refuses the part."""
    sheet, index = mapped.sheet, pd.Index(list(table.numbers))
    typed = {
        name: _settled(read_column(raw, sheet, reading), raw.column, sheet)
        for name, raw in mapped.columns.items()
    }
    made = {n: _numbered(table.grid.file, index) for n in NUMBERED if n not in typed}
    barred = pd.Series(False, index=index)
    places = {c.name: Place(sheet.title, table.grid.file, c.header) for c in sheet.columns}
    shifted = shifted_rows(table)
    barred |= index.isin(list(shifted))
    found = [shifted_problem(table, sheet, shifted)] if shifted else []
    for name, raw in mapped.columns.items():
        places[name] = raw.place(sheet, table.grid.file)
        found += problems(typed[name].findings, places[name])
        barred |= _barred(typed[name], index)
    known = {**made, **typed}
    columns = {c.name: _column(c, known.get(c.name), index) for c in sheet.columns}
    return Part(
        sheet,
        table.grid.file,
        table.grid.table,
        pd.DataFrame(columns, index=index),
        barred,
        places,
        (*mapped.problems, *found),
        refused=not mapped.usable or any(t.failed for t in typed.values()),
        mapped=frozenset(mapped.columns),
        reported={name: _told(item) for name, item in typed.items()},
        raw={name: raw.cells for name, raw in mapped.columns.items()},
    )


def read_column(raw: RawColumn, sheet: Sheet, reading: Reading) -> Typed:
    """Type one column by its kind and check what its contract allows."""
    column = raw.column
    if column.is_numeric:
        return _in_range(_numbers(raw, sheet, reading), raw)
    if column.is_date:
        return read_dates(raw.cells, column, order=reading.order, native=reading.native)
    if column.kind == "enum":
        return read_enum(raw.cells, column)
    return read_ids(raw.cells, column) if column.kind == "id" else read_text(raw.cells, column)


def empty_frame(sheet: Sheet) -> pd.DataFrame:
    """Return a frame without rows that has every contract column in its type.

    >>> from vertrieb_kit.contracts.sheets import BY_TITLE
    >>> str(empty_frame(BY_TITLE["Kriterien"])["weight"].dtype)
    'float64'
    """
    index = pd.RangeIndex(0)
    return pd.DataFrame({c.name: _column(c, None, index) for c in sheet.columns}, index=index)


def _numbers(raw: RawColumn, sheet: Sheet, reading: Reading) -> Typed:
    column = raw.column
    rules = NumberRules(reading.notation, raw.scale, reading.native, reading.currency)
    if column.kind == "percent":
        return read_percents(raw.cells, column, rules, whole=sheet.hundred == column.name)
    read = read_numbers(raw.cells, column, rules)
    amounts = column.kind == "money" and column.unit == "€" and sheet.name in _IN_AMOUNT_UNIT
    scale = raw.scale or (reading.amount if amounts else 1.0)
    if scale != 1.0:
        read = Typed(read.series * scale, read.findings, read.failed)
    return _whole(read, raw) if column.kind == "integer" else read


def _whole(read: Typed, raw: RawColumn) -> Typed:
    broken = read.series.notna() & (read.series % 1 != 0)
    todo = "Die Werte gelten als fehlend."
    found = finding("CONTRACT_TYPE", "warned", broken, raw.cells, "Keine ganze Zahl.", todo)
    return Typed(read.series.mask(broken), (*read.findings, *found), read.failed)


def _in_range(read: Typed, raw: RawColumn) -> Typed:
    low, high = raw.column.low, raw.column.high
    outside = pd.Series(False, index=read.series.index)
    if low is not None:
        outside |= read.series < low
    if high is not None:
        outside |= read.series > high
    todo = "Die Zeilen sind ausgeschlossen."
    found = finding("CONTRACT_ALLOWED", "warned", outside, raw.cells, _bounds(raw.column), todo)
    return Typed(read.series, (*read.findings, *found), read.failed)


def _bounds(column: Column) -> str:
    low, high = (_bound(value, column) for value in (column.low, column.high))
    if low and high:
        return f"Der Wert liegt außerhalb von {low} bis {high}."
    return f"Der Wert liegt unter {low}." if low else f"Der Wert liegt über {high}."


def _bound(value: float | None, column: Column) -> str:
    if value is None:
        return ""
    shown = value * 100 if column.kind == "percent" else value
    return f"{shown:g}".replace("-", "−") + ("\u00a0%" if column.kind == "percent" else "")


def _settled(typed: Typed, column: Column, sheet: Sheet) -> Typed:
    """Let a failed optional column count as missing: only key and value columns stop a sheet."""
    if not typed.failed or column.required or column.name in sheet.key:
        return typed
    softened = tuple(_softened(item) for item in typed.findings)
    return Typed(pd.Series(np.nan, index=typed.series.index), softened, failed=False)


def _softened(found: Finding) -> Finding:
    if found.handling != "refused":
        return found
    todo = f"Die Spalte gilt als fehlend. {found.todo}".strip()
    return replace(found, handling="warned", todo=todo)


def _barred(typed: Typed, index: pd.Index[Any]) -> pd.Series[bool]:
    rows = {r for f in typed.findings if f.code == "CONTRACT_ALLOWED" for r in f.rows}
    return pd.Series(index.isin(list(rows)), index=index)


def _told(typed: Typed) -> frozenset[int]:
    """Return the rows whose value is missing for a reason that has its own problem."""
    if typed.failed:
        return frozenset(typed.series.index)
    return frozenset(r for f in typed.findings if f.code in _TELLING for r in f.rows)


def _numbered(file: str, index: pd.Index[Any]) -> Typed:
    """Name rows that came without a number by file and line, so that two files cannot collide."""
    return Typed(pd.Series([f"{file}:{row}" for row in index], index=index, dtype="str"))


def _column(column: Column, typed: Typed | None, index: pd.Index[Any]) -> pd.Series[Any]:
    values = pd.Series(np.nan, index=index) if typed is None else typed.series
    if column.is_numeric:
        return values.astype("float64")
    if column.is_date:
        return values.astype("datetime64[us]")
    return values.astype("str")
