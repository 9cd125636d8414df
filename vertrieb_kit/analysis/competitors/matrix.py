"""Who is ahead over all criteria: weighted scores, ranks and coverage by perspective."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from vertrieb_kit.analysis.competitors.ratings import (
    PERSPECTIVES,
    Perspective,
    Ratings,
    cells,
    comparable_ratings,
)
from vertrieb_kit.analysis.competitors.scoring import WeightedScores, weighted_scores
from vertrieb_kit.formats import Country

COVERAGE_NEEDED = 0.80
_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class View:
    """The comparison in one perspective.

    `cells` holds companies × criteria (criteria in the order of their sheet), `coverage` the rated
    weight per company, `common` the criteria rated for every company with enough coverage.
    `scores` covers these companies and criteria; None with fewer than two companies or without a
    common criterion. `n` counts the ratings behind the cells, `oldest` is their oldest Stand.
    """

    perspective: Perspective
    cells: pd.DataFrame
    coverage: pd.Series
    common: tuple[str, ...]
    scores: WeightedScores | None
    n: int
    oldest: date | None

    @property
    def compared(self) -> tuple[str, ...]:
        """Return the companies that take part in the comparison."""
        return () if self.scores is None else tuple(str(c) for c in self.scores.totals.index)

    def total(self, company: str) -> float | None:
        """Return a company's weighted score, None when it is not compared."""
        if self.scores is None or company not in self.compared:
            return None
        return float(self.scores.totals[company])

    def rank(self, company: str) -> int | None:
        """Return a company's rank, None when it is not compared."""
        if self.scores is None or company not in self.compared:
            return None
        return int(self.scores.ranks[company])


@dataclass(frozen=True, slots=True)
class Matrix:
    """All perspectives, the leading one first; `weights` per criterion as entered (sum 1).

    `weights` is empty when no usable weights were given: there are cells but no scores.
    """

    views: tuple[View, ...]
    weights: pd.Series
    importance: pd.Series
    ratings: Ratings

    @property
    def headline(self) -> View | None:
        """Return the perspective that sentences speak of."""
        return self.views[0] if self.views else None

    def view(self, perspective: str) -> View | None:
        """Return the comparison in one perspective, None when nobody rated it."""
        return next((v for v in self.views if v.perspective == perspective), None)


def matrix(ratings: pd.DataFrame, criteria: pd.DataFrame, *, country: Country = "DE") -> Matrix:
    """Compare the companies over the criteria rated for all of them.

    A company with less than 80 % of the weight rated is left out before the common criteria are
    formed. Sources: methods.md 2.1, design.md 3.3 and 3.6.
    """
    usable = criteria.dropna(subset=["criterion", "weight"]).set_index("criterion")
    weights = usable["weight"] if usable["weight"].sum() > 0 else usable["weight"].iloc[:0]
    known = comparable_ratings(ratings, criteria, country=country)
    present = [p for p in PERSPECTIVES if p in set(known.rows["perspective"])]
    newest = known.newest()
    importance = criteria.dropna(subset=["criterion"]).set_index("criterion")
    return Matrix(
        views=tuple(_view(newest, weights, p) for p in present),
        weights=weights,
        importance=importance["customer_importance"].dropna(),
        ratings=known,
    )


def _view(newest: pd.DataFrame, weights: pd.Series, perspective: Perspective) -> View:
    rows = newest[newest["perspective"] == perspective]
    order = list(weights.index) or sorted(rows["criterion"].unique())
    table = cells(rows, perspective).reindex(columns=order)
    coverage = _coverage(table, weights)
    compared = table[coverage >= COVERAGE_NEEDED - _TOLERANCE]
    common = compared.columns[compared.notna().all()] if len(compared) > 1 else table.columns[:0]
    stands = rows["as_of"].dropna()
    return View(
        perspective=perspective,
        cells=table,
        coverage=coverage,
        common=tuple(common),
        scores=_scores(compared[common], weights[list(common)]),
        n=len(rows),
        oldest=None if stands.empty else stands.min().date(),
    )


def _coverage(table: pd.DataFrame, weights: pd.Series) -> pd.Series:
    if weights.empty:
        return pd.Series(float("nan"), index=table.index)
    missing = table.isna().mul(weights / weights.sum(), axis="columns").sum(axis="columns")
    return 1 - missing


def _scores(compared: pd.DataFrame, weights: pd.Series) -> WeightedScores | None:
    if compared.empty or weights.sum() <= 0:
        return None
    return weighted_scores(compared, weights / weights.sum())
