"""The data basis in words and tables."""

from vertrieb_kit.present.data_intake.age import age_finding
from vertrieb_kit.present.data_intake.goals import goals_finding
from vertrieb_kit.present.data_intake.measures import measures_finding
from vertrieb_kit.present.data_intake.problems import problems_finding
from vertrieb_kit.present.data_intake.questions import questions_finding
from vertrieb_kit.present.data_intake.reconciliation import reconciliation_finding
from vertrieb_kit.present.data_intake.rows import rows_finding

__all__ = [
    "age_finding",
    "goals_finding",
    "measures_finding",
    "problems_finding",
    "questions_finding",
    "reconciliation_finding",
    "rows_finding",
]
