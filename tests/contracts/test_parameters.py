"""Parameters: known by name, converted from text, refused with what was expected."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from vertrieb_kit.contracts.parameters import Parameters, parameters
from vertrieb_kit.errors import UsageError


def test_nothing_given_means_the_defaults():
    assert parameters({"min_n": None}) == Parameters()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("min_n", "7", 7),
        ("gewicht_spanne", "0,3", 0.3),
        ("abc_grenzen", "[0.7, 0.9]", (0.7, 0.9)),
        ("preisaenderung", "-0.1, 0.1", (-0.1, 0.1)),
        ("zeitraum_von", "2025-01-01", date(2025, 1, 1)),
        ("psm_konvention", "enger", "enger"),
    ],
)
def test_text_from_the_command_line_is_converted(name, text, value):
    assert getattr(parameters({name: text}), name) == value


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"min_m": 5}, "Meinten Sie „min_n“"),
        ({"min_n": 0}, "ganze Zahl von 1 bis 1000"),
        ({"min_n": True}, "ganze Zahl"),
        ({"min_n": "5.5"}, "ganze Zahl"),
        ({"abc_grenzen": [0.95, 0.8]}, "zwei aufsteigende Anteile"),
        ({"preisaenderung": [0]}, "ohne 0"),
        ({"zeitraum_von": "31.12.2025"}, "JJJJ-MM-TT"),
        ({"psm_konvention": "eng"}, "original, enger"),
        ({"definitionssatz": "bant"}, "bant_v1"),
    ],
)
def test_a_wrong_value_says_what_was_expected(given, message):
    with pytest.raises(UsageError, match=message):
        parameters(given)


def test_as_json_comes_back():
    given = parameters({"zeitraum_von": "2025-01-01", "abc_grenzen": [0.7, 0.9]})

    assert parameters(given.as_json()) == given


def test_a_period_that_ends_before_it_begins_is_refused():
    given = {"vergleich_von": date(2025, 12, 1), "vergleich_bis": date(2025, 1, 1)}

    with pytest.raises(UsageError, match=r"„vergleich_von“ \(01\.12\.2025\) liegt nach"):
        parameters(given)


def test_a_moment_counts_as_its_day():
    """TOML knows 2025-01-01T10:00:00; a period knows days."""
    assert parameters({"zeitraum_von": datetime(2025, 1, 1, 10)}).zeitraum_von == date(2025, 1, 1)
