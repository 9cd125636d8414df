"""Robustness: ties, dominance and repeatable draws."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.analysis.competitors import robustness

WEIGHTS = pd.Series({"Preis": 0.5, "Service": 0.5})


def table(**rows):
    return pd.DataFrame(rows, index=["Preis", "Service"], dtype=float).T


def test_a_dominant_leader_stays_first_in_every_draw_and_no_weight_flips_it():
    result = robustness(table(EIGEN=[5, 4], A=[3, 2]), WEIGHTS)

    assert result.stability == 1.0
    assert result.smallest is None


def test_a_flip_is_where_both_draw_level():
    result = robustness(table(EIGEN=[5, 1], A=[2, 3]), WEIGHTS)

    flip = result.flips[0]
    assert flip.rival == "A"
    assert flip.new_weight == pytest.approx(0.4)
    assert flip.change == pytest.approx(-0.1)


def test_a_shared_first_place_has_no_leader_to_test():
    result = robustness(table(EIGEN=[4, 2], A=[2, 4]), WEIGHTS)

    assert result.leader is None
    assert result.stability is None
    assert result.flips == ()


def test_the_same_seed_gives_the_same_share():
    scores = table(EIGEN=[4.0, 3.0], A=[3.2, 3.7])

    assert robustness(scores, WEIGHTS).stability == robustness(scores, WEIGHTS).stability


def test_a_single_criterion_cannot_flip():
    scores = pd.DataFrame({"Preis": [4.0, 3.0]}, index=["EIGEN", "A"])

    assert robustness(scores, pd.Series({"Preis": 1.0})).smallest is None
