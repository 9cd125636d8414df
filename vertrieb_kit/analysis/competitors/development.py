"""How the competitors moved between two dated ratings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from vertrieb_kit.analysis.competitors.matrix import COVERAGE_NEEDED, Matrix
from vertrieb_kit.analysis.competitors.ratings import cells

_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Move:
    """A company's weighted score at the earlier and at the newest Stand, on the same criteria."""

    company: str
    before: float
    now: float

    @property
    def change(self) -> float:
        """Return the signed change in points."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Development:
    """Companies rated twice, largest change first; empty when no company was.

    `since` and `until` are the oldest earlier and the newest Stand, `n` counts the ratings used.
    """

    moves: tuple[Move, ...]
    since: date | None
    until: date | None
    n: int


def development(compared: Matrix) -> Development:
    """Compare the newest rating of every cell with the one before, in the leading view.

    A company takes part when at least 80 % of the weight was rated twice.
    """
    view, weights = compared.headline, compared.weights
    if view is None or weights.empty:
        return Development((), None, None, 0)
    rows = compared.ratings.rows
    dated = rows[rows["perspective"] == view.perspective].dropna(subset=["as_of"])
    age = dated.groupby(["company", "criterion"])["as_of"].rank("dense", ascending=False)
    now, before = dated[age == 1], dated[age == 2]
    twice = cells(before, view.perspective).reindex(columns=weights.index)
    scores = _paired(cells(now, view.perspective), twice, weights)
    if scores.empty:
        return Development((), None, None, 0)
    used = before[before["company"].isin(scores.index)]
    keys = ["company", "criterion"]
    return Development(
        moves=_moves(scores),
        since=used["as_of"].min().date(),
        until=now["as_of"].max().date(),
        n=len(used) + len(now.merge(used[keys].drop_duplicates(), on=keys)),
    )


def _paired(now: pd.DataFrame, before: pd.DataFrame, weights: pd.Series) -> pd.DataFrame:
    current = now.reindex(index=before.index, columns=weights.index)
    both = before.notna() & current.notna()
    weight = both.mul(weights / weights.sum(), axis="columns")
    covered = weight.sum(axis="columns")
    enough = covered >= COVERAGE_NEEDED - _TOLERANCE
    sums = {
        name: (frame.fillna(0.0) * weight).sum(axis="columns") / covered
        for name, frame in (("before", before), ("now", current))
    }
    return pd.DataFrame(sums)[enough]


def _moves(scores: pd.DataFrame) -> tuple[Move, ...]:
    found = [Move(str(c), float(b), float(n)) for c, b, n in scores.itertuples()]
    return tuple(sorted(found, key=lambda m: (-abs(m.change), m.company)))
