"""How much of each target group's yearly market potential the company reaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from vertrieb_kit.analysis.periods import Period, covered, twelve_months
from vertrieb_kit.analysis.target_groups.segments import with_segment

CONFLICT_FACTOR = 2.0

Obstacle = Literal["potential", "conflict", "several", "customers"]


@dataclass(frozen=True, slots=True)
class Utilisation:
    """Revenue over market potential of one target group in one year.

    `top_down` is the stated potential, `bottom_up` firms × potential per firm; `potential` is the
    one that counts. `obstacle` says why `rate` is None: no potential, the two disagree by more than
    a factor of 2, several rows for the year, or no customer carries the segment's name.
    """

    segment: str
    year: int
    top_down: float | None
    bottom_up: float | None
    potential: float | None
    revenue: float
    period: Period
    customers: int
    rate: float | None
    obstacle: Obstacle | None
    source: str


@dataclass(frozen=True, slots=True)
class Market:
    """All target groups of the sheet Markt, largest potential first."""

    parts: tuple[Utilisation, ...]

    @property
    def rated(self) -> tuple[Utilisation, ...]:
        """Return the target groups with a rate."""
        return tuple(part for part in self.parts if part.rate is not None)


def market(
    potentials: pd.DataFrame,
    revenue: pd.DataFrame,
    customers: pd.DataFrame,
    *,
    reference_date: date,
) -> Market:
    """Relate the revenue of the potential's year to the potential (design 3.6).

    The newest year of each target group counts. When the data do not cover that calendar year, the
    12 months up to the reference date stand in for it.
    """
    known = potentials.dropna(subset=["segment", "year"])
    newest = known[known["year"] == known.groupby("segment")["year"].transform("max")]
    lines = with_segment(revenue.dropna(subset=["customer_id", "net_revenue"]), customers)
    parts = [
        _utilisation(str(segment), rows, lines, reference_date)
        for segment, rows in newest.groupby("segment")
    ]
    return Market(tuple(sorted(parts, key=lambda part: -(part.potential or 0))))


def _utilisation(
    segment: str, rows: pd.DataFrame, lines: pd.DataFrame, reference_date: date
) -> Utilisation:
    row = rows.iloc[0]
    year = int(row["year"])
    period = _period(year, lines["doc_date"], reference_date)
    own = period.rows(lines, "doc_date").loc[lambda frame: frame["segment"] == segment]
    customers, amount = int(own["customer_id"].nunique()), float(own["net_revenue"].sum())
    top_down = _number(row["market_potential"])
    bottom_up = _number(row["n_companies"] * row["potential_per_company"])
    potential = bottom_up if top_down is None else top_down
    obstacle = _obstacle(len(rows), top_down, bottom_up, customers)
    rate = None if obstacle or not potential else amount / potential
    return Utilisation(
        segment=segment,
        year=year,
        top_down=top_down,
        bottom_up=bottom_up,
        potential=potential,
        revenue=amount,
        period=period,
        customers=customers,
        rate=rate,
        obstacle=obstacle,
        source=str(row["source"]) if pd.notna(row["source"]) else "",
    )


def _period(year: int, dates: pd.Series, reference_date: date) -> Period:
    calendar_year = Period(date(year, 1, 1), date(year, 12, 31))
    complete = reference_date >= calendar_year.end and covered(dates, calendar_year)
    return calendar_year if complete else twelve_months(reference_date)


def _obstacle(
    rows: int, top_down: float | None, bottom_up: float | None, customers: int
) -> Obstacle | None:
    if rows > 1:
        return "several"
    if not (top_down or bottom_up):
        return "potential"
    if top_down and bottom_up and _apart(top_down, bottom_up):
        return "conflict"
    return None if customers else "customers"


def _apart(top_down: float, bottom_up: float) -> bool:
    return max(top_down, bottom_up) > CONFLICT_FACTOR * min(top_down, bottom_up)


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
