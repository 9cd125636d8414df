"""Agreement of people who put cases into classes, from the votes per case and class.

Counts suffice for every coefficient: who voted what is never needed. A count matrix has one row
per case and one column per class. `weights` has one row per bootstrap draw and says how often
each case was drawn; the result then holds one value per draw. Formulas: methods.md section 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Floats = NDArray[np.float64]

DRAWS, SEED = 2000, 1
UNDEFINED_AT_MOST = 0.05
_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its bootstrap interval; None where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class FleissKappa:
    """Fleiss' kappa; `kappa` is None without variation or when cases have unequal votes."""

    observed: float | None
    expected: float | None
    kappa: float | None
    item_agreement: tuple[float, ...]
    equal_votes: bool


@dataclass(frozen=True, slots=True)
class KappaBetween:
    """Agreement between two groups of raters, corrected for chance, over `cases` both judged."""

    cases: int
    observed: float | None
    expected: float | None
    kappa: Estimate


def item_agreement(counts: ArrayLike) -> Floats:
    """Return per case the share of agreeing pairs among all pairs of votes, NaN below 2 votes.

    >>> [round(float(share), 2) for share in item_agreement([[3, 2], [5, 0], [1, 0]])]
    [0.4, 1.0, nan]
    """
    n = np.asarray(counts, dtype=float)
    votes = n.sum(axis=1)
    pairs = np.where(votes >= 2, votes * (votes - 1), np.nan)
    return np.asarray((n * (n - 1)).sum(axis=1) / pairs, dtype=float)


def observed_agreement(counts: ArrayLike) -> Estimate:
    """Return the mean of `item_agreement` over the cases with at least two votes."""
    shares = item_agreement(counts)
    shares = shares[~np.isnan(shares)]
    if not len(shares):
        return Estimate(None)
    return _estimate(float(shares.mean()), bootstrap_weights(len(shares)) @ shares / len(shares))


def fleiss_kappa(counts: ArrayLike) -> FleissKappa:
    """Return Fleiss' kappa over the cases that have votes (Fleiss 1971)."""
    n = np.asarray(counts, dtype=float)
    n = n[n.sum(axis=1) > 0]
    votes = n.sum(axis=1)
    equal = bool(len(n)) and votes.min() == votes.max() and votes.min() >= 2
    shares = tuple(float(share) for share in item_agreement(n))
    if not equal:
        return FleissKappa(None, None, None, shares, equal_votes=False)
    observed = float(np.mean(shares))
    expected = float(((n.sum(axis=0) / n.sum()) ** 2).sum())
    return FleissKappa(observed, expected, _chance_corrected(observed, expected), shares, True)


def krippendorff_alpha(
    counts: ArrayLike, *, level: Level = "nominal", values: ArrayLike | None = None
) -> float | None:
    """Return Krippendorff's alpha; None without variation or without a case with two votes.

    `values` are the numbers behind the classes for level interval and ratio; the columns of
    `counts` must be in their order for level ordinal. Source: Krippendorff (2011).

    >>> krippendorff_alpha([[2, 0], [0, 2]])
    1.0
    """
    n = _pairable(counts)
    alpha = float(_alpha(n, _distance(n.sum(axis=0), level, values), np.ones((1, len(n))))[0])
    return None if np.isnan(alpha) else alpha


def alpha_estimate(counts: ArrayLike) -> Estimate:
    """Return the nominal alpha with its interval over resampled cases."""
    n = _pairable(counts)
    value = krippendorff_alpha(n)
    if value is None:
        return Estimate(None)
    nominal = 1.0 - np.eye(n.shape[1])
    return _estimate(value, _alpha(n, nominal, bootstrap_weights(len(n))))


