"""How long leads wait: for their entry in the CRM, and for Vertrieb to accept them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Duration:
    """Days between two events over `n` leads; `reversed` leads have the dates the wrong way."""

    n: int
    median: float | None
    p90: float | None
    reversed: int


@dataclass(frozen=True, slots=True)
class Handover:
    """Leads handed over up to the reference date, and what became of them.

    `returned` leads carry a reason for their return; `waiting` ones have no answer yet.
    """

    handed_over: int
    accepted: int
    returned: int
    waiting: int
    to_acceptance: Duration
    to_crm: Duration

    @property
    def acceptance_rate(self) -> float | None:
        """Return accepted over handed over, None when nothing was handed over."""
        return self.accepted / self.handed_over if self.handed_over else None


def handover(leads: pd.DataFrame, *, until: date) -> Handover:
    """Count and time the handover; events after the end of `until` have not happened yet."""
    end = pd.Timestamp(until) + timedelta(days=1)
    happened = leads.assign(
        **{
            name: leads[name].where(leads[name] < end)
            for name in ("handed_over_at", "accepted_at", "crm_created_at")
        }
    )
    given = happened[happened["handed_over_at"].notna() | (happened["handed_over"] == "ja")]
    accepted = given["accepted_at"].notna()
    returned = ~accepted & given["return_reason"].notna()
    return Handover(
        handed_over=len(given),
        accepted=int(accepted.sum()),
        returned=int(returned.sum()),
        waiting=int((~accepted & ~returned).sum()),
        to_acceptance=_duration(given, "handed_over_at", "accepted_at"),
        to_crm=_duration(happened, "first_contact_at", "crm_created_at"),
    )


def _duration(frame: pd.DataFrame, start: str, end: str) -> Duration:
    days = (frame[end] - frame[start]).dt.total_seconds().dropna() / _SECONDS
    valid = days[days >= 0]
    if not len(valid):
        return Duration(0, None, None, len(days))
    p90 = float(valid.quantile(0.9))
    return Duration(len(valid), float(valid.median()), p90, len(days) - len(valid))
