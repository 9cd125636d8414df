from datetime import date

import pandas as pd

from vertrieb_kit.analysis.periods import Period, comparison
from vertrieb_kit.contracts.parameters import Parameters

STICHTAG = date(2025, 12, 31)


def days(*texts: str) -> pd.Series:
    return pd.to_datetime(pd.Series(texts, dtype=object))


def test_twelve_months_are_compared_with_the_twelve_before():
    dates = days("2024-01-05", "2025-12-30")

    result = comparison(dates, reference_date=STICHTAG, parameters=Parameters())

    assert result.current == Period(date(2025, 1, 1), date(2025, 12, 31))
    assert result.prior == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert result.covered


def test_less_than_24_months_do_not_carry_a_comparison():
    dates = days("2024-02-05", "2024-11-01", "2025-12-30")

    assert not comparison(dates, reference_date=STICHTAG, parameters=Parameters()).covered


def test_no_dates_carry_no_comparison():
    assert not comparison(days(), reference_date=STICHTAG, parameters=Parameters()).covered


def test_chosen_periods_replace_the_standard_ones():
    chosen = Parameters(
        zeitraum_von=date(2025, 7, 1), vergleich_von=date(2024, 7, 1), vergleich_bis=STICHTAG
    )

    result = comparison(days("2024-07-02"), reference_date=STICHTAG, parameters=chosen)

    assert result.current.start == date(2025, 7, 1)
    assert result.prior == Period(date(2024, 7, 1), STICHTAG)


def test_the_last_day_belongs_to_the_period_until_midnight():
    dates = days("2025-12-31 23:59", "2026-01-01 00:00", None)

    inside = Period(date(2025, 1, 1), STICHTAG).holds(dates)

    assert inside.tolist() == [True, False, False]
