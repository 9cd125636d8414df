"""Contracts: how headers and values are matched, and that the declarations fit together."""

from __future__ import annotations

import pytest

from vertrieb_kit.chapters import CHAPTERS
from vertrieb_kit.contracts.columns import fold, fold_header
from vertrieb_kit.contracts.sheets import BY_NAME, BY_TITLE, SHEETS


@pytest.mark.parametrize(
    "written",
    ["Rechnungsrabatt (%)", "rechnungsrabatt", "RECHNUNGS-RABATT [%]", " Rechnungs_rabatt "],
)
def test_case_blanks_hyphens_and_units_do_not_count(written):
    column = BY_TITLE["Preise"].by_header(written)

    assert column is not None
    assert column.name == "invoice_discount"


@pytest.mark.parametrize(("one", "other"), [("Umsätze", "Umsaetze"), ("Maßnahme", "MASSNAHME")])
def test_umlaut_spellings_are_equal(one, other):
    assert fold(one) == fold(other)


def test_a_decomposed_umlaut_is_an_umlaut():
    assert fold("Umsa\u0308tze") == "umsaetze"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_headers_and_names_of_a_sheet_are_unique(sheet):
    headers = [fold_header(column.header) for column in sheet.columns]
    names = [column.name for column in sheet.columns]

    assert len(set(headers)) == len(headers)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_keys_and_rules_name_columns_that_exist(sheet):
    for name in (*sheet.key, *([sheet.hundred] if sheet.hundred else [])):
        assert sheet.column(name).name == name
    assert sum(column.event for column in sheet.columns) <= 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_every_allowed_value_and_alias_leads_to_one_value(sheet):
    for column in sheet.columns:
        assert bool(column.allowed) == (column.kind == "enum")
        for value in column.allowed:
            assert column.allowed_value(f" {value.upper()} ") == value
        for alias, value in column.aliases:
            assert column.allowed_value(alias) == value
            assert value in column.allowed


def test_chapters_read_sheets_that_exist():
    assert {name for chapter in CHAPTERS for name in chapter.sheets} <= set(BY_NAME)
