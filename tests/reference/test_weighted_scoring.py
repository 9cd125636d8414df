"""Weighted scoring with rank flips, against the hand-checked cases."""

from __future__ import annotations

from typing import Any

import pandas as pd

from vertrieb_kit.analysis.competitors import weight_flips, weighted_scores

METHOD = "weighted_scoring"
CASES = ("nwa_flip_simple", "nwa_weights_not_one", "nwa_missing_simple", "nwa_dominant_no_flip")


def test_case(case: Any) -> None:
    known = {
        "nwa_weights_not_one": _odd_weights,
        "nwa_missing_simple": _missing,
    }
    case.check_all(known.get(case.id, _ranking)(case.inputs))


def _ranking(inputs: dict[str, Any]) -> dict[str, Any]:
    """Translate totals, rank order and flips."""
    table, weights = _table(inputs), _weights(inputs)
    result = weighted_scores(table, weights)
    assert result.leader is not None
    flips = weight_flips(table, weights, leader=result.leader)
    found = {
        "totals": list(result.totals),
        "rank_order": ">".join(result.ranks.sort_values().index),
        "flip_weight_change_per_criterion": [f.change for f in flips],
        "flip_new_weight_per_criterion": [f.new_weight for f in flips],
        "flip_rival_per_criterion": "|".join(f.rival or "-" for f in flips),
    }
    possible = [f for f in flips if f.change is not None]
    if possible:
        smallest = min(possible, key=lambda f: abs(f.change))
        found["smallest_flip_abs"] = abs(smallest.change)
        found["smallest_flip_criterion"] = smallest.criterion
    return found


def _odd_weights(inputs: dict[str, Any]) -> dict[str, Any]:
    table = pd.DataFrame(inputs["scores"])
    a, b = (weighted_scores(table, pd.Series(inputs[k])) for k in ("weights_a", "weights_b"))
    return {
        "total_a_after_normalising": a.totals.iloc[0],
        "total_b_after_normalising": b.totals.iloc[0],
        "warn_a": "weights_normalised" in a.warnings,
        "warn_b": "weights_normalised" in b.warnings,
    }


def _missing(inputs: dict[str, Any]) -> dict[str, Any]:
    result = weighted_scores(_table(inputs), _weights(inputs), scale=tuple(inputs["scale"]))
    assert not result.decided
    return {
        "total_complete": [None if pd.isna(t) else t for t in result.totals],
        "bounds_W1_scale_1_5": [result.lower["W1"], result.upper["W1"]],
        "available_weight_W1": result.covered["W1"],
        "total_rescaled_W1": result.rescaled["W1"],
    }


def _table(inputs: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(
        inputs["scores_alternatives_x_criteria"],
        index=inputs["alternatives"],
        columns=inputs["criteria"],
        dtype=float,
    )


def _weights(inputs: dict[str, Any]) -> pd.Series:
    return pd.Series(inputs["weights"], index=inputs["criteria"])
