"""Text, keys and allowed values: tidied, never guessed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.findings import Typed
from vertrieb_kit.intake.words import read_enum, read_ids, read_text, tidy

TEXT = Column("Firma", "company_name")
ID = Column("Kundennummer", "customer_id", "id")
STATUS = Column(
    "Status", "status", "enum", allowed=("offen", "gewonnen"), aliases=(("won", "gewonnen"),)
)


def cells(*values: Any) -> pd.Series:
    return pd.Series(list(values), index=range(2, len(values) + 2), dtype=object)


def codes(typed: Typed) -> list[tuple[str, str]]:
    return [(found.code, found.handling) for found in typed.findings]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [(" A  AG ", "A AG"), ("A\u00a0AG", "A AG"), ("A\nAG", "A AG"), ("Ma\u00adschine", "Maschine")],
)
def test_stray_blanks_go(raw, clean):
    typed = read_text(cells(raw), TEXT)

    assert typed.series.tolist() == [clean]
    assert codes(typed) == [("Q34", "corrected")]


def test_scrambled_umlauts_are_repaired():
    typed = read_text(cells("MÃ¼ller"), TEXT)

    assert typed.series.tolist() == ["Müller"]
    assert codes(typed) == [("Q22", "corrected")]


def test_lost_umlauts_are_reported():
    assert codes(read_text(cells("M\ufffdller"), TEXT)) == [("Q22", "warned")]


def test_decomposed_umlauts_are_composed():
    assert tidy("Mu\u0308ller") == "Müller"


def test_a_date_in_a_text_column_is_reported():
    assert codes(read_text(cells(dt.date(2025, 5, 3)), TEXT)) == [("Q15", "warned")]


def test_leading_zeros_of_text_ids_stay():
    typed = read_ids(cells("0010023"), ID)

    assert typed.series.tolist() == ["0010023"]
    assert not typed.findings


@pytest.mark.parametrize("raw", [10023.0, 10023, "10023.0"])
def test_numbers_in_an_id_column_become_text(raw):
    typed = read_ids(cells(raw), ID)

    assert typed.series.tolist() == ["10023"]
    assert codes(typed) == [("Q25", "corrected")]


def test_ids_in_scientific_notation_are_refused():
    typed = read_ids(cells("1,0E+05", "10024"), ID)

    assert typed.failed
    assert codes(typed) == [("Q25", "refused")]


def test_spellings_of_allowed_values_are_unified():
    typed = read_enum(cells("Gewonnen", "won", "offen"), STATUS)

    assert typed.series.tolist() == ["gewonnen", "gewonnen", "offen"]
    assert codes(typed) == [("Q35", "corrected")]


def test_unknown_values_are_listed():
    typed = read_enum(cells("offen", "vielleicht"), STATUS)

    assert pd.isna(typed.series.iloc[1])
    assert codes(typed) == [("CONTRACT_ALLOWED", "warned")]
    assert "„vielleicht“" in typed.findings[0].what


def test_unbekannt_stays_a_category_where_it_is_allowed():
    column = Column("Budget bekannt", "budget_known", "enum", allowed=("ja", "nein", "unbekannt"))

    typed = read_enum(cells("unbekannt", "k. A."), column)

    assert typed.series.iloc[0] == "unbekannt"
    assert pd.isna(typed.series.iloc[1])
    assert codes(typed) == [("Q26", "corrected")]
