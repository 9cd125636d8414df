"""The price points of the case that also carries purchase intent."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import van_westendorp

METHOD = "van_westendorp_nms"

_NAMES = {"toocheap": "too_cheap", "tooexpensive": "too_expensive"}


def test_price_points_of_a_b2b_survey(case):
    answers = case.csv(case.inputs["csv"]).rename(columns=_NAMES)
    wide = van_westendorp(answers)
    narrow = van_westendorp(answers, convention="enger")

    case.check("n_invalid", wide.n_invalid)
    case.check("pmc_low", wide.pmc.low)
    case.check("pmc_high", wide.pmc.high)
    case.check("pme_low", wide.pme.low)
    case.check("idp_high", wide.ipp.high)
    case.check("opp_low", wide.opp.low)
    case.check("opp_high", wide.opp.high)
    case.check("pmc_narrow_low", narrow.pmc.low)
    case.check("pmc_narrow_high", narrow.pmc.high)
    case.check("pme_narrow_high", narrow.pme.high)
