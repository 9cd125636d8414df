"""Numbers, money and dates as people of three countries read them."""

from datetime import date

import pytest

from vertrieb_kit.formats import Format, joined, plural, rounded

DE, AT, CH = Format(), Format("AT"), Format("CH", "CHF")
NBSP = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0.125, 2, "0,13"), (-0.4, 0, "0"), (1234.5, 1, "1.234,5"), (-1234.5, 0, "−1.235")],
)
def test_numbers_round_like_merchants_and_have_a_real_minus(value, digits, text):
    assert DE.number(value, digits) == text


def test_countries_group_and_place_the_currency_in_their_own_way():
    assert plain(DE.money(1234567)) == "1.234.567 €"
    assert plain(AT.money(1234567)) == "€ 1.234.567"
    assert plain(CH.money(1234567)) == "CHF 1’234’567"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (9_999, "9.999 €"),
        (10_000, "10 T€"),
        (999_499, "999 T€"),
        (999_500, "1,00 Mio. €"),
        (-12_480_000, "−12,48 Mio. €"),
    ],
)
def test_an_amount_is_written_in_its_natural_size(amount, text):
    assert plain(DE.money_short(amount)) == text


def test_counts_are_grouped_beside_their_noun():
    assert plain(plural(1, "Kunde", "Kunden")) == "1 Kunde"
    assert plain(plural(12_345, "Position", "Positionen")) == "12.345 Positionen"
    assert plain(CH.count(12_345, "Position", "Positionen")) == "12’345 Positionen"


def test_a_unit_that_both_bounds_carry_stands_once():
    assert plain(DE.range(DE.percent(0.1, 0), DE.percent(0.2, 0))) == "10–20 %"
    assert DE.range("01.04.2024", "31.03.2025") == "01.04.2024–31.03.2025"


def test_austria_has_its_own_january_and_switzerland_no_eszett():
    assert plain(AT.long_date(date(2026, 1, 5))) == "5. Jänner 2026"
    assert CH.spell("„Größe“") == "«Grösse»"
    assert DE.spell("„Größe“") == "„Größe“"


def test_lists_read_as_prose():
    assert (joined([]), joined(["A"]), joined(["A", "B"])) == ("", "A", "A und B")


def test_rounding_knows_no_negative_zero():
    assert str(rounded(-0.04, 1)) == "0.0"


def test_rounding_undoes_binary_noise_first():
    """0.285 · 100 is 28.499999999999996 in binary, and still 28.5 to everybody else."""
    assert plain(DE.percent(0.285, 0)) == "29 %"
    assert plain(DE.points(0.145, 0)) == "+15 Prozentpunkte"
