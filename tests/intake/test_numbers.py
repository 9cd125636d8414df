"""Numbers: native ones stay, text meets one notation per column, nothing is guessed."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.formats import Format, rounded
from vertrieb_kit.intake.findings import Typed
from vertrieb_kit.intake.number_text import read_number
from vertrieb_kit.intake.numbers import NumberRules, read_numbers
from vertrieb_kit.intake.percents import read_percents
from vertrieb_kit.intake.raw import CellError

MONEY = Column("Nettoumsatz", "net_revenue", "money")
SHARE = Column("Rabatt (%)", "discount", "percent")


def read(*cells: Any, **rules: Any) -> Typed:
    raw = pd.Series(list(cells), index=range(2, len(cells) + 2), dtype=object)
    return read_numbers(raw, MONEY, NumberRules(**rules))


def percent(*cells: Any, whole: bool = False, **rules: Any) -> Typed:
    raw = pd.Series(list(cells), index=range(2, len(cells) + 2), dtype=object)
    return read_percents(raw, SHARE, NumberRules(**rules), whole=whole)


def codes(typed: Typed) -> list[tuple[str, str]]:
    return [(found.code, found.handling) for found in typed.findings]


def test_native_numbers_are_not_touched():
    typed = read(12500.5, 3, None)

    assert typed.series.dropna().tolist() == [12500.5, 3.0]
    assert not typed.findings


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("1.234,56", 1234.56, "Q01"),
        ("12,5", 12.5, "Q01"),
        ("1,234.56", 1234.56, "Q02"),
        ("1 234,50", 1234.5, "Q05"),
        ("1\u00a0234", 1234.0, "Q05"),
        ("1'234.50", 1234.5, "Q05"),
        ("1’234’567", 1234567.0, "Q05"),
        ("12,50 €", 12.5, "Q06"),
        ("EUR 1.234,56", 1234.56, "Q06"),
        ("1,5 T€", 1500.0, "Q06"),
        ("2,25 Mio. €", 2250000.0, "Q06"),
        ("100,50-", -100.5, "Q08"),
        ("(1.234,50)", -1234.5, "Q08"),
        ("−5,5", -5.5, "Q08"),
        ("–5,5", -5.5, "Q08"),
        ("-5,5", -5.5, "Q01"),
    ],
)
def test_text_is_read_and_says_by_which_rule(text: str, value: float, code: str):
    typed = read(text)

    assert pytest.approx(value) == typed.series.iloc[0]
    assert [(code, "corrected")] == codes(typed)


def test_three_digits_after_a_point_are_ambiguous_alone():
    typed = read("1.234", "5.678")

    assert typed.failed
    assert codes(typed) == [("Q03", "refused")]


def test_one_clear_value_decides_the_notation_of_its_column():
    assert read("1.234", "5,5").series.tolist() == [1234.0, 5.5]
    assert read("1.234", "5.5").series.tolist() == [1.234, 5.5]


def test_a_stated_notation_decides_the_ambiguous():
    assert read("1.234", notation="de").series.tolist() == [1234.0]
    assert read("1.234", notation="en").series.tolist() == [1.234]


def test_both_notations_in_one_column_are_refused():
    typed = read("1.234,56", "1,234.56")

    assert typed.failed
    assert codes(typed) == [("Q04", "refused")]
    assert typed.findings[0].rows == (2, 3)


def test_an_ambiguous_cell_beside_real_numbers_loses_only_itself():
    typed = read(10.0, "1.234")

    assert not typed.failed
    assert typed.series.iloc[0] == 10.0
    assert math.isnan(typed.series.iloc[1])
    assert codes(typed) == [("Q03", "warned")]


def test_amounts_with_and_without_unit_are_refused():
    typed = read("1,5 T€", "1200,00")

    assert typed.failed
    assert codes(typed) == [("Q06", "refused")]


def test_amounts_in_another_currency_are_refused():
    assert codes(read("10,50 CHF")) == [("Q29", "refused")]


def test_a_word_in_a_number_column_is_missing_and_reported():
    typed = read(5.0, "12.5OO,00")

    assert math.isnan(typed.series.iloc[1])
    assert codes(typed) == [("CONTRACT_TYPE", "warned")]
    assert typed.findings[0].raw == "12.5OO,00"


def test_a_column_of_words_fails_as_a_whole():
    typed = read("viel", "wenig")

    assert typed.failed
    assert codes(typed) == [("CONTRACT_TYPE", "refused")]


@pytest.mark.parametrize("word", ["k.A.", "k. A.", "n/a", "-", "–", "./.", "unbekannt", "x", "?"])
def test_words_for_missing_are_missing(word: str):
    typed = read(1.0, word)

    assert math.isnan(typed.series.iloc[1])
    assert codes(typed) == [("Q26", "corrected")]


def test_excel_errors_are_missing_and_named():
    typed = read(1.0, CellError("#REF!"))

    assert codes(typed) == [("Q31", "warned")]
    assert typed.findings[0].raw == "#REF!"


def test_machine_numbers_of_a_csv_need_no_note():
    assert codes(read("261.96", "1.234", native=False)) == []


def test_german_numbers_of_a_csv_are_noted():
    assert codes(read("261,96", native=False)) == [("Q01", "corrected")]


def test_percent_entries_become_fractions():
    typed = percent(12.5, 30)

    assert typed.series.tolist() == [0.125, 0.3]
    assert codes(typed) == []


def test_a_percent_sign_settles_the_unit():
    typed = percent("12,5 %", "0,5 %")

    assert pytest.approx(typed.series.tolist()) == [0.125, 0.005]
    assert codes(typed) == [("Q09", "corrected")]


def test_excel_percentages_stay_fractions():
    typed = percent(0.125, 0.3, 0)

    assert typed.series.tolist() == [0.125, 0.3, 0.0]
    assert codes(typed) == [("Q09", "corrected")]


def test_fractions_and_percentages_mixed_are_refused():
    typed = percent(0.1, 12)

    assert typed.failed
    assert codes(typed) == [("Q09", "refused")]


def test_a_stated_unit_settles_every_value():
    assert percent(0.1, 1, scale=1.0).series.tolist() == [0.1, 1.0]
    assert pytest.approx(percent(0.1, 12, scale=0.01).series.tolist()) == [0.001, 0.12]


def test_small_weights_beside_large_ones_are_no_mix():
    """Weights add up to 100, so 0.5 beside 99.5 can only be half a per cent."""
    assert pytest.approx(percent(0.5, 99.5, whole=True).series.tolist()) == [0.005, 0.995]


@settings(max_examples=60)
@given(st.floats(-1e9, 1e9), st.integers(1, 3), st.sampled_from(["DE", "CH"]))
def test_formatted_numbers_come_back(value: float, digits: int, country: str):
    text = Format(country).number(value, digits)
    read_back = read_number(text)

    assert read_back is not None
    known = read_back.de if country == "DE" else read_back.en
    assert known == float(rounded(value, digits))
