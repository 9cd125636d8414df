"""Won and lost against named rivals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from vertrieb_kit.analysis.intervals import wilson


@dataclass(frozen=True, slots=True)
class Rival:
    """Decided deals that name one rival; `rate` is won / (won + lost) with its Wilson interval.

    Rate and interval are None as long as no won deal names any rival: then only losses are
    recorded, and a rate of 0 would be a statement about the records.
    """

    name: str
    won: int
    lost: int
    lost_amount: float
    rate: float | None
    low: float | None
    high: float | None

    @property
    def decided(self) -> int:
        """Return the number of decided deals."""
        return self.won + self.lost


@dataclass(frozen=True, slots=True)
class Rivalry:
    """All named rivals, most losses first.

    `lost` counts lost deals, `lost_named` those that name a rival, `won_named` the won ones that
    do; `undated` decided deals without a decision date are left out. `overlapping` counts decided
    deals that name several rivals.
    """

    rivals: tuple[Rival, ...]
    lost: int
    lost_named: int
    won_named: int
    undated: int
    overlapping: int


def rivalry(deals: pd.DataFrame, *, reference_date: date) -> Rivalry:
    """Count decided deals by the rivals they name; several names are parted by ; or /.

    Deals without decision, and those decided after the reference date, are open and do not count.
    Sources: methods.md 2.6, design.md 3.6.
    """
    decided = deals[deals["status"].isin(["gewonnen", "verloren"])]
    after = pd.Timestamp(reference_date) + pd.Timedelta(days=1)
    counted = decided[decided["closed_on"] < after]
    names = _names(counted["lost_to"])
    pairs = counted.drop(columns="lost_to").join(names.rename("rival"), how="inner")
    won = counted["status"] == "gewonnen"
    named = counted.index.isin(pairs.index)
    return Rivalry(
        rivals=_rivals(pairs, judged=bool((won & named).any())),
        lost=int((~won).sum()),
        lost_named=int((~won & named).sum()),
        won_named=int((won & named).sum()),
        undated=int(decided["closed_on"].isna().sum()),
        overlapping=int(pairs.index[pairs.index.duplicated()].nunique()),
    )


def win_rate(won: int, lost: int) -> tuple[float | None, float | None, float | None]:
    """Return won / (won + lost) with its Wilson interval, three None when nothing was decided.

    >>> win_rate(8, 12)[0]
    0.4
    """
    decided = won + lost
    low, high = wilson(won, decided)
    return (won / decided if decided else None), low, high


def _names(lost_to: pd.Series) -> pd.Series:
    parts = lost_to.dropna().str.split(r"[;/]", regex=True).explode().str.strip()
    named = parts[parts != ""]
    return named[~pd.MultiIndex.from_arrays([named.index, named]).duplicated()]


def _rivals(pairs: pd.DataFrame, *, judged: bool) -> tuple[Rival, ...]:
    won = pairs["status"] == "gewonnen"
    table = (
        pairs.assign(won=won, lost=~won, lost_amount=pairs["amount"].where(~won))
        .groupby("rival")[["won", "lost", "lost_amount"]]
        .sum()
        .sort_index()
        .sort_values(["lost", "won"], ascending=False, kind="stable")
    )
    return tuple(
        _rival(str(name), int(w), int(n), float(a), judged) for name, w, n, a in table.itertuples()
    )


def _rival(name: str, won: int, lost: int, amount: float, judged: bool) -> Rival:
    rate, low, high = win_rate(won, lost) if judged else (None, None, None)
    return Rival(name, won, lost, amount, rate, low, high)
