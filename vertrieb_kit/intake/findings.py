"""What cleaning and checking find, and the one place where a finding becomes a German problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.problems import Handling, Problem

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of defect in one column: the rows (as in the file), the first raw value, words.

    `what` says what was expected and what came, `todo` what happened or what to do.
    """

    code: str
    handling: Handling
    rows: tuple[int, ...]
    raw: str
    what: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: contract sheet, file, and its letter there ("" when made up)."""

    sheet: str
    file: str
    header: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """A typed column and what was found on the way; `failed` when it cannot be read at all."""

    series: pd.Series[Any]
    findings: tuple[Finding, ...] = ()
    failed: bool = False


def letter(position: int) -> str:
    """Return the column letter of a position counted from 0.

    >>> letter(0), letter(26)
    ('A', 'AA')
    """
    text = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def finding(
    code: str,
    handling: Handling,
    hit: pd.Series[bool],
    raw: pd.Series[Any],
    what: str,
    todo: str = "",
) -> tuple[Finding, ...]:
    """Return the finding about the rows that `hit` marks; nothing when it marks none."""
    rows = tuple(int(row) for row in hit.index[hit])
    if not rows:
        return ()
    first = raw[hit].iloc[0]
    return (Finding(code, handling, rows, shown(first), what, todo),)


def shown(value: object) -> str:
    """Return a raw value as a person would read it in the cell."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and not (value.hour or value.minute or value.second):
        return f"{value:%d.%m.%Y}"
    return f"{value:%d.%m.%Y}" if type(value) is dt.date else str(value)


def to_problem(found: Finding, place: Place) -> Problem:
    """Word a finding as a problem at its place."""
    where = f"Spalte „{place.header}“: " if place.header else ""
    parts = (f"{where}{found.what}", _cells(found.rows, place.letter), found.todo)
    return Problem(
        code=found.code,
        text=" ".join(part for part in parts if part),
        handling=found.handling,
        sheet=place.sheet,
        file=place.file,
        row=found.rows[0] if found.rows else None,
        column=place.header,
        cell=f"{place.letter}{found.rows[0]}" if place.letter and found.rows else "",
        raw=found.raw,
        count=max(1, len(found.rows)),
    )


def problems(found: Sequence[Finding], place: Place) -> tuple[Problem, ...]:
    """Word several findings at one place."""
    return tuple(to_problem(item, place) for item in found)


def listed(items: Sequence[str], *, most: int = _SHOWN) -> str:
    """Join items, the first ten by name and the rest as a number.

    >>> listed(["a", "b", "c"], most=2)
    'a, b und 1 weitere'
    """
    head = ", ".join(items[:most])
    more = len(items) - most
    return f"{head} und {more} weitere" if more > 0 else head


def _cells(rows: tuple[int, ...], column: str) -> str:
    if not rows:
        return ""
    label = "Zelle" if column else "Zeile"
    plural = "n" if len(rows) > 1 else ""
    return f"{label}{plural} {listed([f'{column}{row}' for row in rows])}."
