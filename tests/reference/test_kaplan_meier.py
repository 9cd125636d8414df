from tests.reference.conftest import Case
from vertrieb_kit.analysis.journey.survival import kaplan_meier

METHOD = "kaplan_meier"


def test_kaplan_meier_agrees_with_the_case(case: Case) -> None:
    results = {name: kaplan_meier(g["time"], g["event"]) for name, g in case.inputs.items()}

    case.check_all(
        {f"median_{name}": result.median for name, result in results.items()}
        | {f"times_{name}": result.times for name, result in results.items()}
        | {f"S_{name}": result.survival for name, result in results.items()}
    )
