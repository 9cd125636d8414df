"""Break-even volume: signs and limits."""

from __future__ import annotations

import pytest

from vertrieb_kit.analysis.pricing import breakeven_table, breakeven_volume, profit_lever


def test_a_margin_of_thirty_per_cent():
    """+5 % price may cost 14.3 % volume; −5 % must bring 20 %."""
    assert breakeven_volume(0.05, 0.30) == pytest.approx(-0.142857, abs=1e-6)
    assert breakeven_volume(-0.05, 0.30) == pytest.approx(0.20)


@pytest.mark.parametrize(("change", "margin"), [(-0.10, 0.10), (-0.2, 0.1), (0.3, -0.1), (0.1, 0)])
def test_no_volume_makes_up_for_a_lost_margin(change, margin):
    assert breakeven_volume(change, margin) is None


def test_unknown_margin_is_unknown_volume():
    assert breakeven_volume(0.05, None) is None


def test_dearer_material_and_extra_fixed_cost_need_volume():
    assert breakeven_volume(0, 0.4, cost_change=0.2) == pytest.approx(1.0)
    assert breakeven_volume(0, 0.4, fixed_cost=0.04) == pytest.approx(0.1)


def test_the_table_is_ordered_by_price_change():
    table = breakeven_table(0.3, (0.05, -0.05))

    assert [row.price_change for row in table] == [-0.05, 0.05]


def test_without_profit_there_is_no_lever():
    assert profit_lever(100, 0.8, 25).price is None
