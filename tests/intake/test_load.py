"""Engagements as a whole: mapping, several files for one sheet, absent and unreadable files."""

from __future__ import annotations

import datetime as dt
import hashlib

import openpyxl
import pandas as pd
import pytest

from tests.intake.conftest import CUSTOMER_HEAD, REVENUE_HEAD
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.errors import NothingUsableError, SourceError, UsageError
from vertrieb_kit.intake.load import load

DAY = dt.date(2025, 6, 30)
LINE = ["R1", DAY, "0010", "Ersatzteile", 100, "Rechnung"]
EXPORT = '[mandat]\nname = "Alpha"\n[[export]]\ndatei = "u.csv"\nblatt = "Umsaetze"\n'
MAPPED = (
    EXPORT
    + """
[export.spalten]
"Belegdatum" = "date"
"Kundennummer" = "customer"
"Produktgruppe" = "group"
"Nettoumsatz" = "sales"
[export.werte."Belegart"]
"INV" = "Rechnung"
"CN" = "Gutschrift"
"""
)
CSV = (
    "date,customer,group,sales,Belegart,qty\n2025-01-31,A1,X,10.5,INV,2\n2025-02-28,B1,X,-4,CN,0\n"
)


def codes(intake):
    return [(p.code, p.handling) for p in intake.problems]


def test_every_contract_sheet_is_a_typed_frame(workbook):
    intake = load(workbook({"Umsaetze": [REVENUE_HEAD, LINE]}))

    assert set(intake.tables) == set(BY_NAME)
    for name, sheet in BY_NAME.items():
        frame = intake.tables[name]
        assert frame.columns.tolist() == [column.name for column in sheet.columns]
        for column in sheet.columns:
            kind = "float64" if column.is_numeric else "datetime64[us]" if column.is_date else "str"
            assert str(frame[column.name].dtype) == kind, (name, column.name)
    assert intake.present == {"revenue"}


def test_an_export_is_mapped_by_its_headers_and_values(mandate):
    intake = load(mandate(MAPPED, {"u.csv": CSV}))

    revenue = intake.tables["revenue"]
    assert revenue["net_revenue"].tolist() == [10.5, -4.0]
    assert revenue["doc_type"].tolist() == ["Rechnung", "Gutschrift"]
    assert revenue["doc_id"].is_unique
    assert ("CONTRACT_MISSING_COLUMN", "warned") in codes(intake)
    assert intake.reference_date == dt.date(2025, 2, 28)
    assert intake.sources[0].system == "CSV-Export"
    assert intake.files[0].sha256 == hashlib.sha256(CSV.encode()).hexdigest()


def test_constants_formulas_and_units_fill_columns(mandate):
    text = (
        MAPPED
        + """
[export.berechnet]
"Variable Kosten" = "sales / qty"
[export.konstant]
"Mengeneinheit" = "Stück"
[export.einheit]
"Nettoumsatz" = "T€"
"""
    )
    revenue = load(mandate(text, {"u.csv": CSV})).tables["revenue"]

    assert revenue["net_revenue"].tolist() == [10500.0, -4000.0]
    assert revenue["variable_cost"].iloc[0] == 5.25
    assert pd.isna(revenue["variable_cost"].iloc[1])
    assert revenue["quantity_unit"].tolist() == ["Stück", "Stück"]


def test_headers_equal_to_the_contract_map_themselves(mandate):
    csv = "Belegnummer;Belegdatum;Kundennummer;Produktgruppe;Nettoumsatz;Belegart\n"
    intake = load(mandate(EXPORT, {"u.csv": csv + "R1;31.01.2025;1;X;1.234,50;Rechnung\n"}))

    assert intake.tables["revenue"]["net_revenue"].tolist() == [1234.5]


def test_a_wrong_source_header_is_named_with_the_nearest_one(mandate):
    text = MAPPED.replace('"sales"', '"sale"') + '[export.konstant]\n"Mengeneinhet" = "Stück"\n'
    with pytest.raises(NothingUsableError, match="Umsaetze"):
        load(mandate(text, {"u.csv": CSV}))


def test_unknown_headers_become_problems(mandate):
    text = MAPPED + '[export.konstant]\n"Mengeneinhet" = "Stück"\n"Menge" = 1\n'
    intake = load(mandate(text, {"u.csv": CSV}))

    texts = [p.text for p in intake.problems if p.column == "Mengeneinhet"]
    assert "Meinten Sie „Mengeneinheit“?" in texts[0]


def test_workbook_and_export_of_one_sheet_are_put_together(mandate, workbook):
    workbook({"Kunden": [CUSTOMER_HEAD, ["1", "Alpha", "Neu"]]}, "daten/Erhebung.xlsx")
    text = (
        '[mandat]\nname = "A"\nstichtag = 2025-12-31\n[daten]\narbeitsmappe = "daten/Erhebung.xlsx"'
    )
    text += '\n[[export]]\ndatei = "k.csv"\nblatt = "Kunden"\n'
    csv = "Kundennummer;Firma;Status\n1;Andere;Neu\n2;Beta;Neu\n"

    intake = load(mandate(text, {"k.csv": csv}))

    assert intake.tables["customers"]["customer_id"].tolist() == ["2"]
    conflicts = [p for p in intake.problems if p.code == "CONTRACT_KEY"]
    assert [(p.file, p.cell) for p in conflicts] == [("Erhebung.xlsx", "A2"), ("k.csv", "A2")]


