"""Concentration: the class rules, on orders small enough to check by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.target_groups.factories import compared, customers, revenue
from vertrieb_kit.analysis.target_groups import (
    concentration,
    concentration_change,
    group_concentration,
)
from vertrieb_kit.analysis.target_groups.concentration import Tie

AMOUNTS = st.lists(st.integers(min_value=1, max_value=10**6), min_size=1, max_size=30)


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


def test_no_positive_revenue_gives_a_ranking_without_classes():
    """Nobody can be an A customer of nothing; a count of 0 would read like a finding."""
    result = concentration(orders(a=-5, b=0))

    assert result.classes == ()
    assert result.class_of.empty
    assert list(result.ranked.index) == ["b"]


def test_equal_customers_on_both_sides_of_a_limit_are_named():
    result = concentration(orders(a=60, b=20, c=20))

    assert result.ties == (Tie("A", "B", ("b", "c")),)


def test_one_customer_is_a_monopoly_without_normalised_figures():
    result = concentration(orders(a=10))

    assert result.hhi == 1
    assert result.hhi_normalised is None
    assert result.gini_corrected is None


def test_lines_without_customer_or_amount_are_left_out_and_counted():
    lines = pd.DataFrame({"customer_id": ["a", None, "b"], "net_revenue": [1.0, 2.0, None]})

    result = concentration(lines)

    assert result.customers == 1
    assert result.rows_left_out == 2


def test_affiliated_firms_count_as_one():
    lines = revenue(("a", 40.0), ("b", 40.0), ("c", 20.0))
    firms = customers(a=None, b=None, c=None).assign(group_id=["K1", "K1", None])

    result = group_concentration(lines, firms)

    assert result is not None
    assert result.customers == 2
    assert result.top_share(1) == pytest.approx(0.8)


def test_a_group_and_a_customer_of_the_same_number_stay_apart():
    firms = customers(a=None).assign(group_id=["9"])

    result = group_concentration(revenue(("a", 5.0), ("9", 5.0)), firms)

    assert result is not None
    assert result.customers == 2


def test_without_group_numbers_there_is_no_group_view():
    assert group_concentration(revenue(("a", 1.0)), customers(a=None)) is None


def test_both_periods_are_measured_apart():
    lines = revenue(("a", 90.0, "2024-01-15"), ("b", 10.0, "2024-06-01"), ("a", 5.0))

    change = concentration_change(lines, periods=compared(lines))

    assert change is not None
    assert change.prior.top_share(1) == pytest.approx(0.9)
    assert change.current.top_share(1) == 1


def test_one_year_of_revenue_carries_no_change():
    lines = revenue(("a", 90.0))

    assert concentration_change(lines, periods=compared(lines)) is None


@given(AMOUNTS)
def test_class_shares_sum_to_one_and_order_of_rows_does_not_matter(amounts):
    names = [f"k{i}" for i in range(len(amounts))]
    lines = pd.DataFrame({"customer_id": names, "net_revenue": [float(a) for a in amounts]})

    result = concentration(lines)
    turned = concentration(lines.iloc[::-1])

    assert sum(c.share or 0 for c in result.classes) == pytest.approx(1)
    assert dict(result.class_of) == dict(turned.class_of)
