"""How many decided deals were won: by count, by value, by channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from vertrieb_kit.analysis.intervals import wilson
from vertrieb_kit.analysis.journey.as_of import DECIDED, deals_as_of, decided_between

UNKNOWN = "unbekannt"
# a firm that wins more than four of five deals usually does not record those it loses
PLAUSIBLE_LOST_SHARE = 0.20


@dataclass(frozen=True, slots=True)
class Rate:
    """Won of won and lost, with its Wilson interval; `rate` is None when nothing was decided."""

    won: int
    lost: int
    rate: float | None
    low: float | None
    high: float | None

    @property
    def decided(self) -> int:
        """Return the deals that were won or lost."""
        return self.won + self.lost


@dataclass(frozen=True, slots=True)
class WinRate:
    """Deals decided up to the reference date.

    `value_rate` is won value over decided value, None when more than half of the lost deals have no
    value (`lost_without_value`) or nothing has one. `valued` deals carry it. `undated` deals are
    decided without a date and take no part.
    """

    total: Rate
    open: int
    undated: int
    value_rate: float | None
    valued: int
    lost_without_value: int
    by_channel: tuple[tuple[str, Rate], ...]

    @property
    def lost_share_is_plausible(self) -> bool:
        """Tell whether at least a fifth of the decided deals are lost."""
        return self.total.lost >= PLAUSIBLE_LOST_SHARE * self.total.decided


@dataclass(frozen=True, slots=True)
class Velocity:
    """Won value per day, and how far the open pipeline covers a target (methods.md 6)."""

    per_day: float | None
    coverage: float | None
    needed_coverage: float | None


def rate(won: int, lost: int) -> Rate:
    """Return the win rate of counts.

    >>> rate(18, 42).rate
    0.3
    """
    low, high = wilson(won, won + lost)
    return Rate(won, lost, won / (won + lost) if won + lost else None, low, high)


def win_rate(deals: pd.DataFrame, *, until: date, since: date | None = None) -> WinRate:
    """Return the win rate over the deals decided from `since` to the end of `until`.

    Open deals are counted but not judged.
    """
    known = deals_as_of(deals, until)
    decided = decided_between(deals, since, until)
    lost = decided[decided["outcome"] == "verloren"]
    value_rate = _value_rate(decided, lost)
    return WinRate(
        total=_rate_of(decided),
        open=int((known["outcome"] == "offen").sum()),
        undated=int((known["status"].isin(DECIDED) & known["closed_on"].isna()).sum()),
        value_rate=value_rate,
        valued=int(_has_value(decided).sum()),
        lost_without_value=int((~_has_value(lost)).sum()),
        by_channel=_by_channel(decided),
    )


def velocity(
    open_deals: int,
    won_rate: Rate,
    *,
    mean_won_value: float,
    cycle_days: float,
    open_value: float,
    target: float,
) -> Velocity:
    """Return won value per day and pipeline coverage; None where a divisor is missing."""
    share = won_rate.rate
    per_day = open_deals * share * mean_won_value / cycle_days if share and cycle_days else None
    return Velocity(
        per_day=per_day,
        coverage=open_value / target if target else None,
        needed_coverage=1 / share if share else None,
    )


def mostly_valued(lost: pd.DataFrame) -> bool:
    """Tell whether at least half of the lost deals have a value: else shares of value mislead."""
    return int((~_has_value(lost)).sum()) * 2 <= len(lost)


def _has_value(deals: pd.DataFrame) -> pd.Series:
    return deals["amount"].notna() & (deals["amount"] != 0)


def _value_rate(decided: pd.DataFrame, lost: pd.DataFrame) -> float | None:
    total = float(decided["amount"].sum())
    if total <= 0 or not mostly_valued(lost):
        return None
    won = decided.loc[decided["outcome"] == "gewonnen", "amount"]
    return float(won.sum()) / total


def _rate_of(decided: pd.DataFrame) -> Rate:
    counts = decided["outcome"].value_counts()
    return rate(int(counts.get("gewonnen", 0)), int(counts.get("verloren", 0)))


def _by_channel(decided: pd.DataFrame) -> tuple[tuple[str, Rate], ...]:
    groups = decided.assign(channel=decided["channel"].fillna(UNKNOWN)).groupby("channel")
    found = [(str(name), _rate_of(group)) for name, group in groups]
    return tuple(sorted(found, key=lambda item: (-item[1].decided, item[0])))