def kappa_between(counts_a: ArrayLike, counts_b: ArrayLike) -> KappaBetween:
    """Return agreement between two groups: mean share of equal pairs, against that by chance.

    Both parts are means over the cases with at least one vote in each group.
    """
    share_a, share_b = shares_of_both(counts_a, counts_b)
    cases = len(share_a)
    if not cases:
        return KappaBetween(0, None, None, Estimate(None))
    one = np.ones((1, cases))
    observed, expected = (float(part[0]) for part in _parts(share_a, share_b, one))
    kappa = _chance_corrected(observed, expected)
    if kappa is None:
        return KappaBetween(cases, observed, expected, Estimate(None))
    draws = kappa_draws(share_a, share_b, bootstrap_weights(cases))
    return KappaBetween(cases, observed, expected, _estimate(kappa, draws))


def shares_of_both(counts_a: ArrayLike, counts_b: ArrayLike) -> tuple[Floats, Floats]:
    """Return the shares of the classes per case, for the cases that both groups judged."""
    a, b = np.asarray(counts_a, dtype=float), np.asarray(counts_b, dtype=float)
    both = (a.sum(axis=1) > 0) & (b.sum(axis=1) > 0)
    a, b = a[both], b[both]
    return a / a.sum(axis=1, keepdims=True), b / b.sum(axis=1, keepdims=True)


def kappa_draws(share_a: Floats, share_b: Floats, weights: Floats) -> Floats:
    """Return the kappa between two groups for every draw, NaN where it is not defined."""
    observed, expected = _parts(share_a, share_b, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        kappa = (observed - expected) / (1 - expected)
    return np.asarray(np.where(expected < 1 - _TOLERANCE, kappa, np.nan))


def bootstrap_weights(cases: int, *, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """Return how often each case is drawn, one row per draw."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(cases, np.full(cases, 1 / cases), size=draws).astype(float)


def percentile_bounds(draws: Floats) -> tuple[float | None, float | None]:
    """Return the middle 95 % of the draws; none when more than 5 % of them are undefined."""
    known = draws[~np.isnan(draws)]
    if len(known) < (1 - UNDEFINED_AT_MOST) * len(draws) or not len(known):
        return None, None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def _estimate(value: float, draws: Floats) -> Estimate:
    return Estimate(value, *percentile_bounds(draws))


def _chance_corrected(observed: float, expected: float) -> float | None:
    # everybody always in one class: nothing to agree about, so neither 1 nor NaN
    return None if expected >= 1 - _TOLERANCE else (observed - expected) / (1 - expected)


def _parts(share_a: Floats, share_b: Floats, weights: Floats) -> tuple[Floats, Floats]:
    total = weights.sum(axis=1)
    observed = weights @ (share_a * share_b).sum(axis=1) / total
    expected = ((weights @ share_a) * (weights @ share_b)).sum(axis=1) / total**2
    return observed, expected


def _pairable(counts: ArrayLike) -> Floats:
    n = np.asarray(counts, dtype=float)
    return np.asarray(n[n.sum(axis=1) >= 2])


def _alpha(n: Floats, distance: Floats, weights: Floats) -> Floats:
    """Return 1 − observed/expected disagreement, both from the coincidences of pairs."""
    votes = n.sum(axis=1)
    disagreement = ((n @ distance) * n).sum(axis=1) / (votes - 1)
    totals = weights @ n
    size = totals.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = ((totals @ distance) * totals).sum(axis=1) / (size - 1)
        return np.asarray(1 - np.where(expected > 0, weights @ disagreement / expected, np.nan))


def _distance(totals: Floats, level: Level, values: ArrayLike | None) -> Floats:
    """Return the squared distance of every pair of classes."""
    if level == "nominal":
        return 1.0 - np.eye(len(totals))
    if level == "ordinal":
        # votes up to the middle of a class: their difference is the sum between two middles
        middle = np.cumsum(totals) - totals / 2
        return np.asarray((middle[:, None] - middle[None, :]) ** 2)
    if values is None:
        raise ValueError(f"level {level!r} needs the values of the classes")
    v = np.asarray(values, dtype=float)
    gap = (v[:, None] - v[None, :]) ** 2
    if level == "interval":
        return np.asarray(gap)
    total = (v[:, None] + v[None, :]) ** 2
    return np.asarray(np.divide(gap, total, out=np.zeros_like(gap), where=total > 0))
