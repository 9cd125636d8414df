"""The workbook asks for what intake checks, and the same sheets give the same bytes."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from vertrieb_kit.contracts.sheets import BY_NAME, SHEETS
from vertrieb_kit.contracts.sheets.engagement import PROJECT_FIELDS
from vertrieb_kit.intake.template import write_workbook


@pytest.fixture(scope="module")
def full_path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("mappe") / "Erhebung.xlsx"
    write_workbook(path, SHEETS)
    return path


@pytest.fixture(scope="module")
def full(full_path) -> Workbook:
    return openpyxl.load_workbook(full_path)


def column_letter(page, header: str) -> str:
    return next(cell.column_letter for cell in page[1] if str(cell.value).startswith(header))


def test_project_and_sources_come_first_after_the_guide(tmp_path):
    write_workbook(tmp_path / "a.xlsx", (BY_NAME["psm"],))

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Anleitung", "Projekt", "Quellen", "PSM"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_every_header_leads_back_to_its_column(full, sheet):
    headers = [cell.value for cell in full[sheet.title][1]]

    expected = [column.name for column in sheet.columns if not column.person]
    assert expected == [sheet.by_header(header).name for header in headers]


def test_clients_are_never_asked_for_persons(full):
    assert "Zuständig" not in [cell.value for cell in full["Deals"][1]]


def test_units_stand_in_the_header(full):
    headers = [cell.value for cell in full["Preise"][1]]

    assert "Listenpreis (€/ME)" in headers
    assert "Rechnungsrabatt (%)" in headers


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_second_row_is_recognisable_as_explanation(full, sheet):
    assert full[sheet.title]["A2"].value.startswith("#hinweis")


def test_required_columns_are_bold_and_say_so(full):
    page = full["Kunden"]

    assert page["A1"].font.bold
    assert page["A2"].value.startswith("#hinweis Pflicht")
    assert not page["C1"].font.bold


def test_identifiers_are_text_and_dates_are_german(full):
    page = full["Umsaetze"]
    formats = {
        header: page.column_dimensions[column_letter(page, header)].number_format
        for header in ("Kundennummer", "Belegdatum", "Nettoumsatz")
    }

    assert formats == {
        "Kundennummer": "@",
        "Belegdatum": "DD.MM.YYYY",
        "Nettoumsatz": "#,##0.00",
    }


def test_allowed_values_are_offered_as_a_list(full):
    page = full["Kunden"]
    choices = {str(v.sqref): v.formula1 for v in page.data_validations.dataValidation}

    letter = column_letter(page, "Status")
    assert {f"{letter}3:{letter}5000": '"Bestand,Neu,Inaktiv,Potenzial,Verloren"'} == choices


def test_headers_stay_in_view(full):
    assert full["Umsaetze"].freeze_panes == "A3"


def test_project_lists_what_is_to_be_said(full):
    fields = [row[0] for row in full["Projekt"].iter_rows(min_row=3, values_only=True)]

    assert list(PROJECT_FIELDS) == fields


def test_guide_says_who_fills_which_sheet(full):
    rows = list(full["Anleitung"].iter_rows(values_only=True))

    assert next(row[2] for row in rows if row[0] == "Kunden") == "Auftraggeber"
    assert next(row[2] for row in rows if row[0] == "Quellen") == "Beratung"


def test_values_are_written_as_a_person_types_them(tmp_path):
    rows = pd.DataFrame(
        {
            "customer_id": ["0010023"],
            "company_name": ["Beispiel Antriebe GmbH"],
            "employees": [240.0],
            "customer_since": [pd.Timestamp("2019-03-31")],
            "country": [None],
        }
    )

    write_workbook(tmp_path / "a.xlsx", (BY_NAME["customers"],), {"customers": rows})

    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Kunden"]
    values = {page.cell(1, c.column).value: c.value for c in page[3]}
    assert values["Kundennummer"] == "0010023"
    assert values["Mitarbeiter"] == 240
    assert dt.datetime(2019, 3, 31) == values["Kunde seit"]
    assert values["Land"] is None


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    rows = pd.DataFrame({"customer_id": ["1"], "company_name": ["=1+1 GmbH"]})

    write_workbook(tmp_path / "a.xlsx", (BY_NAME["customers"],), {"customers": rows})

    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["Kunden"]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1 GmbH", "s")


def test_same_sheets_give_the_same_bytes(full_path, tmp_path):
    write_workbook(tmp_path / "b.xlsx", SHEETS)

    assert full_path.read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_no_person_is_named_as_author(full_path):
    with zipfile.ZipFile(full_path) as archive:
        core = archive.read("docProps/core.xml").decode()

    assert ">vertrieb_kit</dc:creator>" in core
    assert "lastModifiedBy" not in core
