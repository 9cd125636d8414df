"""Which segments the revenue comes from, how they moved, and what they contribute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.periods import Comparison

UNASSIGNED = "ohne Segment"
PROSPECT = "Potenzial"

Amount = Callable[[pd.DataFrame], float | None]


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment over the report's period, and its revenue in both periods of the comparison.

    `contribution_rate` is a ratio of sums over the lines that carry a cost; `cost_coverage` is
    their share of the revenue. None: not known, never zero.
    """

    name: str
    customers: int
    revenue: float | None
    mean: float | None
    median: float | None
    current: float | None
    prior: float | None
    change: float | None
    change_rate: float | None
    contribution_rate: float | None
    cost_coverage: float | None


@dataclass(frozen=True, slots=True)
class Segments:
    """All segments, largest first, those without a segment last; `total` has the same shape.

    `customers` counts as in the concentration. `idle` are rows of Kunden without a revenue line,
    `prospects` those of them with the status Potenzial. `opposed` warns of Simpson's paradox:
    total and majority of segments moved in opposite directions.
    """

    parts: tuple[Segment, ...]
    total: Segment
    has_revenue: bool
    periods: Comparison
    idle: int
    prospects: int
    revenue_opposed: bool
    contribution_opposed: bool

    @property
    def named(self) -> tuple[Segment, ...]:
        """Return the segments that somebody named."""
        return tuple(part for part in self.parts if part.name != UNASSIGNED)

    @property
    def unassigned(self) -> int:
        """Return how many customers belong to no segment."""
        return self.total.customers - sum(part.customers for part in self.named)


def segments(
    revenue: pd.DataFrame,
    customers: pd.DataFrame,
    *,
    all_revenue: pd.DataFrame,
    periods: Comparison,
) -> Segments:
    """Summarise customers by segment.

    `revenue` are the lines of the report's period, `all_revenue` also those before it. Without any
    revenue the rows of Kunden are counted that are no prospects (design 3.6).
    """
    lines = with_segment(revenue.dropna(subset=["customer_id", "net_revenue"]), customers)
    history = with_segment(all_revenue, customers)
    has_revenue = len(lines) > 0
    base = lines if has_revenue else _listed(customers)
    names = _ordered(base)
    parts = tuple(_segment(name, base, history, periods, has_revenue) for name in names)
    bought = customers["customer_id"].isin(revenue["customer_id"])
    idle = customers[~bought] if has_revenue else customers[customers["status"] == PROSPECT]
    return Segments(
        parts=parts,
        total=_segment(None, base, history, periods, has_revenue),
        has_revenue=has_revenue,
        periods=periods,
        idle=len(idle),
        prospects=int((idle["status"] == PROSPECT).sum()),
        revenue_opposed=periods.covered and _opposed(history, periods, _sum),
        contribution_opposed=periods.covered and _opposed(history, periods, _rate),
    )


def with_segment(lines: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    """Add the segment of each line's customer; whoever has none is "ohne Segment"."""
    segment_of = customers.dropna(subset=["segment"]).set_index("customer_id")["segment"]
    found = lines["customer_id"].map(segment_of).astype(object)
    return lines.assign(segment=found.fillna(UNASSIGNED))


def _listed(customers: pd.DataFrame) -> pd.DataFrame:
    counted = customers[customers["status"] != PROSPECT]
    return counted.assign(segment=counted["segment"].astype(object).fillna(UNASSIGNED))


def _ordered(base: pd.DataFrame) -> list[str]:
    size = "net_revenue" if "net_revenue" in base else "customer_id"
    how = "sum" if size == "net_revenue" else "nunique"
    sizes = base.groupby("segment")[size].agg(how).sort_values(ascending=False, kind="stable")
    names = [str(name) for name in sizes.index if name != UNASSIGNED]
    return [*names, UNASSIGNED] if UNASSIGNED in sizes.index else names


def _segment(
    name: str | None,
    base: pd.DataFrame,
    history: pd.DataFrame,
    periods: Comparison,
    has_revenue: bool,
) -> Segment:
    own = base if name is None else base[base["segment"] == name]
    per_customer = own.groupby("customer_id")["net_revenue"].sum() if has_revenue else None
    past = history if name is None else history[history["segment"] == name]
    current, prior = _both(past, periods, _sum) if periods.covered else (None, None)
    rate, coverage = contribution(own) if has_revenue else (None, None)
    change = None if current is None or prior is None else current - prior
    return Segment(
        name=name or "Summe",
        customers=int(own["customer_id"].nunique()),
        revenue=None if per_customer is None else float(per_customer.sum()),
        mean=None if per_customer is None else float(per_customer.mean()),
        median=None if per_customer is None else float(per_customer.median()),
        current=current,
        prior=prior,
        change=change,
        change_rate=change / prior if change is not None and prior and prior > 0 else None,
        contribution_rate=rate,
        cost_coverage=coverage,
    )


def contribution(lines: pd.DataFrame) -> tuple[float | None, float | None]:
    """Return ΣDB/ΣUmsatz over the lines with a cost, and the share of revenue that they cover."""
    known = lines.dropna(subset=["net_revenue", "variable_cost"])
    revenue, total = float(known["net_revenue"].sum()), float(lines["net_revenue"].sum())
    if revenue <= 0 or total <= 0:
        return None, None
    return (revenue - float(known["variable_cost"].sum())) / revenue, revenue / total


def _sum(lines: pd.DataFrame) -> float | None:
    return float(lines["net_revenue"].sum())


def _rate(lines: pd.DataFrame) -> float | None:
    return contribution(lines)[0]


def _both(
    lines: pd.DataFrame, periods: Comparison, amount: Amount
) -> tuple[float | None, float | None]:
    current, prior = (period.rows(lines, "doc_date") for period in (periods.current, periods.prior))
    return amount(current), amount(prior)


def _opposed(lines: pd.DataFrame, periods: Comparison, amount: Amount) -> bool:
    total = _direction(*_both(lines, periods, amount))
    parts = [_direction(*_both(own, periods, amount)) for _, own in lines.groupby("segment")]
    return total * sum(parts) < 0


def _direction(current: float | None, prior: float | None) -> int:
    return 0 if current is None or prior is None else int(np.sign(current - prior))
