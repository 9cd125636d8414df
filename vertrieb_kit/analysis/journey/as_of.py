"""Deals as they stood at the end of a day: what was decided later is still open."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

DECIDED = ("gewonnen", "verloren")


def deals_as_of(deals: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return the deals as of the end of `day`, with the column `outcome`.

    Outcome is gewonnen, verloren or offen. Deals created later are left out. A decision that is
    dated later has not happened yet. A decided deal without date of decision has no outcome (NaN):
    nobody knows on which side of the day it belongs.
    """
    end = pd.Timestamp(day) + timedelta(days=1)
    known = deals[~(deals["created_on"] >= end)].copy()
    decided = known["status"].isin(DECIDED)
    later = decided & (known["closed_on"] >= end)
    outcome = known["status"].mask(later, "offen")
    known["outcome"] = outcome.mask(decided & known["closed_on"].isna())
    return known.reset_index(drop=True)


def decided_between(deals: pd.DataFrame, start: date | None, day: date) -> pd.DataFrame:
    """Return the deals that were won or lost from `start` (default: ever) to the end of `day`."""
    known = deals_as_of(deals, day)
    decided = known["outcome"].isin(DECIDED)
    if start is not None:
        decided &= known["closed_on"] >= pd.Timestamp(start)
    return known[decided].reset_index(drop=True)
