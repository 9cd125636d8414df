"""What the report rests on: reconciliation with the accounts, age of the data, goals, measures."""

from vertrieb_kit.analysis.data_intake.age import SheetAge, sheet_ages
from vertrieb_kit.analysis.data_intake.goals import Goals, goals
from vertrieb_kit.analysis.data_intake.measures import Measures, measures
from vertrieb_kit.analysis.data_intake.reconciliation import Reconciliation, reconciliation

__all__ = [
    "Goals",
    "Measures",
    "Reconciliation",
    "SheetAge",
    "goals",
    "measures",
    "reconciliation",
    "sheet_ages",
]
