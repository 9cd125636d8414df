"""The competitive profile matrix is weighted scoring on 1 to 4, against the published case."""

from __future__ import annotations

from typing import Any

import pandas as pd

from vertrieb_kit.analysis.competitors import robustness, weighted_scores

METHOD = "cpm"


def test_case(case: Any) -> None:
    given = case.inputs
    names, criteria = given["alternatives"], given["criteria"]
    table = pd.DataFrame(given["scores_alternatives_x_criteria"], names, criteria, dtype=float)
    weights = pd.Series(given["weights"], index=criteria)
    scores, flips = weighted_scores(table, weights), robustness(table, weights)
    assert flips.smallest is not None
    assert flips.smallest.change is not None
    case.check_all(
        {
            "totals": list(scores.totals),
            "rank_order": ">".join(scores.ranks.sort_values().index),
            "flip_weight_change_per_criterion": [f.change for f in flips.flips],
            "flip_new_weight_per_criterion": [f.new_weight for f in flips.flips],
            "flip_rival_per_criterion": "|".join(f.rival or "-" for f in flips.flips),
            "smallest_flip_abs": abs(flips.smallest.change),
            "smallest_flip_criterion": flips.smallest.criterion,
        }
    )
