"""Concentration: the class rules, on orders small enough to check by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.analysis.target_groups import concentration


def orders(**totals: float) -> pd.DataFrame:
    return pd.DataFrame({"customer_id": list(totals), "net_revenue": list(totals.values())})


def test_customer_who_crosses_the_limit_stays_in_the_upper_class():
    result = concentration(orders(a=70, b=20, c=10))

    assert dict(result.class_of) == {"a": "A", "b": "A", "c": "B"}


def test_negative_customers_form_class_g_and_leave_the_shares_alone():
    result = concentration(orders(a=80, b=20, c=-10))

    assert result.class_of["c"] == "G"
    assert result.total == 90
    assert result.top_share(1) == pytest.approx(0.8)


def test_a_total_of_exactly_zero_is_class_c():
    assert concentration(orders(a=10, b=0)).class_of["b"] == "C"


def test_no_positive_revenue_gives_no_shares_not_zero():
    result = concentration(orders(a=-5))

    assert result.hhi is None
    assert result.top_share(1) is None
