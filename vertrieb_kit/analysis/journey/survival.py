"""Time to an event when some cases are still open: Kaplan–Meier and Aalen–Johansen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import norm

Floats = NDArray[np.float64]

OPEN, WON, LOST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class KaplanMeier:
    """Share still without event after each event time, with log-log bounds (Greenwood).

    `median` is the first time at which at most half are left, None when that is not reached.
    """

    n: int
    events: int
    times: tuple[float, ...]
    survival: tuple[float, ...]
    median: float | None
    median_low: float | None
    median_high: float | None

    def quantile(self, share: float) -> float | None:
        """Return the first time at which `share` of the cases had their event."""
        return _first(self.times, np.asarray(self.survival), 1 - share)


@dataclass(frozen=True, slots=True)
class CumulativeIncidence:
    """Probability of being won, and of being lost, up to each event time (Aalen–Johansen)."""

    times: tuple[float, ...]
    won: tuple[float, ...]
    lost: tuple[float, ...]


def kaplan_meier(time: ArrayLike, event: ArrayLike, *, confidence: float = 0.95) -> KaplanMeier:
    """Estimate the time to an event; `event` is 1 when it happened, 0 when the case is still open.

    Ties: events before censorings. Source: Kaplan and Meier (1958).

    >>> kaplan_meier([2, 4, 6, 8], [1, 1, 1, 0]).median
    4.0
    """
    t, happened = np.asarray(time, dtype=float), np.asarray(event) != OPEN
    times, events, at_risk = _risk_table(t, happened)
    survival = np.asarray(np.cumprod(1 - events / at_risk), dtype=np.float64)
    low, high = _bounds(survival, events, at_risk, confidence)
    return KaplanMeier(
        n=len(t),
        events=int(events.sum()),
        times=tuple(times.tolist()),
        survival=tuple(survival.tolist()),
        median=_first(times, survival, 0.5),
        median_low=_first(times, low, 0.5),
        median_high=_first(times, high, 0.5),
    )


def cumulative_incidence(time: ArrayLike, event: ArrayLike) -> CumulativeIncidence:
    """Estimate winning and losing as competing outcomes; `event` is OPEN, WON or LOST.

    1 − Kaplan–Meier with lost deals censored would overstate winning.
    """
    t, kind = np.asarray(time, dtype=float), np.asarray(event)
    times, events, at_risk = _risk_table(t, kind != OPEN)
    survival = np.asarray(np.cumprod(1 - events / at_risk), dtype=np.float64)
    before = np.concatenate([[1.0], survival])[: len(times)]

    def curve(outcome: int) -> tuple[float, ...]:
        counts = (t[kind == outcome][:, None] == times).sum(axis=0)
        return tuple(np.cumsum(before * counts / at_risk).tolist())

    return CumulativeIncidence(tuple(times.tolist()), curve(WON), curve(LOST))


def _risk_table(t: Floats, happened: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    times, events = np.unique(t[happened], return_counts=True)
    at_risk = len(t) - np.searchsorted(np.sort(t), times, side="left")
    return times, events.astype(float), at_risk.astype(float)


def _bounds(
    survival: Floats, events: Floats, at_risk: Floats, confidence: float
) -> tuple[Floats, Floats]:
    z = norm.ppf(0.5 + confidence / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.sqrt(np.cumsum(events / (at_risk * (at_risk - events))))
        spread = np.exp(z * greenwood / np.log(survival))
        low, high = survival ** (1 / spread), survival**spread
    # the last curve point at 0 has no log: both bounds are 0 there
    return np.nan_to_num(low), np.nan_to_num(high)


def _first(times: ArrayLike, survival: Floats, level: float) -> float | None:
    reached = np.asarray(times, dtype=float)[survival <= level + 1e-12]
    return float(reached[0]) if len(reached) else None
