"""The two periods that a comparison with the prior year needs, and whether the data cover them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from vertrieb_kit.contracts.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Period:
    """From the start of the first day to the end of the last."""

    start: date
    end: date

    def rows(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        """Return the rows whose date lies inside; rows without a date lie nowhere."""
        return frame[self.holds(frame[column])]

    def holds(self, dates: pd.Series) -> pd.Series:
        """Tell for every date whether it lies inside."""
        after = pd.Timestamp(self.end) + pd.Timedelta(days=1)
        return (dates >= pd.Timestamp(self.start)) & (dates < after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A period, the one it is compared with, and whether the data carry the comparison."""

    current: Period
    prior: Period
    covered: bool


def twelve_months(end: date) -> Period:
    """Return the 12 months up to and including a day.

    >>> twelve_months(date(2024, 2, 29)).start
    datetime.date(2023, 3, 1)
    """
    after = pd.Timestamp(end) + pd.Timedelta(days=1)
    return Period((after - pd.DateOffset(years=1)).date(), end)


def comparison(dates: pd.Series, *, reference_date: date, parameters: Parameters) -> Comparison:
    """Compare the 12 months up to the reference date with the 12 before.

    `zeitraum_bis` moves the end. `vergleich_von` and `vergleich_bis` replace the earlier period;
    the later one is then `zeitraum_von` to `zeitraum_bis` where given. The data cover both when
    they hold rows in each and reach back into the first month of the earlier period.
    """
    end = min(parameters.zeitraum_bis or reference_date, reference_date)
    current = twelve_months(end)
    prior = twelve_months(current.start - timedelta(days=1))
    if parameters.vergleich_von or parameters.vergleich_bis:
        current = Period(parameters.zeitraum_von or current.start, end)
        prior = _chosen(parameters, current)
    return Comparison(current, prior, covered(dates, current) and covered(dates, prior))


def _chosen(parameters: Parameters, current: Period) -> Period:
    end = parameters.vergleich_bis or current.start - timedelta(days=1)
    return Period(parameters.vergleich_von or twelve_months(end).start, end)


def covered(dates: pd.Series, period: Period) -> bool:
    """Tell whether dates reach back into the first month of a period and some lie inside."""
    first = dates.min()
    if pd.isna(first):
        return False
    grace = pd.Timestamp(period.start) + pd.DateOffset(months=1)
    return bool(first < grace and period.holds(dates).any())
