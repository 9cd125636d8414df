from tests.reference.conftest import Case
from vertrieb_kit.analysis.leads.coefficients import fleiss_kappa

METHOD = "fleiss_kappa"


def test_fleiss_kappa_agrees_with_the_case(case: Case) -> None:
    result = fleiss_kappa(case.inputs["counts_items_x_categories"])

    case.check_all(
        {
            "P_bar": result.observed,
            "P_e": result.expected,
            "fleiss_kappa": result.kappa,
            "item_agreement": result.item_agreement,
        }
    )
