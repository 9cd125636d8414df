"""Van Westendorp against published and hand-checked cases."""

from __future__ import annotations

import pandas as pd

from vertrieb_kit.analysis.pricing import PriceSensitivity, van_westendorp

METHOD = "van_westendorp"

_NAMES = {"toocheap": "too_cheap", "tooexpensive": "too_expensive"}


def survey(case) -> pd.DataFrame:
    inputs = case.inputs
    frame = case.csv(inputs["csv"]) if "csv" in inputs else pd.DataFrame(inputs["rows"])
    return frame.rename(columns=_NAMES)


def ends(wide: PriceSensitivity, narrow: PriceSensitivity) -> dict[str, float | None]:
    points = {"pmc": wide.pmc, "pme": wide.pme, "idp": wide.ipp, "opp": wide.opp}
    points |= {"pmc_narrow": narrow.pmc, "pme_narrow": narrow.pme}
    lows = {f"{name}_low": point.low for name, point in points.items()}
    highs = {f"{name}_high": point.high for name, point in points.items()}
    defined = {f"{name}_defined": point.kind != "none" for name, point in points.items()}
    return {**lows, **highs, **defined}


def test_price_sensitivity_meter(case):
    answers = survey(case)
    weight = "w" if "w" in answers else None
    wide = van_westendorp(answers, weight=weight)
    narrow = van_westendorp(answers, convention="enger", weight=weight)

    case.check_all({"n_total": wide.n_total, "n_invalid": wide.n_invalid, **ends(wide, narrow)})
