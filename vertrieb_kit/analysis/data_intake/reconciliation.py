"""Does the sum of the delivered revenue agree with the client's accounts?"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Delivered revenue against the control total; `deviation` is relative to the control total.

    `deviation` and `agrees` are None without rows or without a positive control total.
    """

    lines: int
    total: float
    control_total: float | None
    deviation: float | None
    agrees: bool | None


def reconciliation(revenue: pd.DataFrame, control_total: float | None) -> Reconciliation:
    """Compare the sum of net_revenue with the accounts; up to 0.5 % counts as agreement.

    >>> sold = pd.DataFrame({"net_revenue": [60.0, 40.2]})
    >>> reconciliation(sold, 100.0).agrees
    True
    """
    amounts = revenue["net_revenue"].dropna()
    total = float(amounts.sum())
    if amounts.empty or not control_total or control_total <= 0:
        return Reconciliation(len(amounts), total, control_total, None, None)
    deviation = total / control_total - 1
    return Reconciliation(
        len(amounts), total, control_total, deviation, abs(deviation) <= TOLERANCE + 1e-12
    )
