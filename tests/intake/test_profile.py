"""An unmapped file says what it holds."""

from __future__ import annotations

import datetime as dt
import json

from tests.intake.conftest import REVENUE_HEAD
from vertrieb_kit.intake.engagement import read_engagement
from vertrieb_kit.intake.profile import profile, profile_engagement


def test_a_csv_is_profiled_column_by_column(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(
        "Umsatzliste;;;;\nPLZ;Datum;Umsatz (T€);aktiv;leer\n"
        "01067;31.12.2025;1,5;ja;\n80331;01.01.2025;2,5;nein;\nSumme;;4,0;;\n",
        "cp1252",
    )

    (found,) = profile(path)

    assert (found.file, found.target, found.header_row, found.rows) == ("export.csv", None, 2, 2)
    kinds = {column.header: column.kind for column in found.columns}
    assert kinds == {
        "PLZ": "text",
        "Datum": "date",
        "Umsatz (T€)": "number",
        "aktiv": "bool",
        "leer": "empty",
    }
    amount, day = found.columns[2], found.columns[1]
    assert (amount.unit, amount.sum, amount.min, amount.max) == ("T€", 4000.0, 1500.0, 2500.0)
    assert (day.min, day.max) == ("2025-01-01", "2025-12-31")
    assert [(d.row, d.reason) for d in found.dropped] == [(5, "Summenzeile")]


def test_a_workbook_names_the_sheet_that_it_resembles(workbook):
    line = ["R1", dt.date(2025, 6, 30), "0010", "X", 12.5, "Rechnung"]

    (found,) = profile(workbook({"Tabelle1": [REVENUE_HEAD, line]}))

    assert (found.sheet, found.target, found.rows) == ("Tabelle1", "Umsaetze", 1)
    assert found.columns[4].sum == 12.5
    json.dumps(found.as_json())


def test_an_engagement_is_profiled_file_by_file(mandate, workbook):
    workbook(
        {"Kunden": [["Kundennummer", "Firma", "Status"], ["1", "A", "Neu"]]}, "daten/Erhebung.xlsx"
    )
    text = '[mandat]\nname = "A"\n[[export]]\ndatei = "u.csv"\nblatt = "Umsaetze"\n'
    text += '[[export]]\ndatei = "fehlt.csv"\nblatt = "Deals"\n'

    found = profile_engagement(read_engagement(mandate(text, {"u.csv": "a;b\n1;2\n"})))

    assert [(f.file, f.target) for f in found] == [
        ("Erhebung.xlsx", "Kunden"),
        ("u.csv", "Umsaetze"),
    ]
