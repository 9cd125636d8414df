"""How much of the revenue hangs on how few customers: ABC classes, top shares, HHI, Gini."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class AbcClass:
    """One ABC class; `share` is of the sum of positive totals (class G: negative)."""

    name: str
    customers: int
    revenue: float
    share: float | None


@dataclass(frozen=True, slots=True)
class Concentration:
    """Customers ranked by revenue.

    `ranked` holds the totals of classes A to C, largest first, indexed by customer; `classes` A, B,
    C, G in this order. `hhi` (0–1), `gini` and top shares leave negative totals out. `tie` names
    customers with equal totals on both sides of a class limit. Shares are None when no revenue is
    positive.
    """

    customers: int
    total: float
    positive_total: float
    classes: tuple[AbcClass, ...]
    class_of: pd.Series
    ranked: pd.Series
    hhi: float | None
    gini: float | None
    tie: tuple[str, ...]

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
    class_of = pd.concat([_classes(ranked, positive, limits), _class_g(totals)])
    return Concentration(
        customers=len(totals),
        total=float(totals.sum()),
        positive_total=positive,
        classes=_summary(totals, class_of, positive),
        class_of=class_of,
        ranked=ranked,
        hhi=float(((ranked / positive) ** 2).sum()) if positive > 0 else None,
        gini=_gini(ranked) if positive > 0 else None,
        tie=_tie(ranked, class_of),
    )


def _classes(ranked: pd.Series, positive: float, limits: tuple[float, float]) -> pd.Series:
    if positive <= 0:
        return pd.Series("C", index=ranked.index, dtype=object)
    before = (ranked.cumsum() - ranked) / positive
    names = np.select(
        [(ranked == 0).to_numpy(), *[(before < lim - _TOLERANCE).to_numpy() for lim in limits]],
        ["C", "A", "B"],
        default="C",
    )
    return pd.Series(names, index=ranked.index, dtype=object)


def _class_g(totals: pd.Series) -> pd.Series:
    return pd.Series("G", index=totals.index[totals < 0], dtype=object)


def _summary(totals: pd.Series, class_of: pd.Series, positive: float) -> tuple[AbcClass, ...]:
    def one(name: str) -> AbcClass:
        members = totals[class_of.index[class_of == name]]
        amount = float(members.sum())
        return AbcClass(name, len(members), amount, amount / positive if positive > 0 else None)

    return tuple(one(name) for name in ("A", "B", "C", "G"))


def _gini(ranked: pd.Series) -> float:
    ascending = np.sort(ranked.to_numpy())
    n = len(ascending)
    weighted = float((np.arange(1, n + 1) * ascending).sum())
    return 2 * weighted / (n * float(ascending.sum())) - (n + 1) / n


def _tie(ranked: pd.Series, class_of: pd.Series) -> tuple[str, ...]:
    classes = class_of[ranked.index]
    border = (classes != classes.shift()) & (ranked == ranked.shift())
    values = ranked[border & (ranked > 0)].unique()
    return tuple(str(name) for name in ranked.index[ranked.isin(values)])
