"""Van Westendorp on five answers that were worked out by hand (domain.md, T09)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.analysis.pricing.factories import sheet
from vertrieb_kit.analysis.pricing import price_sensitivity, van_westendorp
from vertrieb_kit.analysis.pricing.psm import ANSWERS, Point, _meet

FIVE = pd.DataFrame(
    [(10, 20, 30, 40), (15, 25, 35, 50), (20, 30, 40, 60), (12, 18, 28, 35), (18, 28, 45, 55)],
    columns=ANSWERS,
    dtype=float,
)


def test_strict_counting_and_the_original_convention():
    result = van_westendorp(FIVE)

    assert result.ipp.value == pytest.approx(28.667, abs=5e-4)
    assert (result.opp.low, result.opp.high) == (20, 35)
    assert result.pmc.value == pytest.approx(18.667, abs=5e-4)
    assert result.pme.value == pytest.approx(38.333, abs=5e-4)


def test_inclusive_counting_in_both_conventions():
    original = van_westendorp(FIVE, counting="einschliesslich")
    narrow = van_westendorp(FIVE, counting="einschliesslich", convention="enger")

    assert original.ipp.value == 29
    assert (original.opp.low, original.opp.high) == (25, 30)
    assert (original.pmc.value, original.pme.value) == (20, 37.5)
    assert (narrow.pmc.value, narrow.pme.value) == (25, 32.5)


def test_a_plateau_is_an_interval_without_a_value():
    assert van_westendorp(FIVE).opp == Point("interval", 20, 35, 1)


def test_thresholds_that_do_not_rise_are_removed_and_counted():
    odd = pd.DataFrame([(10, 10, 30, 40), (10, 20, np.nan, 40)], columns=ANSWERS)
    result = van_westendorp(pd.concat([FIVE, odd]))

    assert (result.n_total, result.n_invalid, result.n) == (7, 2, 5)
    assert result.ipp == van_westendorp(FIVE).ipp


def test_weights_count_an_answer_as_often_as_they_say():
    weighted = van_westendorp(FIVE.assign(w=[2, 1, 1, 1, 1]), weight="w")

    assert weighted.ipp == van_westendorp(pd.concat([FIVE, FIVE.head(1)])).ipp


def test_only_invalid_answers_give_no_points_and_no_exception():
    result = van_westendorp(FIVE.iloc[:, ::-1].set_axis(ANSWERS, axis=1))

    assert result.n == 0
    assert result.ipp == Point("none")


def test_products_come_with_most_answers_first():
    lines = pd.concat([FIVE.head(3).assign(product="Pumpe"), FIVE.assign(product="Ventil")])

    assert [item.product for item in price_sensitivity(lines)] == ["Ventil", "Pumpe"]


def test_nothing_asked_gives_no_product():
    assert price_sensitivity(sheet("psm")) == ()


@pytest.mark.parametrize(
    ("difference", "expected"),
    [
        ([1, -1, -1, -1], Point("crossing", 15, 15, 1)),
        ([1, 0, -1, -1], Point("crossing", 20, 20, 1)),
        ([1, 0, 0, -1], Point("interval", 20, 30, 1)),
        ([1, 0, 1, 1], Point("none")),
        ([1, -1, 1, -1], Point("interval", 15, 35, 3)),
        ([1, 1e-13, -1, -1], Point("crossing", 20, 20, 1)),
    ],
)
def test_zeros_count_only_between_unlike_signs(difference, expected):
    assert _meet(np.array([10.0, 20, 30, 40]), np.array(difference, dtype=float)) == expected
