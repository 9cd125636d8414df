"""How far discounts lie apart, on the whole and among orders of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from vertrieb_kit.analysis.pricing.order_size import order_values, round_limits, size_class
from vertrieb_kit.analysis.pricing.waterfall import line_pockets

_CONTRADICTION = 0.005
_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Band:
    """A distribution of discounts. Quantiles interpolate linearly (type 7); `sd` with n − 1.

    `weighted_mean` weighs by revenue; `spearman` is the rank correlation with revenue, an
    association. None where undefined.
    """

    n: int
    mean: float | None = None
    weighted_mean: float | None = None
    p10: float | None = None
    median: float | None = None
    p90: float | None = None
    iqr: float | None = None
    sd: float | None = None
    spearman: float | None = None


@dataclass(frozen=True, slots=True)
class SizeClass:
    """Lines of the orders from `low` up to, not including, `high` (None: open)."""

    low: float | None
    high: float | None
    orders: int
    band: Band
    discounts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class DiscountSpread:
    """Discounts over lines, unweighted; `weighted` by list value, `pocket` down to that price.

    `n_all` lines were given, `n_column` of the `lines.n` rest on the discount column because a
    price is missing; in `n_contradicting` that column is more than 0.5 points off the prices.
    `order_spearman` correlates the discount of an order with its value over `n_orders` orders.
    """

    n_all: int
    n_column: int
    n_contradicting: int
    lines: Band
    weighted: Band
    pocket: Band
    classes: tuple[SizeClass, ...]
    n_orders: int
    order_spearman: float | None


def discount_spread(price_lines: pd.DataFrame) -> DiscountSpread:
    """Measure the spread of discounts overall and per class of order size."""
    lines = discounted_lines(price_lines)
    pockets = line_pockets(price_lines)
    orders = _orders(lines)
    return DiscountSpread(
        n_all=len(price_lines),
        n_column=int(lines["from_column"].sum()),
        n_contradicting=_contradicting(price_lines),
        lines=price_band(lines["discount"]),
        weighted=_weighted(lines),
        pocket=price_band(_pocket_discounts(pockets)),
        classes=_classes(lines),
        n_orders=len(orders),
        order_spearman=_spearman(orders["discount"], orders["order_value"]),
    )


def price_band(discounts: Sequence[float] | pd.Series, revenue: Sequence[float] = ()) -> Band:
    """Describe the distribution of discounts; `revenue` weighs the mean. Method: methods.md 4.6.

    >>> price_band([0.1, 0.2, 0.3]).median
    0.2
    """
    values = np.asarray(discounts, dtype=float)
    if not len(values):
        return Band(0)
    p10, p25, median, p75, p90 = (
        float(q) for q in np.quantile(values, [0.1, 0.25, 0.5, 0.75, 0.9])
    )
    return Band(
        n=len(values),
        mean=float(values.mean()),
        weighted_mean=float(np.average(values, weights=revenue)) if len(revenue) else None,
        p10=p10,
        median=median,
        p90=p90,
        iqr=p75 - p25,
        sd=float(values.std(ddof=1)) if len(values) > 1 else None,
        spearman=_spearman(values, revenue) if len(revenue) else None,
    )


def discounted_lines(price_lines: pd.DataFrame) -> pd.DataFrame:
    """Return every line whose discount is known: discount, list and order value, size class.

    The discount is 1 − invoice price / list price, else what the discount column says. List value
    and order value are NaN where quantity or price is missing.
    """
    by_price = _by_price(price_lines)
    known = by_price.fillna(price_lines["invoice_discount"])
    invoice = price_lines["invoice_price"] * price_lines["quantity"]
    order_value = order_values(price_lines)
    per_order = order_value.groupby(price_lines["doc_id"]).first()
    list_value = price_lines["list_price"] * price_lines["quantity"]
    lines = pd.DataFrame(
        {
            "doc_id": price_lines["doc_id"],
            "product_group": price_lines["product_group"],
            "discount": known,
            "from_column": by_price.isna() & known.notna(),
            "invoice_value": invoice,
            "list_value": list_value.fillna(invoice / (1 - known.where(known < 1))),
            "order_value": order_value,
        }
    )
    limits = round_limits(per_order)
    sized = lines.assign(size=size_class(order_value, limits))
    found = sized[sized["discount"].notna()]
    return found.assign(**_bounds(found["size"], limits))


def _bounds(size: pd.Series, limits: tuple[float, ...]) -> dict[str, pd.Series]:
    lows = dict(enumerate((np.nan, *limits)))
    highs = dict(enumerate((*limits, np.nan)))
    return {"low": size.map(lows), "high": size.map(highs)}


def _by_price(lines: pd.DataFrame) -> pd.Series:
    share = 1 - lines["invoice_price"] / lines["list_price"].where(lines["list_price"] > 0)
    return share.round(12)  # 1 − 0.785 is 0.21499999999999997 in binary, and would print as 21 %


def _contradicting(lines: pd.DataFrame) -> int:
    gap = (_by_price(lines) - lines["invoice_discount"]).abs()
    return int((gap > _CONTRADICTION + _TOLERANCE).sum())


def _weighted(lines: pd.DataFrame) -> Band:
    rows = lines[lines["list_value"] > 0]
    if rows.empty:
        return Band(0)
    values, weights = rows["discount"].to_numpy(), rows["list_value"].to_numpy()
    p10, median, p90 = np.quantile(values, [0.1, 0.5, 0.9], weights=weights, method="inverted_cdf")
    mean = float(np.average(values, weights=weights))
    return Band(len(rows), weighted_mean=mean, p10=float(p10), median=float(median), p90=float(p90))


def _pocket_discounts(pockets: pd.DataFrame) -> pd.Series:
    rows = pockets[pockets["list"] != 0]
    return 1 - rows["pocket"] / rows["list"]


def _classes(lines: pd.DataFrame) -> tuple[SizeClass, ...]:
    grouped = lines.dropna(subset=["size"]).groupby("size")
    return tuple(
        SizeClass(
            low=_bound(rows["low"].iloc[0]),
            high=_bound(rows["high"].iloc[0]),
            orders=int(rows["doc_id"].nunique()),
            band=price_band(rows["discount"]),
            discounts=tuple(rows["discount"].tolist()),
        )
        for _, rows in grouped
    )


def _bound(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _orders(lines: pd.DataFrame) -> pd.DataFrame:
    """Return one row an order: its discount as a ratio of sums, its value."""
    rows = lines[(lines["order_value"] > 0) & lines["list_value"].notna()]
    sums = rows.groupby("doc_id")[["list_value", "invoice_value"]].sum()
    sums = sums[sums["list_value"] > 0]
    discount = 1 - sums["invoice_value"] / sums["list_value"]
    return pd.DataFrame({"discount": discount, "order_value": sums["invoice_value"]})


def _spearman(left: ArrayLike, right: ArrayLike) -> float | None:
    """Return Spearman's rank correlation, None where one side does not vary."""
    a, b = np.asarray(left, dtype=float), np.asarray(right, dtype=float)
    if len(a) < 3 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    return float(stats.spearmanr(a, b).statistic)
