"""Break-even volume against published and hand-checked cases."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import breakeven_volume, margin_rate

METHOD = "breakeven_volume"


def change(given) -> float | None:
    rate = (
        given["cm_pct"] / 100
        if "cm_pct" in given
        else margin_rate(given["price"], given["variable_cost"])
    )
    return breakeven_volume(given["price_change_pct"] / 100, rate)


def test_breakeven_volume(case):
    single = "price_change_pct" in case.inputs
    changes = (
        {"": change(case.inputs)} if single else {k: change(v) for k, v in case.inputs.items()}
    )
    percent = {k: None if v is None else v * 100 for k, v in changes.items()}
    names = {f"{k}_pct" if k else "breakeven_volume_change_pct": v for k, v in percent.items()}

    case.check_all({**names, **{f"{k}_defined": v is not None for k, v in changes.items()}})
