"""Price, volume, mix: the bridge adds up exactly, and rests on the right sheet."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.pricing.factories import price_lines, sheet
from vertrieb_kit.analysis.pricing import bridge, bridge_of_prices, price_volume_mix
from vertrieb_kit.contracts.parameters import Parameters

PERIODS = {"reference_date": date(2025, 12, 31), "parameters": Parameters()}
BEFORE, AFTER = pd.Timestamp("2024-01-05"), pd.Timestamp("2025-07-01")


def test_a_pure_price_rise_is_price():
    result = bridge_of_prices([10], [5], [11], [5])

    assert (result.price, result.volume, result.mix) == (5, 0, 0)


def test_the_joint_term_goes_to_price():
    result = bridge_of_prices([10], [5], [12], [10])

    assert (result.volume, result.price) == (50, 20)


def test_new_and_dropped_articles_stand_apart():
    result = bridge_of_prices([10, 5, None], [1, 4, 0], [10, None, 8], [1, 0, 3])

    assert (result.new, result.dropped, result.total) == (24, -20, 4)
    assert (result.n_common, result.n_new, result.n_dropped) == (1, 1, 1)


def test_pieces_and_kilograms_are_not_added():
    """Twice the pieces at the same price is volume alone, whatever the kilograms weigh."""
    items = pd.DataFrame(
        {
            "family": ["Stück", "kg"],
            "revenue_before": [100.0, 100.0],
            "quantity_before": [1.0, 1000.0],
            "revenue_after": [200.0, 100.0],
            "quantity_after": [2.0, 1000.0],
        }
    )

    assert (bridge(items).volume, bridge(items).mix) == (100, 0)


@given(
    rows=st.lists(
        st.tuples(*[st.floats(-1e6, 1e6), st.integers(-100, 1000)] * 2), min_size=0, max_size=20
    )
)
def test_effects_add_up_without_a_rest(rows):
    columns = ["revenue_before", "quantity_before", "revenue_after", "quantity_after"]
    result = bridge(pd.DataFrame(rows, columns=columns, dtype=float))

    scale = 1 + sum(abs(value) for row in rows for value in row) ** 2
    assert result.total == pytest.approx(result.after - result.before, abs=1e-9 * scale)


def test_price_lines_that_cover_both_years_come_first():
    lines = price_lines(date=[BEFORE, AFTER], quantity=[1.0, 2.0])
    result = price_volume_mix(lines, sheet("revenue"), **PERIODS)

    assert result.source == "price_lines"
    assert result.bridge.volume == 90
    assert result.n == 2


def test_otherwise_revenue_lines_per_group_and_unit():
    revenue = sheet(
        "revenue",
        doc_date=[BEFORE, AFTER, AFTER],
        product_group=["Pumpen", "Pumpen", "Pumpen"],
        quantity_unit=["Stück", "Stück", "kg"],
        quantity=[1.0, 2.0, 7.0],
        net_revenue=[100.0, 220.0, 70.0],
    )
    result = price_volume_mix(price_lines(date=[AFTER]), revenue, **PERIODS)

    assert result.source == "revenue"
    assert (result.bridge.volume, result.bridge.price, result.bridge.new) == (100, 20, 70)


def test_less_than_two_years_is_too_short():
    result = price_volume_mix(price_lines(date=[AFTER]), sheet("revenue"), **PERIODS)

    assert result.bridge is None
    assert result.gap == "too_short"


def test_lines_without_quantity_take_no_part():
    lines = price_lines(date=[BEFORE, AFTER, AFTER], quantity=[1.0, 1.0, None])
    result = price_volume_mix(lines, sheet("revenue"), **PERIODS)

    assert (result.n, result.n_left_out) == (2, 1)


def test_a_returned_article_counts_net():
    lines = price_lines(date=[BEFORE, AFTER, AFTER], quantity=[5.0, 7.0, -2.0])

    assert price_volume_mix(lines, sheet("revenue"), **PERIODS).bridge.total == 0


def test_nothing_delivered_gives_nothing():
    result = price_volume_mix(sheet("price_lines"), sheet("revenue"), **PERIODS)

    assert (result.bridge, result.gap, result.n) == (None, "no_lines", 0)
