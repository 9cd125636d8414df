"""Small frames that satisfy the contract, so that a test shows only what matters to it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from vertrieb_kit.contracts.sheets import BY_NAME

_DEFAULT: dict[str, Any] = {
    "customer_id": "K1",
    "sku": "A1",
    "product_group": "Pumpen",
    "date": pd.Timestamp("2025-06-30"),
    "quantity": 1.0,
    "list_price": 100.0,
    "invoice_price": 90.0,
    "rebate": 4.0,
    "cash_discount": 2.0,
    "freight": 3.0,
    "unit_cost": 60.0,
}


def price_lines(n: int = 1, **given: Any) -> pd.DataFrame:
    """Build price lines: 10 off a list price of 100, cost 60, each line an order of its own."""
    n = max([n, *_lengths(given)])
    return _frame("price_lines", n, {"doc_id": [f"R{i}" for i in range(n)], **_DEFAULT, **given})


def sheet(name: str, **given: Any) -> pd.DataFrame:
    """Build any contract sheet; without columns it is empty."""
    return _frame(name, max([0, *_lengths(given)]), given)


def _lengths(given: dict[str, Any]) -> list[int]:
    return [len(values) for values in given.values() if isinstance(values, (list, range))]


def _frame(name: str, length: int, given: dict[str, Any]) -> pd.DataFrame:
    columns = {}
    for column in BY_NAME[name].columns:
        dtype = "datetime64[us]" if column.is_date else float if column.is_numeric else "str"
        values = given.get(column.name)
        values = values if isinstance(values, (list, range)) else [values] * length
        columns[column.name] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(columns)
