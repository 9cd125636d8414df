"""The data basis in words: numbers first, singular and plural right, nothing claimed beyond it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.analysis.data_intake.factories import goal_rows, measure_rows
from vertrieb_kit.analysis.data_intake import (
    Reconciliation,
    goals,
    measures,
    sheet_ages,
)
from vertrieb_kit.chapters import BY_STEM, assessable
from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.intake.model import Engagement, Intake, RowCount, SourceTable
from vertrieb_kit.present.blocks import Finding, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.data_intake import (
    age_finding,
    goals_finding,
    measures_finding,
    problems_finding,
    questions_finding,
    reconciliation_finding,
    rows_finding,
)

DAY = date(2025, 12, 31)
CONTEXT = Context(
    reference_date=DAY,
    sources={"revenue": "Umsätze (SAP)", "goals": "Ziele", "measures": "Maßnahmen"},
    as_of={"revenue": "2025-12-05"},
)


def text(finding: Finding) -> str:
    return finding.statement.text.replace("\u00a0", " ")


def cells(finding: Finding, place: int = 0) -> list[list[str]]:
    table = finding.evidence[place]
    assert isinstance(table, Table)
    return [[cell.text.replace("\u00a0", " ") for cell in row] for row in table.rows]


def intake(**counts: tuple[int, int]) -> Intake:
    """An intake with (read, used) per sheet; revenue came from two files."""
    files = ("a.csv", "b.csv")
    stands = (date(2025, 12, 5), date(2025, 11, 30))
    return Intake(
        engagement=Engagement(source=Path("mandat"), name="Muster GmbH", code="MM"),
        reference_date=DAY,
        parameters=Parameters(),
        tables={},
        counts={name: RowCount(read, used, read - used) for name, (read, used) in counts.items()},
        problems=(),
        sources=tuple(
            SourceTable("Umsaetze", file, "", "SAP", 1, day)
            for file, day in zip(files, stands, strict=True)
        ),
        files=(),
    )


class TestRows:
    @pytest.mark.parametrize(
        ("read", "used", "sentence"),
        [
            (6318, 6314, "Von 6.318 gelesenen Zeilen gehen 6.314 in die Auswertung ein; "
                         "4 sind mit Grund ausgeschlossen."),
            (3, 2, "Von 3 gelesenen Zeilen gehen 2 in die Auswertung ein; "
                   "eine ist mit Grund ausgeschlossen."),
            (3, 1, "Von 3 gelesenen Zeilen geht eine in die Auswertung ein; "
                   "2 sind mit Grund ausgeschlossen."),
            (2799, 2799, "Alle 2.799 gelesenen Zeilen gehen in die Auswertung ein."),
            (1, 1, "Die eine gelesene Zeile geht in die Auswertung ein."),
            (4, 0, "Von 4 gelesenen Zeilen geht keine in die Auswertung ein."),
        ],
    )  # fmt: skip
    def test_the_sentence_adds_up(self, read, used, sentence):
        assert text(rows_finding(intake(revenue=(read, used)), CONTEXT)) == sentence

    def test_a_sheet_names_its_systems_once_and_its_oldest_stand(self):
        finding = rows_finding(intake(revenue=(10, 9), customers=(5, 5)), CONTEXT)

        assert cells(finding) == [
            ["Umsätze", "SAP", "10", "9", "1", "30.11.2025"],
            ["Kunden", "nicht angegeben", "5", "5", "0", "nicht angegeben"],
        ]

    def test_metrics_say_read_used_and_excluded_by_sheet(self):
        found = rows_finding(intake(revenue=(10, 9)), CONTEXT).metrics

        assert [(m.id, m.dims["sheet"], m.dims["state"], m.value) for m in found] == [
            ("data.rows", "Umsaetze", "read", 10.0),
            ("data.rows", "Umsaetze", "used", 9.0),
            ("data.rows", "Umsaetze", "excluded", 1.0),
        ]

    def test_without_rows_it_says_what_to_deliver(self):
        statement = rows_finding(intake(revenue=(0, 0)), CONTEXT).statement

        assert statement.status == "not_assessed"
        assert statement.deliver == "die ausgefüllte Arbeitsmappe oder Exporte aus CRM und ERP"


class TestReconciliation:
    def test_a_deviation_names_both_sums(self):
        result = Reconciliation(2500, 22_500_000.0, 22_545_090.0, -0.002, True)
        statement = reconciliation_finding(result, CONTEXT).statement

        assert statement.text.replace("\u00a0", " ") == (
            "Der gelieferte Nettoumsatz von 22,50 Mio. € liegt 0,2 % unter dem der GuV "
            "(22,55 Mio. €)."
        )
        assert (statement.status, statement.as_of) == ("assessed", "2025-12-05")

    def test_a_deviation_that_prints_as_zero_is_agreement(self):
        result = Reconciliation(10, 100_040.0, 100_000.0, 0.0004, True)

        assert "stimmt mit der GuV überein" in text(reconciliation_finding(result, CONTEXT))

    def test_beyond_the_tolerance_the_statement_is_preliminary(self):
        result = Reconciliation(10, 90_000.0, 100_000.0, -0.1, False)

        assert reconciliation_finding(result, CONTEXT).statement.status == "preliminary"

    @pytest.mark.parametrize(
        ("lines", "reason"),
        [(10, "Nettoumsatz laut GuV/BWA fehlt"), (0, "Umsätze im Berichtszeitraum fehlen")],
    )
    def test_it_names_the_side_that_is_missing(self, lines, reason):
        result = Reconciliation(lines, 0.0, None, None, None)

        assert reason in text(reconciliation_finding(result, CONTEXT))


class TestAge:
    def ages(self, *days: date):
        return sheet_ages({f"Blatt{i}": d for i, d in enumerate(days)}, DAY, max_months=12)

    @pytest.mark.parametrize(
        ("days", "sentence"),
        [
            ((date(2025, 1, 1),) * 3, "Von 3 Blättern ist keines älter als 12 Monate."),
            (
                (date(2025, 1, 1), date(2024, 1, 1)),
                "Von 2 Blättern ist eines älter als 12 Monate.",
            ),
            ((date(2024, 1, 1),) * 2, "Von 2 Blättern sind 2 älter als 12 Monate."),
            ((date(2025, 1, 1),), "Das Blatt mit Exportdatum ist nicht älter als 12 Monate."),
            ((date(2024, 1, 1),), "Das Blatt mit Exportdatum ist älter als 12 Monate."),
        ],
    )
    def test_the_sentence_counts_old_sheets(self, days, sentence):
        assert text(age_finding(self.ages(*days), CONTEXT)) == sentence

    def test_one_month_is_a_month(self):
        monthly = replace(CONTEXT, parameters=Parameters(max_alter_monate=1))

        assert text(age_finding(self.ages(DAY, DAY), monthly)).endswith("älter als 1 Monat.")

    def test_only_old_sheets_are_listed(self):
        finding = age_finding(self.ages(date(2025, 1, 1), date(2024, 1, 31)), CONTEXT)

        assert cells(finding) == [["Blatt1", "31.01.2024", "23"]]

    def test_without_any_stand_it_is_not_assessed(self):
        assert age_finding((), CONTEXT).statement.status == "not_assessed"


class TestProblems:
    def test_refusals_come_first_and_counts_are_grouped(self):
        found = (
            Problem("Q01", "Beträge als Text.", "corrected", "Umsaetze", cell="F2", count=2500),
            Problem("CONTRACT_KEY", "Kein Schlüssel.", "refused", "Kunden"),
        )

        finding = problems_finding(found, CONTEXT)

        assert text(finding) == ("Die Prüfung ergab 2 Befunde: 1 abgelehnt und 1 korrigiert.")
        assert cells(finding) == [
            ["Kunden", "", "Kein Schlüssel.", "abgelehnt", "1"],
            ["Umsätze", "F2", "Beträge als Text.", "korrigiert", "2.500"],
        ]

    def test_a_clean_delivery_is_said_to_be_clean(self):
        finding = problems_finding((), CONTEXT)

        assert text(finding) == "Die Prüfung aller Blätter ergab keine Befunde."
        assert finding.evidence == ()


class TestQuestions:
    def judged(self, *stems: str, present: frozenset[str]):
        return tuple(assessable(BY_STEM[stem], present) for stem in stems)

    @pytest.mark.parametrize(
        ("stems", "present", "sentence"),
        [
            (("swot", "pricing"), {"swot", "psm"}, "Von 2 vereinbarten Kapiteln sind 2 mit den "
                                                   "gelieferten Blättern bewertbar."),
            (("swot", "pricing"), {"swot"}, "Von 2 vereinbarten Kapiteln ist eines mit den "
                                            "gelieferten Blättern bewertbar."),
            (("swot", "pricing"), set(), "Von 2 vereinbarten Kapiteln ist keines mit den "
                                         "gelieferten Blättern bewertbar."),
            (("swot",), {"swot"}, "Das vereinbarte Kapitel ist mit den gelieferten Blättern "
                                  "bewertbar."),
            (("swot",), set(), "Das vereinbarte Kapitel ist mit den gelieferten Blättern nicht "
                               "bewertbar."),
            ((), set(), "Vereinbart ist allein die Datengrundlage."),
        ],
    )  # fmt: skip
    def test_the_sentence_counts_chapters(self, stems, present, sentence):
        judged = self.judged(*stems, present=frozenset(present))

        assert text(questions_finding(judged, CONTEXT)) == sentence

    def test_missing_sheets_are_named_as_people_call_them(self):
        judged = self.judged("swot", present=frozenset({"swot"}))

        assert cells(questions_finding(judged, CONTEXT)) == [
            ["SWOT", "teilweise", "SWOT-Kombinationen, Maßnahmen"]
        ]


class TestGoals:
    @pytest.mark.parametrize(
        ("rows", "sentence"),
        [
            (
                [{}, {"due_on": "2027-12-31"}],
                "2 von 2 Zielen haben Kennzahl, Zielwert und Termin; "
                "in den nächsten 12 Monaten ist eines fällig.",
            ),
            (
                [{}, {"metric": None}, {"due_on": "2027-12-31", "target": None}],
                "1 von 3 Zielen hat Kennzahl, Zielwert und Termin; "
                "in den nächsten 12 Monaten sind 2 fällig.",
            ),
            (
                [{}],
                "1 von 1 Ziel hat Kennzahl, Zielwert und Termin; "
                "es fehlen Ziele über 12 Monate hinaus.",
            ),
            (
                [{"due_on": "2027-12-31"}],
                "1 von 1 Ziel hat Kennzahl, Zielwert und Termin; "
                "es fehlen Ziele für die nächsten 12 Monate.",
            ),
            (
                [{"due_on": None}, {"due_on": None}],
                "Von 2 Zielen hat keines Kennzahl, Zielwert und Termin; "
                "kein Ziel nennt einen Termin.",
            ),
            (
                [{"due_on": "2024-12-31"}],
                "1 von 1 Ziel hat Kennzahl, Zielwert und Termin; alle Termine sind verstrichen.",
            ),
        ],
    )
    def test_the_sentence_says_completeness_and_horizon(self, rows, sentence):
        assert text(goals_finding(goals(goal_rows(*rows), DAY), CONTEXT)) == sentence

    def test_passed_dates_stand_in_the_note(self):
        rows = goal_rows({"due_on": "2025-06-30"}, {"due_on": "2026-06-30"})

        note = goals_finding(goals(rows, DAY), CONTEXT).statement.note

        assert note.replace("\u00a0", " ").endswith("liegen vor. 1 Termin ist verstrichen")

    def test_amounts_keep_their_decimals_and_gaps_are_open(self):
        rows = goal_rows({"baseline": 4.25, "target": 1500.0}, {"metric": None, "target": None})

        assert cells(goals_finding(goals(rows, DAY), CONTEXT)) == [
            ["Serviceanteil erhöhen", "Anteil Service", "4,25 %", "1.500 %", "31.12.2026"],
            ["Serviceanteil erhöhen", "offen", "18 %", "offen", "31.12.2026"],
        ]

    def test_without_goals_it_says_what_to_deliver(self):
        statement = goals_finding(goals(goal_rows(), DAY), CONTEXT).statement

        assert (statement.status, statement.reason.code) == ("not_assessed", "no_data")
        assert "Kennzahl, Zielwert und Termin" in statement.deliver


class TestMeasures:
    def finding(self, rows: list[dict], wanted: list[dict]) -> Finding:
        plan = measures(measure_rows(*rows), goal_rows(*wanted), DAY)
        return measures_finding(plan, CONTEXT)

    @pytest.mark.parametrize(
        ("rows", "wanted", "sentence"),
        [
            ([{}], [], "1 Maßnahme ist vereinbart; keine ist am 31.12.2025 überfällig."),
            (
                [{}, {"end_on": "2025-06-30"}],
                [{"goal_id": "Z1"}, {"goal_id": "Z2"}],
                "2 Maßnahmen sind vereinbart, von 2 Zielen ist eines mit Maßnahmen hinterlegt; "
                "eine ist am 31.12.2025 überfällig.",
            ),
            (
                [{"goal_id": None, "end_on": "2025-06-30"}] * 2,
                [{}],
                "2 Maßnahmen sind vereinbart, von 1 Ziel ist keines mit Maßnahmen hinterlegt; "
                "2 sind am 31.12.2025 überfällig.",
            ),
            (
                [{"goal_id": "Z1"}, {"goal_id": "Z2"}],
                [{"goal_id": "Z1"}, {"goal_id": "Z2"}],
                "2 Maßnahmen sind vereinbart, von 2 Zielen sind 2 mit Maßnahmen hinterlegt; "
                "keine ist am 31.12.2025 überfällig.",
            ),
        ],
    )
    def test_the_sentence_says_measures_goals_and_delay(self, rows, wanted, sentence):
        assert text(self.finding(rows, wanted)) == sentence

    def test_the_plan_keeps_half_days_and_shows_gaps(self):
        rows = [{"effort_days": 2.5, "status": "gestoppt"}, {"effort_days": None, "benefit": None}]

        plan = cells(self.finding(rows, []))

        assert [row[4:] for row in plan] == [["zurückgestellt", "2,5", "4"], ["offen", "–", "–"]]

    def test_decisions_name_measure_role_and_date(self):
        assert cells(self.finding([{}], []), place=1) == [
            ["Rabattregel einführen", "Vertriebsleitung", "ab 15.01.2026"]
        ]

    def test_without_measures_it_is_not_assessed(self):
        assert self.finding([], []).statement.status == "not_assessed"
