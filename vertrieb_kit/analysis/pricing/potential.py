"""What the discounts above the usual would be worth: a calculated ceiling, not a forecast."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from vertrieb_kit.analysis.pricing.breakeven import breakeven_volume
from vertrieb_kit.analysis.pricing.discount import discounted_lines

MIN_LINES = 20
_MARKET_GOALS = ("Markt", "Preis")


@dataclass(frozen=True, slots=True)
class Lift:
    """Lift every discount above a quantile of its class to that quantile.

    `rise` is the mean price rise on the `lines` touched; `max_loss` the share of their volume that
    may be lost before the margin is lower than today (None: margin unknown or none).
    """

    quantile: float
    lines: int
    revenue: float
    amount: float
    rise: float | None
    max_loss: float | None


@dataclass(frozen=True, slots=True)
class Potential:
    """The ceiling inside classes of order size × product group with at least `MIN_LINES` lines.

    `n` lines lie in such classes, `n_small` in smaller ones. `market_goals` counts the goals of
    kind Markt or Preis, without which a recommendation is preliminary.
    """

    n: int
    n_small: int
    n_classes: int
    revenue: float
    lifts: tuple[Lift, ...]
    market_goals: int


def price_potential(
    price_lines: pd.DataFrame, goals: pd.DataFrame, *, margin_rate: float | None
) -> Potential:
    """Compute the ceiling for the upper quartile and the median as the limit of discounts.

    Comparable means: same class of order size, same product group. The two amounts overlap; the
    second contains the first.
    """
    lines = discounted_lines(price_lines)
    rows = lines[(lines["list_value"] > 0) & lines["size"].notna() & lines["product_group"].notna()]
    cells = rows.groupby(["size", "product_group"])["discount"]
    large = rows[cells.transform("size") >= MIN_LINES]
    return Potential(
        n=len(large),
        n_small=len(rows) - len(large),
        n_classes=large[["size", "product_group"]].drop_duplicates().shape[0],
        revenue=float(large["invoice_value"].sum()),
        lifts=tuple(_lift(large, q, margin_rate) for q in (0.75, 0.5)) if len(large) else (),
        market_goals=int(goals["goal_type"].isin(_MARKET_GOALS).sum()),
    )


def _lift(rows: pd.DataFrame, quantile: float, margin_rate: float | None) -> Lift:
    cells = rows.groupby(["size", "product_group"])["discount"]
    excess = (rows["discount"] - cells.transform("quantile", quantile)).clip(lower=0)
    touched = excess > 1e-12
    amount = float((excess * rows["list_value"])[touched].sum())
    revenue = float(rows["invoice_value"][touched].sum())
    rise = amount / revenue if revenue > 0 else None
    change = breakeven_volume(rise, margin_rate) if rise else None
    loss = None if change is None else -change
    return Lift(quantile, int(touched.sum()), revenue, amount, rise, loss)
