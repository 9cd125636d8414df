"""Weighted scores of alternatives over criteria: totals, bounds for gaps, ranks with ties."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

TIE = 1e-9
_AS_IS, _PERCENT = 0.001, 0.1


@dataclass(frozen=True, slots=True)
class WeightedScores:
    """Alternatives compared by the weighted mean of their scores.

    All series are indexed by alternative, `weights` (sum 1) by criterion. `totals` and `ranks` are
    NaN for an alternative with a missing score; `lower` and `upper` fill its gaps with the worst
    and best of the scale, `rescaled` is its mean over the `covered` weight. `leader` is the best
    complete alternative, None when there is none or several share the first rank. `decided` is
    False when another alternative's bounds reach the first. `warnings` holds codes:
    weights_normalised, scores_missing.
    """

    weights: pd.Series
    totals: pd.Series
    ranks: pd.Series
    lower: pd.Series
    upper: pd.Series
    covered: pd.Series
    rescaled: pd.Series
    leader: str | None
    decided: bool
    warnings: tuple[str, ...]


def normalised_weights(weights: pd.Series) -> tuple[pd.Series, bool]:
    """Return weights that sum to 1, and whether they had to be changed.

    A sum of 1 ± 0.001 is taken as it is, one of 100 ± 0.1 as per cent. Source: methods.md 2.1.

    >>> normalised_weights(pd.Series([50.0, 30.0, 20.0]))[1]
    False
    >>> normalised_weights(pd.Series([0.5, 0.3, 0.15]))[1]
    True
    """
    total = float(weights.sum())
    if weights.isna().any() or (weights < 0).any() or total <= 0:
        raise ValueError(f"weights must be non-negative with a positive sum, got {list(weights)}")
    if abs(total - 1) <= _AS_IS:
        return weights.astype(float), False
    return weights / total, abs(total - 100) > _PERCENT


def weighted_scores(
    scores: pd.DataFrame, weights: pd.Series, *, scale: tuple[float, float] = (1.0, 5.0)
) -> WeightedScores:
    """Score every alternative (row) over all criteria (columns); a missing score is never 0.

    `weights` stands in the order of the columns; its index must hold the same criteria.
    Source: methods.md 2.1.

    >>> table = pd.DataFrame({"price": [3.0, 5.0], "quality": [5.0, 3.0]}, index=["we", "rival"])
    >>> weighted_scores(table, pd.Series({"price": 0.7, "quality": 0.3})).leader
    'rival'
    """
    shares, changed = normalised_weights(weights.loc[list(scores.columns)])
    known = scores.notna()
    summed = _summed(scores.fillna(0.0), shares)
    covered = _summed(known.astype(float), shares)
    open_weight = shares.sum() - covered
    totals = summed.where(known.all(axis="columns"))
    lower, upper = (summed + open_weight * bound for bound in scale)
    placed = ranks(totals)
    first = placed == 1
    alone = int(first.sum()) == 1
    codes = {"weights_normalised": changed, "scores_missing": not bool(known.all(axis=None))}
    return WeightedScores(
        weights=shares,
        totals=totals,
        ranks=placed,
        lower=lower,
        upper=upper,
        covered=covered,
        rescaled=(summed / covered).where(covered > 0),
        leader=str(totals.index[first.to_numpy()][0]) if alone else None,
        decided=alone and bool((upper[~first] < totals[first].max() - TIE).all()),
        warnings=tuple(code for code, applies in codes.items() if applies),
    )


def ranks(totals: pd.Series) -> pd.Series:
    """Return ranks from 1; totals that differ by rounding only share a rank.

    >>> list(ranks(pd.Series([3.0, 4.0, 4.0 + 1e-12])))
    [3.0, 1.0, 1.0]
    """
    return (totals / TIE).round().rank(method="min", ascending=False)


def _summed(values: pd.DataFrame, shares: pd.Series) -> pd.Series:
    return values.mul(shares, axis="columns").sum(axis="columns")
