"""Discount spread: over lines, per class of order size."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.analysis.pricing.factories import price_lines, sheet
from vertrieb_kit.analysis.pricing import discount_spread
from vertrieb_kit.analysis.pricing.order_size import order_values, round_limits, size_class


def test_quantiles_run_over_lines_unweighted():
    result = discount_spread(price_lines(invoice_price=[100.0, 90.0, 80.0], quantity=[1, 1, 9e3]))

    assert result.lines.p10 == pytest.approx(0.02)
    assert result.lines.median == pytest.approx(0.10)
    assert result.lines.p90 == pytest.approx(0.18)
    assert result.weighted.median == pytest.approx(0.20)


def test_the_discount_column_helps_where_a_price_is_missing():
    lines = price_lines(list_price=[None, 100.0], invoice_discount=[0.25, None])
    result = discount_spread(lines)

    assert result.n_column == 1
    assert result.lines.n == 2
    assert result.lines.median == pytest.approx(0.175)


def test_a_column_more_than_half_a_point_off_the_prices_is_counted():
    lines = price_lines(invoice_discount=[0.10, 0.105, 0.106])

    assert discount_spread(lines).n_contradicting == 1


def test_the_pocket_basis_includes_what_is_paid_after_the_invoice():
    assert discount_spread(price_lines()).pocket.median == pytest.approx(0.19)


def test_classes_are_round_and_hold_whole_orders():
    """Two lines of 900 form one order of 1,800; it belongs to its own size, not to theirs."""
    docs = [f"R{i // 2}" for i in range(80)]
    quantity = [q for order in range(40) for q in [10.0 * (1 + order // 10)] * 2]
    result = discount_spread(price_lines(doc_id=docs, quantity=quantity))

    assert [(c.low, c.high) for c in result.classes] == [(None, 5000), (5000, 10000)]
    assert [c.orders for c in result.classes] == [20, 20]
    assert [c.band.n for c in result.classes] == [40, 40]


def test_a_return_has_no_order_size():
    limits = (100.0,)
    sizes = size_class(order_values(price_lines(quantity=[-1.0, 1.0, 5.0])), limits)

    assert sizes.isna().tolist() == [True, False, False]
    assert sizes.dropna().tolist() == [0, 1]


def test_few_orders_are_not_classed():
    assert round_limits(pd.Series([100.0] * 19)) == ()


def test_consumer_orders_get_consumer_classes():
    orders = pd.Series([20.0] * 30 + [60.0] * 30 + [220.0] * 30 + [900.0] * 10)

    assert round_limits(orders) == (50, 100, 200, 1000)


def test_correlation_of_orders_needs_discounts_that_differ():
    flat = discount_spread(price_lines(quantity=[1.0, 2.0, 3.0]))
    falling = discount_spread(price_lines(invoice_price=[70.0, 80.0, 90.0]))

    assert flat.order_spearman is None
    assert falling.order_spearman == pytest.approx(-1)


def test_nothing_delivered_gives_nothing():
    result = discount_spread(sheet("price_lines"))

    assert result.lines.n == 0
    assert result.lines.median is None
    assert result.classes == ()
