"""Does the first place survive other weights: random weights, and the smallest single change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.competitors.matrix import View
from vertrieb_kit.analysis.competitors.scoring import TIE, normalised_weights, weighted_scores

_SNAP = 1e-12


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of one weight at which a rival draws level with the leader.

    `change` is signed and a fraction (0.05 = 5 percentage points); None with `new_weight` and
    `rival` when no weight between 0 and 1 does it.
    """

    criterion: str
    weight: float
    change: float | None
    new_weight: float | None
    rival: str | None


@dataclass(frozen=True, slots=True)
class Robustness:
    """How firmly the leader stands. `stability` is its share of first places over `draws`.

    `leader` is None, and `flips` empty, when several share the first place.
    """

    leader: str | None
    stability: float | None
    draws: int
    flips: tuple[Flip, ...]

    @property
    def smallest(self) -> Flip | None:
        """Return the most delicate weight, None when no single weight changes the first place."""
        possible = [flip for flip in self.flips if flip.change is not None]
        return min(possible, key=lambda flip: abs(flip.change or 0.0), default=None)


def robustness(
    scores: pd.DataFrame,
    weights: pd.Series,
    *,
    draws: int = 10_000,
    concentration: float = 100.0,
    seed: int = 1,
) -> Robustness:
    """Test the first place of complete scores (alternatives × criteria) against other weights.

    Random weights follow Dirichlet(concentration · w). Sources: methods.md 2.2, design.md 3.3.
    """
    result = weighted_scores(scores, weights)
    leader = result.leader
    if leader is None:
        return Robustness(None, None, draws, ())
    shares = result.weights / result.weights.sum()
    return Robustness(
        leader=leader,
        stability=_stability(scores, shares, leader, draws, concentration, seed),
        draws=draws,
        flips=weight_flips(scores, shares, leader=leader),
    )


def first_place(view: View | None) -> Robustness | None:
    """Test the first place of a comparison; None when there is no comparison."""
    if view is None or view.scores is None:
        return None
    complete = view.cells.loc[list(view.compared), list(view.common)]
    return robustness(complete, view.scores.weights)


def weight_flips(scores: pd.DataFrame, weights: pd.Series, *, leader: str) -> tuple[Flip, ...]:
    """Return per criterion the smallest weight change that costs the leader the first place.

    One weight moves to x, the others are scaled by (1−x)/(1−w). With d the leader's edge over a
    rival per criterion and R the mean edge over the other criteria, both draw level at
    x = R/(R−d).
    """
    shares, _ = normalised_weights(weights.loc[list(scores.columns)])
    edges = scores.loc[leader] - scores.drop(index=leader)
    return tuple(_flip(str(criterion), edges, shares) for criterion in scores.columns)


def _stability(
    scores: pd.DataFrame,
    shares: pd.Series,
    leader: str,
    draws: int,
    concentration: float,
    seed: int,
) -> float:
    drawn = np.random.default_rng(seed).dirichlet(concentration * shares.to_numpy(), draws)
    totals = drawn @ scores.to_numpy().T
    own = totals[:, scores.index.get_loc(leader)]
    return float((own >= totals.max(axis=1) - TIE).mean())


def _flip(criterion: str, edges: pd.DataFrame, shares: pd.Series) -> Flip:
    weight = float(shares[criterion])
    if 1 - weight < _SNAP:
        return Flip(criterion, weight, None, None, None)
    edge = edges[criterion]
    rest = (edges.mul(shares, axis="columns").sum(axis="columns") - weight * edge) / (1 - weight)
    gap = (rest - edge).where(lambda g: g.abs() > _SNAP)
    level = (rest / gap).mask(lambda x: x.abs() < _SNAP, 0.0)
    changes = (level - weight)[level.between(0, 1 + _SNAP)].sort_index()
    if changes.empty:
        return Flip(criterion, weight, None, None, None)
    rival = str(changes.abs().idxmin())
    change = float(changes[rival])
    return Flip(criterion, weight, change, weight + change, rival)
