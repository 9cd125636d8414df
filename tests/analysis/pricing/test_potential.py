"""The ceiling of what discounts above the usual are worth."""

from __future__ import annotations

import pytest

from tests.analysis.pricing.factories import price_lines, sheet
from vertrieb_kit.analysis.pricing import price_potential

TWENTY = [90.0] * 15 + [70.0] * 5


def test_discounts_above_the_median_are_lifted_to_it():
    """Five of twenty lines have 30 % instead of the usual 10 %: 5 × 20 on top of 5 × 70."""
    lines = price_lines(invoice_price=TWENTY, quantity=1.0)
    result = price_potential(lines.assign(doc_id="R1"), sheet("goals"), margin_rate=0.3)
    upper_quartile, median = result.lifts

    assert upper_quartile.lines == 5
    assert median.amount == pytest.approx(100)
    assert median.rise == pytest.approx(100 / 350)
    assert median.max_loss == pytest.approx((100 / 350) / (0.3 + 100 / 350))


def test_small_groups_are_left_out():
    groups = ["Pumpen"] * 20 + ["Ventile"] * 3
    lines = price_lines(invoice_price=[*TWENTY, 50.0, 60.0, 70.0], product_group=groups)
    result = price_potential(lines.assign(doc_id="R1"), sheet("goals"), margin_rate=None)

    assert (result.n, result.n_small, result.n_classes) == (20, 3, 1)
    assert result.lifts[1].max_loss is None


def test_market_goals_are_counted():
    goals = sheet("goals", goal_type=["Markt", "Prozess", "Preis"])

    assert price_potential(price_lines(), goals, margin_rate=None).market_goals == 2


def test_nothing_delivered_gives_nothing():
    result = price_potential(sheet("price_lines"), sheet("goals"), margin_rate=None)

    assert (result.n, result.lifts) == (0, ())
