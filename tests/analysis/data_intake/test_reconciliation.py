"""Delivered revenue against the client's accounts."""

import pandas as pd
import pytest

from vertrieb_kit.analysis.data_intake import reconciliation


def sold(*amounts: float | None) -> pd.DataFrame:
    return pd.DataFrame({"net_revenue": pd.Series(amounts, dtype="float64")})


@pytest.mark.parametrize(
    ("delivered", "deviation", "agrees"),
    [
        (1000.0, 0.0, True),
        (1005.0, 0.005, True),
        (995.0, -0.005, True),
        (1005.1, 0.0051, False),
        (900.0, -0.1, False),
    ],
)
def test_half_a_per_cent_counts_as_agreement(delivered, deviation, agrees):
    result = reconciliation(sold(delivered), 1000.0)

    assert result.deviation == pytest.approx(deviation)
    assert result.agrees is agrees


def test_credit_notes_reduce_the_sum_and_blank_amounts_do_not_count():
    result = reconciliation(sold(120.0, -20.0, None), 100.0)

    assert (result.lines, result.total, result.agrees) == (2, 100.0, True)


@pytest.mark.parametrize("control_total", [None, 0.0, -5.0])
def test_without_a_positive_control_total_nothing_is_compared(control_total):
    result = reconciliation(sold(100.0), control_total)

    assert (result.deviation, result.agrees) == (None, None)


def test_without_rows_nothing_is_compared():
    result = reconciliation(sold(), 100.0)

    assert (result.lines, result.deviation) == (0, None)
