"""What load() does with defects: which rows stay, which go, which sheets are refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.intake.conftest import CUSTOMER_HEAD, REVENUE_HEAD
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import Intake

DAY = dt.date(2025, 6, 30)
CUSTOMER = [["0010", "Alpha GmbH", "Bestand"]]
SWOT_HEAD = ["ID", "Typ", "Aussage"]


def found(intake: Intake, code: str, sheet: str) -> Problem:
    matches = [p for p in intake.problems if (p.code, p.sheet) == (code, sheet)]
    assert len(matches) == 1, [p for p in intake.problems if p.sheet == sheet]
    return matches[0]


def line(doc: str = "R1", amount: Any = 100, kind: str = "Rechnung", day: Any = DAY) -> list[Any]:
    return [doc, day, "0010", "Ersatzteile", amount, kind]


@pytest.fixture
def revenue(workbook: Callable[..., Path]) -> Callable[..., Intake]:
    def read(*rows: list[Any], head: list[str] | None = None) -> Intake:
        return load(workbook({"Umsaetze": [head or REVENUE_HEAD, *rows]}))

    return read


@pytest.fixture
def customers(workbook: Callable[..., Path]) -> Callable[..., Intake]:
    def read(*rows: list[Any], head: list[str] | None = None) -> Intake:
        about = [["Feld", "Wert"], ["Stichtag", DAY]]
        return load(workbook({"Projekt": about, "Kunden": [head or CUSTOMER_HEAD, *rows]}))

    return read


def test_a_row_without_a_required_value_stays_and_is_counted(revenue):
    intake = revenue(line(), line("R2", None))

    problem = found(intake, "CONTRACT_REQUIRED", "Umsaetze")
    assert (problem.handling, problem.cell, problem.count) == ("warned", "E3", 1)
    assert intake.counts["revenue"].used == 2
    assert not intake.refused


def test_a_missing_required_column_refuses_the_sheet(workbook):
    rows = [[c for c in row if c != "Rechnung"] for row in (REVENUE_HEAD[:-1], line())]
    intake = load(
        workbook(
            {
                "Umsaetze": rows,
                "Kunden": [CUSTOMER_HEAD, *CUSTOMER],
                "Projekt": [["Feld", "Wert"], ["Stichtag", DAY]],
            }
        )
    )

    assert found(intake, "CONTRACT_MISSING_COLUMN", "Umsaetze").handling == "refused"
    assert intake.refused == ("Umsaetze",)
    assert intake.counts["revenue"].excluded == 1
    assert intake.tables["revenue"].empty


def test_text_in_a_number_column_costs_only_its_cell(revenue):
    intake = revenue(line(), line("R2", "12.5OO,00"))

    problem = found(intake, "CONTRACT_TYPE", "Umsaetze")
    assert (problem.cell, problem.raw) == ("E3", "12.5OO,00")
    assert intake.tables["revenue"]["net_revenue"].sum() == 100
    assert not [p for p in intake.problems if p.code == "CONTRACT_REQUIRED"]


def test_a_value_column_of_words_refuses_the_sheet(workbook):
    about = {"Kunden": [CUSTOMER_HEAD, *CUSTOMER], "Projekt": [["Feld", "Wert"], ["Stichtag", DAY]]}
    intake = load(workbook({**about, "Umsaetze": [REVENUE_HEAD, line("R1", "viel")]}))

    assert found(intake, "CONTRACT_TYPE", "Umsaetze").handling == "refused"
    assert intake.refused == ("Umsaetze",)


def test_a_row_without_key_is_excluded(customers):
    intake = customers(*CUSTOMER, [None, "Beta AG", "Neu"])

    problem = found(intake, "CONTRACT_KEY", "Kunden")
    assert (problem.handling, problem.cell) == ("warned", "A3")
    assert intake.counts["customers"].used == 1


def test_equal_rows_of_a_key_collapse(customers):
    intake = customers(*CUSTOMER, *CUSTOMER)

    problem = found(intake, "Q33", "Kunden")
    assert (problem.handling, problem.cell) == ("corrected", "A3")
    assert intake.counts["customers"].used == 1


def test_one_key_with_two_meanings_excludes_both(customers):
    intake = customers(*CUSTOMER, ["0010", "Andere AG", "Bestand"], ["0011", "Beta", "Neu"])

    problem = found(intake, "CONTRACT_KEY", "Kunden")
    assert (problem.count, problem.raw) == (2, "0010")
    assert "A2, A3" in problem.text
    assert intake.tables["customers"]["customer_id"].tolist() == ["0011"]
    assert not intake.refused


def test_equal_lines_without_key_stay_with_a_warning(revenue):
    intake = revenue(line(), line())

    assert found(intake, "Q33", "Umsaetze").handling == "warned"
    assert intake.counts["revenue"].used == 2


def test_an_unknown_value_excludes_its_row(customers):
    rows = [[f"{n:04}", f"Firma {n}", "Bestand"] for n in range(20)]
    intake = customers(*rows, ["9999", "Beta", "vielleicht"])

    problem = found(intake, "CONTRACT_ALLOWED", "Kunden")
    assert (problem.handling, problem.raw) == ("warned", "vielleicht")
    assert intake.counts["customers"].excluded == 1


def test_more_than_five_per_cent_unknown_values_refuse_the_sheet(workbook):
    rows = [[f"{n:04}", f"Firma {n}", "Bestand" if n else "vielleicht"] for n in range(10)]
    intake = load(workbook({"Kunden": [CUSTOMER_HEAD, *rows], "Umsaetze": [REVENUE_HEAD, line()]}))

    assert found(intake, "CONTRACT_ALLOWED", "Kunden").handling == "refused"
    assert intake.refused == ("Kunden",)


def test_a_number_out_of_range_excludes_its_row(workbook):
    head = ["Zielgruppe", "Bedürfnis", "Wichtigkeit", "Erfüllung", "Evidenz"]
    rows = [["A", f"B{n}", 4, 6 if n == 7 else 3, "befragt"] for n in range(30)]
    about = [["Feld", "Wert"], ["Stichtag", DAY]]
    intake = load(workbook({"Beduerfnisse": [head, *rows], "Projekt": about}))

    problem = found(intake, "CONTRACT_ALLOWED", "Beduerfnisse")
    assert (problem.cell, problem.raw) == ("D9", "6")
    assert intake.counts["needs"].used == 29


@pytest.mark.parametrize(
    ("weights", "refused"),
    [((50, 50), False), ((50, 49), True), ((0.5, 0.5), False), ((50, 49.95), False)],
)
def test_weights_must_add_up_to_a_hundred(workbook, weights, refused):
    head = ["Kriterium", "Gewicht (%)", "Richtung", "Skala"]
    rows = [[f"K{n}", w, "hoch ist gut", "1-5"] for n, w in enumerate(weights)]
    intake = load(workbook({"Kriterien": [head, *rows], "Umsaetze": [REVENUE_HEAD, line()]}))

    assert (intake.refused == ("Kriterien",)) is refused
    if refused:
        problem = found(intake, "CONTRACT_ALLOWED", "Kriterien")
        assert problem.row is None
        assert "99,0\u00a0%" in problem.text


def test_positive_credit_notes_are_turned(revenue):
    intake = revenue(line(), line("R2", 30, "Gutschrift"), line("R3", -20, "Gutschrift"))

    assert intake.tables["revenue"]["net_revenue"].tolist() == [100, -30, -20]
    assert found(intake, "Q30", "Umsaetze").cell == "E3"


def test_a_negative_invoice_stays_with_a_warning(revenue):
    intake = revenue(line(), line("R2", -30))

    assert found(intake, "Q30", "Umsaetze").handling == "warned"
    assert intake.tables["revenue"]["net_revenue"].sum() == 70


def test_rows_after_the_reference_date_are_excluded(workbook):
    about = [["Feld", "Wert"], ["Stichtag", "30.06.2025"]]
    rows = [line(), line("R2", day=dt.datetime(2025, 6, 30, 23, 59)), line("R3", day="01.07.2025")]
    intake = load(workbook({"Projekt": about, "Umsaetze": [REVENUE_HEAD, *rows]}))

    assert found(intake, "Q37", "Umsaetze").cell == "B4"
    assert intake.counts["revenue"].used == 2


def test_the_latest_event_is_the_default_reference_date(workbook):
    deals = ["Deal-ID", "Angelegt am", "Phase", "Status", "Abgeschlossen am", "Wert netto"]
    rows = [
        ["1", DAY, "x", "gewonnen", dt.date(2025, 8, 1), 5],
        ["2", DAY, "x", "offen", dt.date(2026, 3, 1), 5],
    ]

    intake = load(workbook({"Deals": [deals, *rows]}))

    assert intake.reference_date == dt.date(2025, 8, 1), "a planned date is no event"


def test_an_end_before_its_beginning_is_warned(workbook):
    deals = ["Deal-ID", "Angelegt am", "Phase", "Status", "Abgeschlossen am", "Wert netto"]
    rows = [["1", DAY, "x", "verloren", dt.date(2025, 6, 1), 5]]

    intake = load(workbook({"Deals": [deals, *rows]}))

    assert found(intake, "Q36", "Deals").cell == "E2"
    assert intake.counts["deals"].used == 1


def test_amounts_in_another_currency_are_not_added(workbook):
    head = ["Deal-ID", "Angelegt am", "Phase", "Status", "Wert netto", "Währung"]
    rows = [["1", DAY, "x", "offen", 5, "EUR"], ["2", DAY, "x", "offen", 7, "USD"]]

    intake = load(workbook({"Deals": [head, *rows]}))

    assert found(intake, "Q29", "Deals").cell == "F3"
    assert intake.tables["deals"]["amount"].sum() == 5


def test_swot_items_without_id_are_numbered_per_type(workbook):
    rows = [[None, "Stärke", "a"], [None, "W", "b"], [None, "S", "c"]]
    intake = load(
        workbook({"SWOT": [SWOT_HEAD, *rows], "Projekt": [["Feld", "Wert"], ["Stichtag", DAY]]})
    )

    assert intake.tables["swot"]["item_id"].tolist() == ["S1", "W1", "S2"]


def test_german_postal_codes_get_their_zero_back(customers):
    intake = customers(
        ["1", "A", "Neu", 1067, "DE"],
        ["2", "B", "Neu", 1010, "AT"],
        head=[*CUSTOMER_HEAD, "PLZ", "Land"],
    )

    assert intake.tables["customers"]["postal_code"].tolist() == ["01067", "1010"]
    assert found(intake, "Q24", "Kunden").cell == "D2"


def test_person_columns_and_strangers_stop_at_the_door(customers):
    intake = customers(
        [*CUSTOMER[0], "Karl Koch", "karl@example.com", "rot"],
        head=[*CUSTOMER_HEAD, "Ansprechpartner", "E-Mail", "Lieblingsfarbe"],
    )

    persons = found(intake, "PERSON_DROPPED", "Kunden")
    assert persons.count == 2
    assert "„Ansprechpartner“" in persons.text
    assert "Karl" not in str(intake.problems)
    assert found(intake, "COLUMN_IGNORED", "Kunden").count == 1
    assert "Karl Koch" not in intake.tables["customers"].to_string()