def test_a_header_only_sheet_counts_as_absent(workbook):
    intake = load(workbook({"Umsaetze": [REVENUE_HEAD, LINE], "Kunden": [CUSTOMER_HEAD]}))

    assert codes(intake) == [("CONTRACT_MISSING_SHEET", "warned")]
    assert not intake.refused


def test_an_empty_sheet_is_no_problem_when_an_export_fills_it(mandate, workbook):
    workbook({"Umsaetze": [REVENUE_HEAD]}, "daten/Erhebung.xlsx")

    intake = load(mandate(MAPPED, {"u.csv": CSV}))

    assert "CONTRACT_MISSING_SHEET" not in [code for code, _ in codes(intake)]


def test_an_unreadable_export_refuses_its_sheet_only(mandate, workbook):
    workbook({"Kunden": [CUSTOMER_HEAD, ["1", "Alpha", "Neu"]]}, "daten/Erhebung.xlsx")
    text = EXPORT.replace('"Alpha"', '"Alpha"\nstichtag = 2025-12-31')

    intake = load(mandate(text, {"u.csv": b"\xd0\xcf\x11\xe0alt"}))

    assert intake.refused == ("Umsaetze",)
    assert codes(intake) == [("Q43", "refused")]
    assert intake.present == {"customers"}


def test_the_only_file_unreadable_stops_everything(mandate):
    with pytest.raises(SourceError, match=r"u.csv: Die Datei fehlt"):
        load(mandate(EXPORT))


def test_nothing_usable_stops_everything(workbook):
    with pytest.raises(NothingUsableError, match="Alle Blätter sind leer"):
        load(workbook({"Kunden": [CUSTOMER_HEAD]}))


def test_no_date_at_all_asks_for_the_reference_date(mandate):
    text = EXPORT.replace("Umsaetze", "Kunden")

    with pytest.raises(UsageError, match="stichtag"):
        load(mandate(text, {"u.csv": "Kundennummer;Firma;Status\n1;Alpha;Neu\n"}))


def test_a_workbook_without_dates_is_as_old_as_its_last_saving(workbook):
    path = workbook({"Kunden": [CUSTOMER_HEAD, ["1", "Alpha", "Neu"]]})
    book = openpyxl.load_workbook(path)
    saved = book.properties.modified.date()

    intake = load(path)

    assert intake.reference_date == saved
    assert codes(intake) == [("CONTRACT_REQUIRED", "warned")]


def test_the_mandate_wins_over_projekt_with_a_warning(mandate, workbook):
    about = [
        ["Feld", "Wert"],
        ["Mandant", "Beta"],
        ["Stichtag", DAY],
        ["Währung", "CHF"],
        ["Zeitraum von", "01.01.2024"],
        ["Zeitraum bis", "31.12.2024"],
    ]
    workbook({"Projekt": about, "Umsaetze": [REVENUE_HEAD, LINE]}, "daten/Erhebung.xlsx")
    text = '[mandat]\nname = "Alpha"\n[parameter]\nzeitraum_bis = 2025-03-31\n'

    intake = load(mandate(text))

    assert intake.engagement.name == "Alpha"
    assert intake.engagement.currency == "CHF"
    assert intake.reference_date == DAY
    assert intake.parameters.zeitraum_von == dt.date(2024, 1, 1)
    assert intake.parameters.zeitraum_bis == dt.date(2025, 3, 31)
    assert {code for code, _ in codes(intake)} == {"PROJECT_CONFLICT"}


def test_quellen_name_system_and_stand(workbook):
    sources = [["Blatt", "System", "Exportiert am", "Filter"], ["Umsätze", "SAP", DAY, "alle"]]
    intake = load(workbook({"Quellen": sources, "Umsaetze": [REVENUE_HEAD, LINE]}))

    table = next(s for s in intake.sources if s.sheet == "Umsaetze")
    assert (table.system, table.as_of, table.filter_note, table.rows) == ("SAP", DAY, "alle", 1)


def test_the_amount_unit_of_projekt_scales_revenue(workbook):
    about = [["Feld", "Wert"], ["Betragseinheit", 1000]]
    intake = load(workbook({"Projekt": about, "Umsaetze": [REVENUE_HEAD, LINE]}))

    assert intake.tables["revenue"]["net_revenue"].tolist() == [100_000.0]


def test_a_unit_in_the_header_scales_its_column(workbook):
    head = [h + " (T€)" if h == "Nettoumsatz" else h for h in REVENUE_HEAD]

    intake = load(workbook({"Umsaetze": [head, LINE]}))

    assert intake.tables["revenue"]["net_revenue"].tolist() == [100_000.0]


def test_hidden_rows_follow_the_parameter(mandate, workbook):
    path = workbook({"Umsaetze": [REVENUE_HEAD, LINE, ["R2", *LINE[1:]]]}, "daten/Erhebung.xlsx")
    book = openpyxl.load_workbook(path)
    book["Umsaetze"].row_dimensions[3].hidden = True
    book.save(path)

    included = load(mandate('[mandat]\nname = "A"'))
    left_out = load(
        mandate('[mandat]\nname = "A"\n[parameter]\nversteckte_zeilen = "ausschliessen"')
    )

    assert (included.counts["revenue"].used, left_out.counts["revenue"].used) == (2, 1)
    assert codes(included) == [("Q19", "warned")]
