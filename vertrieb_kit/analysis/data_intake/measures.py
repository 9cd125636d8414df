"""Which measures are agreed, which are overdue, and which goals have none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures in order of their end. `decisions`: open ones of highest benefit, at most three.

    `goals_with_measure` counts goals that at least one measure serves, out of `goals`.
    """

    frame: pd.DataFrame
    decisions: pd.DataFrame
    count: int
    overdue: int
    goals: int
    goals_with_measure: int


def measures(frame: pd.DataFrame, goals: pd.DataFrame, reference_date: date) -> Measures:
    """Order measures by date and name those that wait for a decision.

    A measure is overdue when it ended before the reference date and is neither done nor stopped.
    """
    active = frame["status"].isin(["offen", "läuft"])
    overdue = active & (frame["end_on"] < pd.Timestamp(reference_date))
    waiting = frame[frame["status"] == "offen"]
    ranked = waiting.sort_values(["benefit", "start_on"], ascending=[False, True], kind="stable")
    return Measures(
        frame=frame.sort_values(["start_on", "end_on"], kind="stable"),
        decisions=ranked.head(DECISIONS),
        count=len(frame),
        overdue=int(overdue.sum()),
        goals=len(goals),
        goals_with_measure=int(goals["goal_id"].isin(frame["goal_id"].dropna()).sum()),
    )
