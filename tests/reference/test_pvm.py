"""Price, volume and mix against hand-checked cases."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import bridge_of_prices

METHOD = "price_volume_mix"


def rates(inputs) -> dict[str, list[float]]:
    if "fx" not in inputs:
        return {}
    foreign = inputs["fx"]
    return {
        name: [foreign[name] if product == foreign["product"] else 1.0 for product in products]
        for products in [inputs["products"]]
        for name in ("fx0", "fx1")
    }


def test_effects_add_up_to_the_change(case):
    given = case.inputs
    found = bridge_of_prices(given["p0"], given["q0"], given["p1"], given["q1"], **rates(given))

    case.check_all(
        {
            "volume": found.volume,
            "mix": found.mix,
            "price": found.price,
            "fx": found.fx,
            "new": found.new,
            "discontinued": found.dropped,
            "total_change": found.total,
            "residual": found.after - found.before - found.total,
        }
    )
