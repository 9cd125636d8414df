"""How much of the revenue hangs on how few customers: ABC classes, top shares, HHI, Gini."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.periods import Comparison

CLASSES = ("A", "B", "C", "G")
_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class AbcClass:
    """One ABC class; `share` is of the sum of positive totals (class G: negative)."""

    name: str
    customers: int
    revenue: float
    share: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Customers with equal totals on both sides of a class limit: the limit parts equals."""

    upper: str
    lower: str
    customers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concentration:
    """Customers ranked by revenue.

    `ranked` holds the totals that are not negative, largest first, indexed by customer; `classes`
    A, B, C, G in this order. `hhi` (0–1), `gini` and top shares leave negative totals out. When no
    revenue is positive there are no classes and no shares, only the ranking. `rows_left_out`
    counts lines without customer or amount.
    """

    customers: int
    total: float
    positive_total: float
    classes: tuple[AbcClass, ...]
    class_of: pd.Series
    ranked: pd.Series
    hhi: float | None
    gini: float | None
    ties: tuple[Tie, ...]
    rows_left_out: int

    @property
    def hhi_normalised(self) -> float | None:
        """Return the HHI between 0 (all equal) and 1, whatever the number of customers."""
        n = len(self.ranked)
        return None if self.hhi is None or n < 2 else (self.hhi - 1 / n) / (1 - 1 / n)

    @property
    def gini_corrected(self) -> float | None:
        """Return the Gini coefficient with the small-sample factor n/(n−1)."""
        n = len(self.ranked)
        return None if self.gini is None or n < 2 else self.gini * n / (n - 1)

    @property
    def effective_customers(self) -> float | None:
        """Return how many customers of equal size would give the same HHI."""
        return None if self.hhi is None else 1 / self.hhi

    def top_share(self, k: int) -> float | None:
        """Return the share of the k largest customers, None when no revenue is positive."""
        if self.positive_total <= 0:
            return None
        return float(self.ranked.head(k).clip(lower=0).sum() / self.positive_total)


def concentration(
    revenue: pd.DataFrame, *, limits: tuple[float, float] = (0.80, 0.95), by: str = "customer_id"
) -> Concentration:
    """Rank customers by net revenue and class them with the start rule.

    `revenue` has the columns `by` and net_revenue; rows without either are left out. The customer
    who crosses a limit stays in the upper class. Method: methods.md 1.1 and 1.2.

    >>> orders = pd.DataFrame({"customer_id": ["a", "b", "c"], "net_revenue": [70.0, 20.0, 10.0]})
    >>> concentration(orders).top_share(1)
    0.7
    """
    known = revenue.dropna(subset=[by, "net_revenue"])
    totals = known.groupby(by)["net_revenue"].sum().sort_index()
    ranked = totals[totals >= 0].sort_values(ascending=False, kind="stable")
    positive = float(ranked.sum())
    class_of = _classes(totals, ranked, positive, limits)
    return Concentration(
        customers=len(totals),
        total=float(totals.sum()),
        positive_total=positive,
        classes=_summary(totals, class_of, positive),
        class_of=class_of,
        ranked=ranked,
        hhi=float(((ranked / positive) ** 2).sum()) if positive > 0 else None,
        gini=_gini(ranked) if positive > 0 else None,
        ties=_ties(ranked, class_of),
        rows_left_out=len(revenue) - len(known),
    )


def group_concentration(
    revenue: pd.DataFrame, customers: pd.DataFrame, *, limits: tuple[float, float] = (0.80, 0.95)
) -> Concentration | None:
    """Rank groups of affiliated firms instead of single customers; None when nobody names a group.

    A customer without a group stands for itself.
    """
    known = customers.dropna(subset=["customer_id", "group_id"])
    if known.empty:
        return None
    # the prefixes keep a group and a customer of the same number apart
    group_of = "group " + known.set_index("customer_id")["group_id"]
    own = "customer " + revenue["customer_id"]
    entities = revenue.assign(entity=revenue["customer_id"].map(group_of).fillna(own))
    return concentration(entities, limits=limits, by="entity")


@dataclass(frozen=True, slots=True)
class ConcentrationChange:
    """The concentration of a period and of the one before."""

    periods: Comparison
    current: Concentration
    prior: Concentration


def concentration_change(
    revenue: pd.DataFrame, *, periods: Comparison
) -> ConcentrationChange | None:
    """Measure the concentration in both periods; None when the data do not cover them."""
    if not periods.covered:
        return None
    current, prior = (
        concentration(period.rows(revenue, "doc_date"))
        for period in (periods.current, periods.prior)
    )
    return ConcentrationChange(periods, current, prior)


def _classes(
    totals: pd.Series, ranked: pd.Series, positive: float, limits: tuple[float, float]
) -> pd.Series:
    if positive <= 0:
        return pd.Series(dtype=object)
    before = (ranked.cumsum() - ranked) / positive
    names = np.select(
        [(ranked == 0).to_numpy(), *[(before < lim - _TOLERANCE).to_numpy() for lim in limits]],
        ["C", "A", "B"],
        default="C",
    )
    class_of = pd.Series("G", index=[*ranked.index, *totals.index[totals < 0]], dtype=object)
    class_of[ranked.index] = names
    return class_of


def _summary(totals: pd.Series, class_of: pd.Series, positive: float) -> tuple[AbcClass, ...]:
    def one(name: str) -> AbcClass:
        members = totals[class_of.index[class_of == name]]
        amount = float(members.sum())
        return AbcClass(name, len(members), amount, amount / positive)

    return tuple(one(name) for name in CLASSES) if positive > 0 else ()


def _gini(ranked: pd.Series) -> float:
    ascending = np.sort(ranked.to_numpy())
    n = len(ascending)
    weighted = float((np.arange(1, n + 1) * ascending).sum())
    return 2 * weighted / (n * float(ascending.sum())) - (n + 1) / n


def _ties(ranked: pd.Series, class_of: pd.Series) -> tuple[Tie, ...]:
    classes = class_of.reindex(ranked.index)
    amounts = ranked.round(6)
    border = (classes != classes.shift()) & (amounts == amounts.shift()) & (amounts > 0)
    pairs = zip(classes.shift()[border], classes[border], amounts[border], strict=True)
    return tuple(
        Tie(str(upper), str(lower), tuple(str(name) for name in ranked.index[amounts == amount]))
        for upper, lower, amount in pairs
    )
