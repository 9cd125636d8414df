"""Measures: which are late, which wait for a decision, which goals they serve."""

from datetime import date

import pytest

from tests.analysis.data_intake.factories import goal_rows, measure_rows
from vertrieb_kit.analysis.data_intake import measures

NEW_YEARS_EVE = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("status", "end", "overdue"),
    [
        ("offen", "2025-12-30", 1),
        ("läuft", "2025-12-30", 1),
        ("läuft", "2025-12-31", 0),
        ("erledigt", "2025-12-30", 0),
        ("gestoppt", "2025-12-30", 0),
        ("läuft", None, 0),
    ],
)
def test_late_is_what_ended_before_the_day_and_is_neither_done_nor_stopped(status, end, overdue):
    rows = measure_rows({"status": status, "end_on": end})

    assert measures(rows, goal_rows(), NEW_YEARS_EVE).overdue == overdue


def test_the_three_open_measures_of_highest_benefit_wait_for_a_decision():
    rows = measure_rows(
        {"measure_id": "M1", "benefit": 3},
        {"measure_id": "M2", "benefit": 5, "status": "läuft"},
        {"measure_id": "M3", "benefit": 4, "start_on": "2026-03-01"},
        {"measure_id": "M4", "benefit": 4, "start_on": "2026-02-01"},
        {"measure_id": "M5", "benefit": None},
        {"measure_id": "M6", "benefit": 2},
    )

    result = measures(rows, goal_rows(), NEW_YEARS_EVE)

    assert list(result.decisions["measure_id"]) == ["M4", "M3", "M1"]
    assert result.count == 6


def test_a_goal_counts_once_however_many_measures_serve_it():
    rows = measure_rows({"goal_id": "Z1"}, {"goal_id": "Z1"}, {"goal_id": None})

    result = measures(rows, goal_rows({"goal_id": "Z1"}, {"goal_id": "Z2"}), NEW_YEARS_EVE)

    assert (result.goals, result.goals_with_measure) == (2, 1)


def test_the_plan_is_ordered_by_its_beginning():
    rows = measure_rows(
        {"measure_id": "M1", "start_on": "2026-05-01"},
        {"measure_id": "M2", "start_on": "2026-02-01", "end_on": "2026-09-30"},
        {"measure_id": "M3", "start_on": "2026-02-01", "end_on": "2026-03-31"},
    )

    frame = measures(rows, goal_rows(), NEW_YEARS_EVE).frame

    assert list(frame["measure_id"]) == ["M3", "M2", "M1"]
