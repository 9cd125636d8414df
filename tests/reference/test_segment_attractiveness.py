"""Segment attractiveness is weighted scoring over segments."""

from __future__ import annotations

import pandas as pd

from vertrieb_kit.analysis.competitors import weighted_scores

METHOD = "segment_attractiveness"


def test_weighted_attractiveness(case):
    inputs = case.inputs
    table = pd.DataFrame.from_dict(inputs["scores"], orient="index", columns=inputs["criteria"])
    weights = pd.Series(inputs["weights"], index=inputs["criteria"])
    result = weighted_scores(table.astype(float), weights, scale=(1, 10))
    ranked = ">".join(result.ranks.sort_values().index)

    case.check_all({"totals": list(result.totals), "rank_order": ranked})
