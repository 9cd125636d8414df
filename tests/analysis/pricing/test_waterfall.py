"""The price waterfall on lines small enough to add up by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.pricing.factories import price_lines, sheet
from vertrieb_kit.analysis.pricing import waterfall
from vertrieb_kit.analysis.pricing.waterfall import line_pockets


def test_steps_lead_from_list_price_to_margin():
    result = waterfall(price_lines(quantity=[2.0]))

    assert result.amounts == {
        "list": 200,
        "invoice_discount": 20,
        "invoice": 180,
        "rebate": 4,
        "cash_discount": 2,
        "freight": 3,
        "pocket": 171,
        "unit_cost": 120,
        "margin": 51,
    }
    assert result.share("pocket") == 0.855
    assert result.margin_rate == pytest.approx(51 / 171)


def test_an_empty_cell_is_not_zero_its_line_is_left_out():
    """A line without bonus says nothing about the bonus; the other lines stand."""
    result = waterfall(price_lines(rebate=[4.0, None], freight=[3.0, 3.0]))

    assert (result.n, result.n_all) == (1, 2)
    assert [(gap.column, gap.lines, gap.revenue) for gap in result.left_out] == [("rebate", 1, 90)]


def test_lines_left_out_are_counted_once_at_their_first_gap():
    result = waterfall(price_lines(list_price=[None, 100.0], rebate=[None, 4.0]))

    assert [(gap.column, gap.lines) for gap in result.left_out] == [("list_price", 1)]


def test_a_step_that_nobody_recorded_is_missing_not_zero():
    result = waterfall(price_lines(3, rebate=None))

    assert result.n == 3
    assert result.amounts["rebate"] is None
    assert result.missing == ("rebate",)
    assert not result.complete


def test_without_cost_there_is_no_margin_but_the_pocket_price_is_complete():
    result = waterfall(price_lines(unit_cost=None))

    assert result.amounts["margin"] is None
    assert result.margin_rate is None
    assert result.complete


def test_without_any_list_price_the_invoice_price_is_the_base():
    result = waterfall(price_lines(list_price=None))

    assert result.amounts["invoice_discount"] is None
    assert result.base == "invoice"
    assert result.share("pocket") == 0.9


def test_nothing_delivered_gives_nothing():
    result = waterfall(sheet("price_lines"))

    assert result.n == 0
    assert set(result.amounts.values()) == {None}


def test_returns_are_netted():
    lines = price_lines(quantity=[1.0, -1.0], rebate=[4.0, -4.0])
    result = waterfall(lines.assign(cash_discount=[2.0, -2.0], freight=[3.0, -3.0]))

    assert result.amounts["pocket"] == 0
    assert result.share("pocket") is None


def test_the_pocket_price_of_a_line_does_not_need_its_cost():
    lines = price_lines(unit_cost=[None, 60.0])

    assert line_pockets(lines)["pocket"].tolist() == [81, 81]


@settings(max_examples=30)
@given(
    prices=st.lists(
        st.tuples(st.floats(1, 1e4), st.floats(0, 1), st.floats(-50, 50)), min_size=1, max_size=8
    )
)
def test_the_steps_add_up(prices):
    lines = price_lines(
        list_price=[p for p, _, _ in prices],
        invoice_price=[p * (1 - d) for p, d, _ in prices],
        quantity=[q for _, _, q in prices],
    )
    amounts = waterfall(lines).amounts

    deductions = ("invoice_discount", "rebate", "cash_discount", "freight", "unit_cost")
    rest = amounts["list"] - sum(amounts[step] for step in deductions)
    assert rest == pytest.approx(amounts["margin"], abs=1e-6)
