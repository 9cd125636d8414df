from __future__ import annotations

from datetime import date

import pytest

from tests.analysis.target_groups.factories import (
    STICHTAG,
    customers,
    potential,
    revenue,
    table,
)
from vertrieb_kit.analysis.target_groups import Utilisation, market

LINES = revenue(("a", 50.0, "2025-01-10"), ("a", 30.0, "2025-12-31"), ("a", 999.0, "2024-12-31"))


def utilisation(*rows, lines=LINES, reference_date=STICHTAG) -> Utilisation:
    firms = customers(a="Serie")
    return market(table("market", *rows), lines, firms, reference_date=reference_date).parts[0]


def test_the_calendar_year_of_the_potential_counts():
    result = utilisation(potential("Serie", market_potential=800.0))

    assert result.revenue == 80
    assert result.rate == pytest.approx(0.1)


def test_firms_times_potential_stands_in_for_a_missing_total():
    result = utilisation(potential("Serie", n_companies=4, potential_per_company=50.0))

    assert result.rate == pytest.approx(0.4)


def test_two_potentials_within_factor_two_agree_and_the_stated_one_counts():
    row = potential("Serie", market_potential=400.0, n_companies=4, potential_per_company=50.0)

    assert utilisation(row).rate == pytest.approx(0.2)


def test_two_potentials_further_apart_than_factor_two_are_a_conflict():
    row = potential("Serie", market_potential=401.0, n_companies=4, potential_per_company=50.0)

    assert utilisation(row).rate is None
    assert utilisation(row).obstacle == "conflict"


def test_twelve_months_stand_in_for_a_year_that_the_data_do_not_cover():
    result = utilisation(
        potential("Serie", market_potential=800.0), reference_date=date(2025, 6, 30)
    )

    assert result.period.start == date(2024, 7, 1)
    assert result.revenue == 50 + 999


def test_the_newest_year_counts():
    rows = (
        {**potential("Serie", market_potential=100.0), "year": 2024},
        potential("Serie", market_potential=800.0),
    )

    assert utilisation(*rows).year == 2025


def test_a_segment_that_no_customer_carries_is_not_zero():
    result = utilisation(potential("Andere", market_potential=800.0))

    assert result.rate is None
    assert result.obstacle == "customers"


def test_two_rows_for_one_year_are_not_added():
    rows = [potential("Serie", market_potential=800.0)] * 2

    assert utilisation(*rows).obstacle == "several"
