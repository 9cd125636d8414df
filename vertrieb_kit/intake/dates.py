"""Raw cells → dates. Excel dates stay; text is read only where one reading is possible."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.cells import Cells, PerValue, per_value, sort_cells
from vertrieb_kit.intake.findings import Finding, Typed, finding

Order = Literal["TMJ", "MTJ", "JMT"]

_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_OTHER = {"jän": 1, "mrz": 3, "mae": 3, "mar": 3, "may": 5, "oct": 10, "dec": 12}
_TIME = r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})" + _TIME)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})" + _TIME)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})" + _TIME)
_WORDED = re.compile(r"(\d{1,2})\.?\s*([A-Za-zäÄ]{3,9})\.?\s*(\d{2}|\d{4})")
_PERIOD = re.compile(
    r"(?:KW|CW|Q|H)\s?\d{1,2}\s?[/ .-]\s?\d{2,4}|\d{4}\s?[-/ ]?(?:KW|Q|H|W)\s?\d{1,2}"
    r"|[A-Za-zä]{3,9}\.?\s?\d{2,4}|\d{1,2}/\d{4}",
    re.IGNORECASE,
)
_EPOCH = dt.datetime(1899, 12, 30)
_PLACEHOLDER_YEARS = (1899, 1900, 1901, 9999, 2999, 2099)
_ZONE = "Europe/Berlin"
_CURE = "Bitte geben Sie „datumsformat“ in mandat.toml an (TMJ, MTJ oder JMT)."
_PLACEHOLDER = "Platzhalter statt eines Datums."
_NAT = np.datetime64("NaT", "us")


@dataclass(frozen=True, slots=True)
class DateText:
    """What a text says: `day` when one reading exists, else both candidates of 03/04/2025."""

    day: dt.datetime | None = None
    dmy: dt.datetime | None = None
    mdy: dt.datetime | None = None
    kind: Literal["iso", "text", "slash", "serial", "period", "placeholder", "bad"] = "text"


def read_dates(
    raw: pd.Series[Any], column: Column, *, order: Order | None = None, native: bool = True
) -> Typed:
    """Return a datetime64 column; what cannot be read is missing and reported."""
    cells = sort_cells(raw)
    parsed = per_value(raw[cells.text], read_date)
    excel = per_value(raw[cells.native], _native_date)
    chosen, blocked = _order(cells, parsed, order)
    if blocked:
        return Typed(_typed(pd.Series(pd.NaT, index=raw.index), column), blocked, failed=True)
    values = parsed.over(raw.index, lambda item: _stamp(item, chosen), _NAT)
    values = values.where(~cells.native, excel.over(raw.index, lambda i: _stamp(i, chosen), _NAT))
    found = _findings(cells, parsed, excel, values.notna(), native=native, stated=bool(order))
    bad = tuple(f for f in found if f.code == "CONTRACT_TYPE")
    if bad and not values.notna().any():
        return Typed(_typed(values, column), (replace(bad[0], handling="refused"),), failed=True)
    return Typed(_typed(values, column), (*cells.findings(), *found))


def read_date(text: str) -> DateText:
    """Read one text as a date.

    >>> read_date("31.12.25").day, read_date("KW 1/2026").kind
    (datetime.datetime(2025, 12, 31, 0, 0), 'period')
    """
    plain = " ".join(text.split())
    for pattern in (_ISO, _YEAR_FIRST, _COMPACT):
        if match := pattern.fullmatch(plain):
            year, month, day, *time = match.groups()
            kind: Any = "iso" if pattern is _ISO else "text"
            return _checked(_date(year, month, day, time), kind, year, day)
    if match := _DOTTED.fullmatch(plain):
        day, month, year, *time = match.groups()
        return _checked(_date(year, month, day, time), "text", year, day)
    if match := _SLASHED.fullmatch(plain):
        first, second, year, *time = match.groups()
        one, two = _date(year, second, first, time), _date(year, first, second, time)
        return DateText(None, one, two, "slash" if one or two else "bad")
    if (match := _WORDED.fullmatch(plain)) and _month(match[2]):
        return _checked(_date(match[3], str(_month(match[2])), match[1], []), "text", match[3], "1")
    return DateText(kind="period" if _PERIOD.fullmatch(plain) else "bad")


def _native_date(value: Any) -> DateText:
    """Take an Excel date as it is, a number as a serial or as JJJJMMTT."""
    if isinstance(value, dt.datetime):
        return _checked(value, "iso", str(value.year), "1")
    if isinstance(value, dt.date):
        return _checked(
            dt.datetime(value.year, value.month, value.day), "iso", str(value.year), "1"
        )
    if isinstance(value, bool) or not isinstance(value, int | float):
        return DateText(kind="bad")
    if 30_000 <= value <= 60_000:
        return DateText(_EPOCH + dt.timedelta(days=float(value)), kind="serial")
    if float(value).is_integer() and 19_000_101 <= value <= 99_991_231:
        return read_date(str(int(value)))
    return DateText(kind="placeholder" if value in (0, 1) else "bad")


def _checked(day: dt.datetime | None, kind: Any, year: str, day_text: str) -> DateText:
    placeholder = int(year) == 0 or int(day_text) == 0
    if placeholder or (day is not None and day.year in _PLACEHOLDER_YEARS):
        return DateText(kind="placeholder")
    return DateText(day, kind=kind) if day else DateText(kind="bad")


def _date(year: str, month: str, day: str, time: list[str | None]) -> dt.datetime | None:
    hour, minute, second, zone = (*time, None, None, None, None)[:4]
    full = int(year) + (2000 if int(year) < 70 else 1900) if len(year) == 2 else int(year)
    try:
        read = dt.datetime(
            full, int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
        )
        return _local(read, zone) if zone else read
    except (ValueError, OverflowError):  # no such day, or an offset that no clock has
        return None


def _local(read: dt.datetime, zone: str) -> dt.datetime:
    """Turn a time with zone into local time: a day belongs to whoever lived it here."""
    offset = "+00:00" if zone == "Z" else zone
    stamp = pd.Timestamp(f"{read.isoformat()}{offset}").tz_convert(_ZONE).tz_localize(None)
    return dt.datetime.fromisoformat(stamp.isoformat())


def _month(name: str) -> int:
    short = name[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else _OTHER.get(short, 0)


def _order(
    cells: Cells, parsed: PerValue, order: Order | None
) -> tuple[Order, tuple[Finding, ...]]:
    """Decide once per column whether 03/04/2025 begins with the day or with the month."""
    if order:
        return order, ()
    slashed = [item for item in parsed.items if item.kind == "slash"]
    day_first = any(item.mdy is None for item in slashed)
    month_first = any(item.dmy is None for item in slashed)
    if not slashed or day_first != month_first:
        return ("MTJ" if month_first else "TMJ"), ()
    hit = parsed.over(cells.raw.index, lambda item: item.kind == "slash", False)
    mixed = "Tag und Monat stehen in wechselnder Reihenfolge."
    what = mixed if day_first else "Nicht entscheidbar, ob Tag oder Monat vorn steht."
    return "TMJ", finding("Q11", "refused", hit, cells.raw, what, _CURE)


def _stamp(item: DateText, order: Order) -> np.datetime64:
    day = item.day
    if day is None and item.kind == "slash":
        day = item.mdy if order == "MTJ" else item.dmy
    return _NAT if day is None else np.datetime64(day, "us")


def _findings(
    cells: Cells,
    parsed: PerValue,
    excel: PerValue,
    read: pd.Series[bool],
    *,
    native: bool,
    stated: bool,
) -> tuple[Finding, ...]:
    raw = cells.raw
    kinds = parsed.over(raw.index, lambda item: str(item.kind), "")
    kinds = kinds.where(~cells.native, excel.over(raw.index, lambda item: str(item.kind), ""))
    # in a CSV every date is text: only a notation that had to be found out is worth a note
    noted = ["iso", "text", "slash"] if native else [] if stated else ["text", "slash"]
    as_text = cells.text & read & kinds.isin(noted)
    compact = cells.native & read & (kinds == "text")
    serial = cells.native & (kinds == "serial")
    bad = (kinds == "bad") | ((kinds == "slash") & ~read)
    lost = "Sie gelten als fehlend."
    return (
        *finding(
            "Q10", "corrected", as_text | compact, raw, "Datum als Text.", "Es wurde gelesen."
        ),
        *finding("Q12", "corrected", serial, raw, "Datum als Excel-Zahl.", "Es wurde umgerechnet."),
        *finding("Q13", "corrected", kinds == "placeholder", raw, _PLACEHOLDER, lost),
        *finding("Q14", "warned", kinds == "period", raw, "Ein Zeitraum statt eines Tages.", lost),
        *finding("CONTRACT_TYPE", "warned", bad, raw, "Der Inhalt ist kein Datum.", lost),
    )


def _typed(values: pd.Series[Any], column: Column) -> pd.Series[Any]:
    stamps = values.astype("datetime64[us]")
    return stamps.dt.normalize() if column.kind == "date" else stamps
