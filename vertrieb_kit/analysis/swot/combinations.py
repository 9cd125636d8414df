"""Which inner item meets which outer one, and what follows (TOWS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from vertrieb_kit.analysis.swot.inventory import Inventory, Item

Quadrant = Literal["SO", "WO", "ST", "WT"]
QUADRANTS: tuple[Quadrant, ...] = ("SO", "WO", "ST", "WT")


@dataclass(frozen=True, slots=True)
class Pair:
    """An inner item (S, W) joined to an outer one (O, T). `measure` is the measure's name.

    `points` is the sum of both priorities, None when one is missing.
    """

    inner: Item
    outer: Item
    strategy: str
    measure_id: str | None
    measure: str | None
    points: float | None

    @property
    def quadrant(self) -> str:
        """Return the cell of the matrix: SO, WO, ST, WT."""
        return self.inner.field + self.outer.field

    @property
    def documented(self) -> bool:
        """Tell whether both items rest on evidence."""
        return self.inner.documented and self.outer.documented


@dataclass(frozen=True, slots=True)
class Combinations:
    """All valid pairs, most points first.

    `unknown` counts rows with an ID that the SWOT does not hold, `same_side` those that join two
    inner or two outer items. `uncovered` are items of the top five that no valid pair names.
    """

    pairs: tuple[Pair, ...]
    unknown: int
    same_side: int
    uncovered: tuple[Item, ...]

    @property
    def best(self) -> Pair | None:
        """Return the pair of documented items with most points."""
        return next((p for p in self.pairs if p.documented and p.points is not None), None)

    def of(self, quadrant: Quadrant) -> tuple[Pair, ...]:
        """Return the pairs of one cell."""
        return tuple(pair for pair in self.pairs if pair.quadrant == quadrant)

    @property
    def empty(self) -> tuple[Quadrant, ...]:
        """Return the cells without a pair."""
        return tuple(q for q in QUADRANTS if not self.of(q))


def combinations(inventory: Inventory, links: pd.DataFrame, measures: pd.DataFrame) -> Combinations:
    """Join the linked items; the order in which a row names them does not matter."""
    names = dict(zip(measures["measure_id"], measures["measure"], strict=True))
    complete = links.dropna(subset=["from_id", "to_id", "strategy"])
    rows = complete[["from_id", "to_id", "strategy", "measure_id"]]
    joined = [
        (inventory.get(a), inventory.get(b), strategy, None if pd.isna(m) else m)
        for a, b, strategy, m in rows.itertuples(index=False, name=None)
    ]
    known = [(a, b, s, m) for a, b, s, m in joined if a is not None and b is not None]
    pairs = [
        _pair(a, b, s, m, names.get(m) if m else None)
        for a, b, s, m in known
        if a.internal != b.internal
    ]
    covered = {item.id for pair in pairs for item in (pair.inner, pair.outer)}
    return Combinations(
        pairs=tuple(sorted(pairs, key=_order)),
        unknown=len(joined) - len(known),
        same_side=len(known) - len(pairs),
        uncovered=tuple(item for item in inventory.top if item.id not in covered),
    )


def _pair(a: Item, b: Item, strategy: str, measure_id: str | None, measure: str | None) -> Pair:
    inner, outer = (a, b) if a.internal else (b, a)
    return Pair(inner, outer, strategy, measure_id, measure, _points(inner, outer))


def _points(inner: Item, outer: Item) -> float | None:
    if inner.priority is None or outer.priority is None:
        return None
    return inner.priority + outer.priority


def _order(pair: Pair) -> tuple[float, float, str, str]:
    product = (pair.inner.priority or 0) * (pair.outer.priority or 0)
    return -(pair.points or 0), -product, pair.inner.id, pair.outer.id
