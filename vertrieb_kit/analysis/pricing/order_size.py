"""Orders by size, in classes that suit the client: a machine builder's or a web shop's."""

from __future__ import annotations

import numpy as np
import pandas as pd

_SPLITS = (0.30, 0.60, 0.80, 0.95)
_ROUND = (1.0, 2.0, 5.0)
MIN_ORDERS = 20


def order_values(price_lines: pd.DataFrame) -> pd.Series:
    """Return for every line the invoice value of its whole order (document).

    NaN where the document is unknown or no line of it has price and quantity.
    """
    value = price_lines["invoice_price"] * price_lines["quantity"]
    return value.groupby(price_lines["doc_id"]).transform("sum", min_count=1)


def round_limits(orders: pd.Series) -> tuple[float, ...]:
    """Return round class limits (1, 2, 5 × powers of ten) near fixed shares of the orders.

    `orders` holds one value an order; empty with fewer than `MIN_ORDERS` positive ones.

    >>> round_limits(pd.Series(range(1, 101)))
    (20.0, 50.0, 100.0)
    """
    positive = orders[orders > 0]
    if len(positive) < MIN_ORDERS:
        return ()
    near = positive.quantile(list(_SPLITS)).tolist()
    return tuple(sorted({_snap(value) for value in near}))


def size_class(values: pd.Series, limits: tuple[float, ...]) -> pd.Series:
    """Return the place of each value among the classes, lower limit included.

    Missing for orders that are not positive: a return has no size.
    """
    place = pd.Series(np.searchsorted(limits, values, side="right"), index=values.index)
    return place.where(values > 0)


def _snap(value: float) -> float:
    exponent = np.floor(np.log10(value))
    candidates = [m * 10.0 ** (exponent + shift) for shift in (0, 1) for m in _ROUND]
    return float(min(candidates, key=lambda c: abs(np.log(c / value))))
