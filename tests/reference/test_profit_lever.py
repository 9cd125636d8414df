"""The profit lever: arithmetic at constant volume."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import profit_lever

METHOD = "profit_lever"


def test_one_per_cent_of_price_and_of_volume(case):
    found = profit_lever(**case.inputs)

    assert found.price is not None
    assert found.volume is not None
    case.check("profit_change_pct_price_plus_1", found.price * 100)
    case.check("profit_change_pct_volume_plus_1", found.volume * 100)
