"""What price people would accept: Van Westendorp's price sensitivity meter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

Convention = Literal["original", "enger"]
Counting = Literal["strikt", "einschliesslich"]
Kind = Literal["crossing", "interval", "none"]
Floats = npt.NDArray[np.float64]

ANSWERS = ("too_cheap", "cheap", "expensive", "too_expensive")
_POINTS = ("pmc", "opp", "ipp", "pme")
_SNAP = 1e-12
_ROUND_PRICES = 5


@dataclass(frozen=True, slots=True)
class Point:
    """Where two curves meet: once (`low` = `high`), on an interval or several times, or never."""

    kind: Kind
    low: float | None = None
    high: float | None = None
    crossings: int = 0

    @property
    def value(self) -> float | None:
        """Return the price of a single crossing."""
        return self.low if self.kind == "crossing" else None


@dataclass(frozen=True, slots=True)
class Curves:
    """The four curves on the grid of all prices named, as shares of (weighted) answers."""

    prices: Floats
    too_cheap: Floats | None
    cheap: Floats
    expensive: Floats
    too_expensive: Floats


@dataclass(frozen=True, slots=True)
class PriceSensitivity:
    """The four points under one convention and one way of counting.

    `n_invalid` counts removed answers: a threshold missing, or not strictly rising.
    `round_share` is the share of answers on the five most frequent prices.
    """

    n_total: int
    n_invalid: int
    convention: Convention
    counting: Counting
    pmc: Point
    opp: Point
    ipp: Point
    pme: Point
    curves: Curves | None
    round_share: float | None

    @property
    def n(self) -> int:
        """Return the number of valid answers."""
        return self.n_total - self.n_invalid

    @property
    def invalid_share(self) -> float:
        """Return the share of answers removed."""
        return self.n_invalid / self.n_total if self.n_total else 0.0


@dataclass(frozen=True, slots=True)
class ProductSensitivity:
    """One product: the reading asked for, the other convention, the other way of counting."""

    product: str
    result: PriceSensitivity
    other_convention: PriceSensitivity
    other_counting: PriceSensitivity


def price_sensitivity(
    psm: pd.DataFrame, *, convention: Convention = "original", counting: Counting = "strikt"
) -> tuple[ProductSensitivity, ...]:
    """Return every product of a price survey, the one with most valid answers first."""
    other_convention: Convention = "enger" if convention == "original" else "original"
    other_counting: Counting = "einschliesslich" if counting == "strikt" else "strikt"
    found = [
        ProductSensitivity(
            str(product),
            van_westendorp(answers, convention=convention, counting=counting),
            van_westendorp(answers, convention=other_convention, counting=counting),
            van_westendorp(answers, convention=convention, counting=other_counting),
        )
        for product, answers in psm.groupby("product", sort=True)
    ]
    return tuple(sorted(found, key=lambda item: -item.result.n))


def van_westendorp(
    answers: pd.DataFrame,
    *,
    convention: Convention = "original",
    counting: Counting = "strikt",
    weight: str | None = None,
) -> PriceSensitivity:
    """Return the acceptance range and the two price points of one product.

    `answers` has the columns `ANSWERS` and, where named, a column of weights. A column without any
    answer was not asked: without too_cheap only ipp and pme exist. `strikt` counts answers above
    a price as (too) cheap, `einschliesslich` answers at that price too. `original` reads the range
    off the inverted curves, `enger` off expensive and cheap. Method: methods.md 4.1.
    """
    asked = [column for column in ANSWERS if answers[column].notna().any()]
    valid = answers[_transitive(answers, asked)] if asked else answers.head(0)
    curves = _curves(valid, asked, counting, weight) if len(valid) else None
    points = _points(curves, convention) if curves else dict.fromkeys(_POINTS, Point("none"))
    return PriceSensitivity(
        n_total=len(answers),
        n_invalid=len(answers) - len(valid),
        convention=convention,
        counting=counting,
        **points,
        curves=curves,
        round_share=_round_share(valid, asked),
    )


def _transitive(answers: pd.DataFrame, asked: list[str]) -> pd.Series:
    keep = answers[asked].notna().all(axis=1)
    for lower, upper in pairwise(asked):
        keep &= answers[lower] < answers[upper]
    return keep


def _curves(
    valid: pd.DataFrame, asked: list[str], counting: Counting, weight: str | None
) -> Curves | None:
    if not {"cheap", "expensive", "too_expensive"} <= set(asked):
        return None
    grid = np.unique(valid[asked].to_numpy(float))
    weights = valid[weight].to_numpy(float) if weight else np.ones(len(valid))
    strict = counting == "strikt"

    def up_to(column: str) -> Floats:
        return _up_to(valid[column].to_numpy(float), weights, grid, strict=strict)

    def above(column: str) -> Floats:
        values = valid[column].to_numpy(float)
        return 1 - (up_to(column) if strict else _below(values, weights, grid))

    return Curves(
        prices=grid,
        too_cheap=above("too_cheap") if "too_cheap" in asked else None,
        cheap=above("cheap"),
        expensive=up_to("expensive"),
        too_expensive=up_to("too_expensive"),
    )


def _up_to(values: Floats, weights: Floats, grid: Floats, *, strict: bool) -> Floats:
    """Return the weighted share of values up to each grid price."""
    share = _cumulated(values, weights, grid, "right")
    if not strict:
        return share
    # the boundary rule of the reference implementation: nothing at a question's lowest answer
    return np.where(grid >= values.max(), 1.0, np.where(grid <= values.min(), 0.0, share))


def _below(values: Floats, weights: Floats, grid: Floats) -> Floats:
    return _cumulated(values, weights, grid, "left")


def _cumulated(
    values: Floats, weights: Floats, grid: Floats, side: Literal["left", "right"]
) -> Floats:
    order = np.argsort(values, kind="stable")
    sums = np.concatenate(([0.0], np.cumsum(weights[order])))
    share: Floats = sums[np.searchsorted(values[order], grid, side=side)] / sums[-1]
    return share


def _points(curves: Curves, convention: Convention) -> dict[str, Point]:
    original = convention == "original"
    floor = 1 - curves.cheap if original else curves.expensive
    ceiling = 1 - curves.expensive if original else curves.cheap
    grid, too_cheap = curves.prices, curves.too_cheap
    return {
        "pmc": Point("none") if too_cheap is None else _meet(grid, too_cheap - floor),
        "opp": Point("none")
        if too_cheap is None
        else _meet(grid, too_cheap - curves.too_expensive),
        "ipp": _meet(grid, curves.cheap - curves.expensive),
        "pme": _meet(grid, ceiling - curves.too_expensive),
    }


def _meet(grid: Floats, difference: Floats) -> Point:
    """Find where a difference of curves changes its sign; zeros between like signs only touch."""
    difference = np.where(np.abs(difference) < _SNAP, 0.0, difference)
    signed = np.flatnonzero(difference)
    turns = [
        (a, b) for a, b in pairwise(signed) if np.sign(difference[a]) != np.sign(difference[b])
    ]
    spans = [_span(grid, difference, int(a), int(b)) for a, b in turns]
    if not spans:
        return Point("none")
    low, high = spans[0][0], spans[-1][1]
    return Point("crossing" if low == high else "interval", low, high, len(spans))


def _span(grid: Floats, difference: Floats, a: int, b: int) -> tuple[float, float]:
    """Return both ends of one meeting between grid places a and b of unlike sign."""
    if b > a + 1:  # zeros lie between: one grid price, or a plateau
        return float(grid[a + 1]), float(grid[b - 1])
    slope = (difference[b] - difference[a]) / (grid[b] - grid[a])
    price = float(grid[a] - difference[a] / slope)
    return price, price


def _round_share(valid: pd.DataFrame, asked: list[str]) -> float | None:
    if not len(valid):
        return None
    _, counts = np.unique(valid[asked].to_numpy(float), return_counts=True)
    return float(np.sort(counts)[-_ROUND_PRICES:].sum() / counts.sum())
