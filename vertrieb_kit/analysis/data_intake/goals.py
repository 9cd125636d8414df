"""Are the sales goals complete: metric, target, date, short and long horizon?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Goals:
    """Sales goals: `frame` holds one row per goal, earliest date first, undated ones last.

    `measurable` counts goals with metric, target and date. Dated goals are `past` (due before the
    reference date), due `within_12_months` from it, or `beyond_12_months`.
    """

    frame: pd.DataFrame
    count: int
    measurable: int
    past: int
    within_12_months: int
    beyond_12_months: int


def goals(frame: pd.DataFrame, reference_date: date) -> Goals:
    """Count goals by completeness and horizon.

    A date that has passed covers no horizon: it says nothing about the months to come.
    """
    start = pd.Timestamp(reference_date)
    border = start + pd.DateOffset(months=12)
    due = frame["due_on"]
    complete = frame["metric"].notna() & frame["target"].notna() & due.notna()
    return Goals(
        frame=frame.sort_values("due_on", kind="stable", na_position="last"),
        count=len(frame),
        measurable=int(complete.sum()),
        past=int((due < start).sum()),
        within_12_months=int(due.between(start, border).sum()),
        beyond_12_months=int((due > border).sum()),
    )
