"""Small frames that satisfy the contract, so that a test shows only what matters to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from vertrieb_kit.contracts.sheets import BY_NAME

Factory = Callable[..., pd.DataFrame]


def frame(sheet: str, length: int, given: dict[str, Any]) -> pd.DataFrame:
    """Build a typed frame of a sheet; columns not given are empty."""
    columns = {}
    for column in BY_NAME[sheet].columns:
        dtype = "datetime64[us]" if column.is_date else float if column.is_numeric else "str"
        values = given.get(column.name)
        values = values if isinstance(values, (list, range)) else [values] * length
        columns[column.name] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(columns)


@pytest.fixture
def price_lines() -> Factory:
    """Return a factory of price lines: 10 off a list price of 100, cost 60, one order a line."""

    def build(n: int = 1, **given: Any) -> pd.DataFrame:
        n = max([n, *(len(v) for v in given.values() if isinstance(v, (list, range)))])
        default = {
            "doc_id": [f"R{i}" for i in range(n)],
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
        return frame("price_lines", n, default | given)

    return build


@pytest.fixture
def sheet() -> Factory:
    """Return a factory of any contract sheet; without columns it is empty."""

    def build(name: str, **given: Any) -> pd.DataFrame:
        length = max([0, *(len(v) for v in given.values() if isinstance(v, (list, range)))])
        return frame(name, length, given)

    return build
