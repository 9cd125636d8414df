"""Goals are counted by completeness and by horizon."""

from datetime import date

import pytest

from tests.analysis.data_intake.factories import goal_rows
from vertrieb_kit.analysis.data_intake import goals

NEW_YEARS_EVE = date(2025, 12, 31)


@pytest.mark.parametrize("column", ["metric", "target", "due_on"])
def test_a_goal_without_metric_target_or_date_is_not_measurable(column):
    result = goals(goal_rows({}, {"goal_id": "Z2", column: None}), NEW_YEARS_EVE)

    assert (result.count, result.measurable) == (2, 1)


@pytest.mark.parametrize(
    ("due", "past", "within", "beyond"),
    [
        ("2025-12-30", 1, 0, 0),
        ("2025-12-31", 0, 1, 0),
        ("2026-12-31", 0, 1, 0),
        ("2027-01-01", 0, 0, 1),
        (None, 0, 0, 0),
    ],
)
def test_a_goal_counts_in_one_horizon_and_a_passed_date_in_none(due, past, within, beyond):
    result = goals(goal_rows({"due_on": due}), NEW_YEARS_EVE)

    assert (result.past, result.within_12_months, result.beyond_12_months) == (past, within, beyond)


def test_the_earliest_date_comes_first_and_undated_goals_last():
    rows = goal_rows(
        {"goal_id": "Z1", "due_on": None},
        {"goal_id": "Z2", "due_on": "2027-06-30"},
        {"goal_id": "Z3", "due_on": "2026-06-30"},
    )

    assert list(goals(rows, NEW_YEARS_EVE).frame["goal_id"]) == ["Z3", "Z2", "Z1"]
    assert list(rows["goal_id"]) == ["Z1", "Z2", "Z3"], "the given frame stays as it was"


def test_no_goals_are_zero_of_zero():
    result = goals(goal_rows(), NEW_YEARS_EVE)

    assert (result.count, result.measurable, result.past) == (0, 0, 0)
