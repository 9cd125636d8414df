"""From rows of the sheet Wettbewerb to comparable scores: one scale, one value per cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import fold
from vertrieb_kit.formats import Country

Perspective = Literal["Kunde", "Extern", "Selbst"]
PERSPECTIVES: tuple[Perspective, ...] = ("Kunde", "Extern", "Selbst")
SCALE = (1.0, 5.0)

_LONG_AGO = pd.Timestamp("1900-01-01")
_CELL = ["company", "criterion", "perspective"]


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings on one scale, 1 (weak) to 5 (strong).

    `rows` has company, criterion, perspective, as_of, score. `unmatched` counts ratings of criteria
    that the sheet Kriterien does not hold, `off_scale` those outside their scale; both are left
    out. Without criteria all ratings are read as 1–5, high is good.
    """

    rows: pd.DataFrame
    unmatched: int
    off_scale: int

    @property
    def headline(self) -> Perspective | None:
        """Return the perspective that leads: customers, else outsiders, else the firm itself."""
        present = set(self.rows["perspective"])
        return next((p for p in PERSPECTIVES if p in present), None)

    def newest(self) -> pd.DataFrame:
        """Return the rows of every cell's newest Stand; undated rows count as the oldest."""
        dates = self.rows["as_of"].fillna(_LONG_AGO)
        newest = dates.groupby([self.rows[c] for c in _CELL]).transform("max")
        return self.rows[dates == newest]


def comparable_ratings(
    ratings: pd.DataFrame, criteria: pd.DataFrame, *, country: Country = "DE"
) -> Ratings:
    """Bring every rated row onto the scale 1–5 with 5 as the best.

    Blank ratings are no ratings. Readings of scale and direction: design.md 3.6.
    """
    needed = ratings.dropna(subset=["company", "criterion", "perspective", "score"])
    rated = needed[["company", "criterion", "perspective", "as_of", "score"]]
    if criteria.empty:
        return _on_scale(rated.assign(name=rated["criterion"]), rated["score"], 0)
    named_rules = criteria.dropna(subset=["criterion"])
    rules = named_rules.set_index(named_rules["criterion"].map(fold))
    rules = rules[~rules.index.duplicated()]
    keys = rated["criterion"].map(fold)
    matched = keys.isin(rules.index)
    kept, keys = rated[matched], keys[matched]
    named = kept.assign(name=keys.map(rules["criterion"]))
    scores = _converted(
        kept["score"], keys.map(rules["scale"]), keys.map(rules["direction"]), country
    )
    return _on_scale(named, scores, int((~matched).sum()))


def cells(rows: pd.DataFrame, perspective: str) -> pd.DataFrame:
    """Return companies × criteria with the mean rating of a perspective, NaN where none."""
    seen = rows[rows["perspective"] == perspective]
    return seen.pivot_table(index="company", columns="criterion", values="score", aggfunc="mean")


def _on_scale(named: pd.DataFrame, scores: pd.Series, unmatched: int) -> Ratings:
    fits = scores.between(*SCALE)
    rows = named.assign(criterion=named["name"], score=scores).drop(columns="name")[fits]
    return Ratings(rows.reset_index(drop=True), unmatched, int((~fits).sum()))


def _converted(
    scores: pd.Series, scale: pd.Series, direction: pd.Series, country: Country
) -> pd.Series:
    grade = scale == "Schulnote"
    inverted = ~grade & (direction == "niedrig ist gut")
    choices = [_from_grade(scores, country), 6 - scores]
    values = np.select([grade.to_numpy(), inverted.to_numpy()], choices, default=scores)
    return pd.Series(values, index=scores.index, dtype=float)


def _from_grade(grades: pd.Series, country: Country) -> pd.Series:
    """Rescale school grades: 1 is best on 1–5 (AT) or 1–6 (DE), 6 is best in Switzerland."""
    if country == "AT":
        return 6 - grades
    best_down = grades if country == "CH" else 7 - grades
    return 1 + 4 * (best_down - 1) / 5
