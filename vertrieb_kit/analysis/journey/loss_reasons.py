"""Why deals were lost, by count and by value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from vertrieb_kit.analysis.journey.as_of import decided_between
from vertrieb_kit.analysis.journey.win_rate import UNKNOWN, mostly_valued


@dataclass(frozen=True, slots=True)
class LossReason:
    """One reason; `share` is of all lost deals, `value_share` of their value."""

    reason: str
    count: int
    share: float
    value: float
    value_share: float | None


@dataclass(frozen=True, slots=True)
class LossReasons:
    """Reasons of the deals lost up to the reference date, most frequent first.

    An empty cell is the reason "unbekannt". Value shares are None when more than half of the lost
    deals have no value.
    """

    lost: int
    reasons: tuple[LossReason, ...]

    @property
    def unknown_share(self) -> float:
        """Return the share of lost deals without a reason."""
        return sum(r.share for r in self.reasons if r.reason == UNKNOWN)

    @property
    def named(self) -> tuple[LossReason, ...]:
        """Return the reasons that somebody recorded."""
        return tuple(r for r in self.reasons if r.reason != UNKNOWN)


def loss_reasons(deals: pd.DataFrame, *, until: date, since: date | None = None) -> LossReasons:
    """Count the deals lost from `since` to the end of `until` by reason."""
    decided = decided_between(deals, since, until)
    lost = decided[decided["outcome"] == "verloren"]
    groups = lost.assign(loss_reason=lost["loss_reason"].fillna(UNKNOWN)).groupby("loss_reason")
    total = float(lost["amount"].sum())
    valued = mostly_valued(lost) and total > 0

    def one(reason: str, group: pd.DataFrame) -> LossReason:
        value = float(group["amount"].sum())
        return LossReason(
            reason, len(group), len(group) / len(lost), value, value / total if valued else None
        )

    found = [one(str(reason), group) for reason, group in groups]
    found.sort(key=lambda r: (-r.count, -r.value, r.reason))
    return LossReasons(len(lost), tuple(found))
