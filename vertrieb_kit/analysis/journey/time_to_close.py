"""How long deals take until they are decided, open ones included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.journey.as_of import DECIDED, deals_as_of
from vertrieb_kit.analysis.journey.survival import (
    LOST,
    OPEN,
    WON,
    CumulativeIncidence,
    KaplanMeier,
    cumulative_incidence,
    kaplan_meier,
)


@dataclass(frozen=True, slots=True)
class TimeToClose:
    """Days from creation to the decision, won or lost; open deals are censored.

    `reversed` deals were decided before they were created, `undated` ones miss a date; both take
    no part. `closed_only_median` is what a naive look at decided deals would give. `overdue` open
    deals are older than twice the time after which nine of ten deals are decided, or their
    expected decision has passed.
    """

    decision: KaplanMeier
    outcomes: CumulativeIncidence
    n: int
    open: int
    reversed: int
    undated: int
    closed_only_median: float | None
    overdue: int


def time_to_close(deals: pd.DataFrame, *, until: date) -> TimeToClose:
    """Estimate the time to the decision from deals created up to the end of `until`."""
    known = deals_as_of(deals, until)
    end = known["closed_on"].where(known["outcome"].isin(DECIDED), pd.Timestamp(until))
    days = (end - known["created_on"]).dt.days.astype(float)
    undated = days.isna() | known["outcome"].isna()
    reversed_ = ~undated & (days < 0)
    timed = known[~undated & ~reversed_]
    days = days[timed.index]
    kind = timed["outcome"].map({"gewonnen": WON, "verloren": LOST, "offen": OPEN}).astype(int)
    decision = kaplan_meier(days, kind != OPEN)
    closed = days[kind != OPEN]
    return TimeToClose(
        decision=decision,
        outcomes=cumulative_incidence(days, kind),
        n=len(timed),
        open=int((kind == OPEN).sum()),
        reversed=int(reversed_.sum()),
        undated=int(undated.sum()),
        closed_only_median=float(closed.median()) if len(closed) else None,
        overdue=_overdue(timed, days, decision, until),
    )


def _overdue(timed: pd.DataFrame, days: pd.Series, decision: KaplanMeier, until: date) -> int:
    still_open = timed["outcome"] == "offen"
    limit = decision.quantile(0.9)
    too_old = days > (2 * limit if limit is not None else np.inf)
    passed = timed["expected_close_on"] < pd.Timestamp(until)
    return int((still_open & (too_old | passed)).sum())
