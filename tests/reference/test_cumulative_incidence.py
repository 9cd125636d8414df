import numpy as np

from tests.reference.conftest import Case
from vertrieb_kit.analysis.journey.survival import WON, cumulative_incidence, kaplan_meier

METHOD = "cumulative_incidence"


def test_cumulative_incidence_agrees_with_the_case(case: Case) -> None:
    time, event = case.inputs["time"], np.array(case.inputs["event"])
    result = cumulative_incidence(time, event)

    case.check_all(
        {
            "times": result.times,
            "cif_won": result.won,
            "cif_lost": result.lost,
            "naive_1_minus_km_won": 1 - kaplan_meier(time, event == WON).survival[-1],
        }
    )
