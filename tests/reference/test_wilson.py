from tests.reference.conftest import Case
from vertrieb_kit.analysis.intervals import wilson

METHOD = "wilson"


def test_wilson_interval_agrees_with_the_case(case: Case) -> None:
    bounds = [wilson(k, n) for k, n in case.inputs["k_n"]]

    case.check_all({"low": [low for low, _ in bounds], "high": [high for _, high in bounds]})
