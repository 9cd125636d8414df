"""Small frames of the sheets Ziele and Massnahmen: a test names only what matters to it."""

from __future__ import annotations

import pandas as pd

from vertrieb_kit.contracts.sheets import BY_NAME

_GOAL = {
    "goal_id": "Z1",
    "goal": "Serviceanteil erhöhen",
    "metric": "Anteil Service",
    "baseline": 18.0,
    "target": 25.0,
    "unit": "%",
    "due_on": "2026-12-31",
    "goal_type": "Markt",
}
_MEASURE = {
    "measure_id": "M1",
    "measure": "Rabattregel einführen",
    "goal_id": "Z1",
    "department": "Vertrieb",
    "owner_role": "Vertriebsleitung",
    "start_on": "2026-01-15",
    "end_on": "2026-06-30",
    "status": "offen",
    "effort_days": 10.0,
    "benefit": 4.0,
}


def goal_rows(*rows: dict) -> pd.DataFrame:
    return _frame("goals", [{**_GOAL, **row} for row in rows])


def measure_rows(*rows: dict) -> pd.DataFrame:
    return _frame("measures", [{**_MEASURE, **row} for row in rows])


def _frame(name: str, rows: list[dict]) -> pd.DataFrame:
    columns = BY_NAME[name].columns
    frame = pd.DataFrame(rows, columns=[column.name for column in columns])
    days = {c.name: pd.to_datetime(frame[c.name]) for c in columns if c.is_date}
    numbers = {c.name: frame[c.name].astype("float64") for c in columns if c.is_numeric}
    return frame.assign(**days, **numbers)
