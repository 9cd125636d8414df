"""How old the delivered data are at the reference date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class SheetAge:
    """Age of one sheet in whole months; 0 when its Stand lies after the reference date.

    `outdated` counts days: a year and a day is older than 12 months.
    """

    sheet: str
    as_of: date
    months: int
    outdated: bool


def sheet_ages(
    as_of: Mapping[str, date], reference_date: date, *, max_months: int
) -> tuple[SheetAge, ...]:
    """Return the age of every sheet whose Stand is known, oldest first; keys are sheet titles.

    >>> sheet_ages({"Markt": date(2024, 1, 31)}, date(2025, 12, 31), max_months=12)[0].months
    23
    """
    limit = (pd.Timestamp(reference_date) - pd.DateOffset(months=max_months)).date()
    ages = [
        SheetAge(sheet, day, _months(day, reference_date), day < limit)
        for sheet, day in as_of.items()
    ]
    return tuple(sorted(ages, key=lambda age: (age.as_of, age.sheet)))


def _months(start: date, end: date) -> int:
    whole = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(0, whole)
