"""How old the delivered data are at the reference date."""

from datetime import date

import pytest

from vertrieb_kit.analysis.data_intake import sheet_ages

NEW_YEARS_EVE = date(2025, 12, 31)


def one(as_of: date, *, max_months: int = 12):
    (age,) = sheet_ages({"Markt": as_of}, NEW_YEARS_EVE, max_months=max_months)
    return age


@pytest.mark.parametrize(
    ("as_of", "months", "outdated"),
    [
        (date(2025, 12, 31), 0, False),
        (date(2025, 12, 1), 0, False),
        (date(2024, 12, 31), 12, False),
        (date(2024, 12, 30), 12, True),  # a year and a day
        (date(2024, 1, 31), 23, True),
    ],
)
def test_age_is_in_whole_months_and_the_limit_in_days(as_of, months, outdated):
    age = one(as_of)

    assert (age.months, age.outdated) == (months, outdated)


def test_a_stand_after_the_reference_date_is_not_negative():
    age = one(date(2026, 1, 5))

    assert (age.months, age.outdated) == (0, False)


def test_the_oldest_sheet_comes_first_equal_ones_by_name():
    given = {"Preise": date(2025, 6, 1), "Markt": date(2025, 6, 1), "Deals": date(2025, 1, 1)}

    ages = sheet_ages(given, NEW_YEARS_EVE, max_months=12)

    assert [age.sheet for age in ages] == ["Deals", "Markt", "Preise"]


def test_without_any_stand_there_is_no_age():
    assert sheet_ages({}, NEW_YEARS_EVE, max_months=12) == ()
