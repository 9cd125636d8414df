import pandas as pd

from tests.reference.conftest import Case
from vertrieb_kit.analysis.target_groups import concentration

METHOD = "concentration"


def test_concentration_agrees_with_the_case(case: Case) -> None:
    amounts = case.inputs["revenue"]
    names = [str(number) for number in range(len(amounts))]

    result = concentration(pd.DataFrame({"customer_id": names, "net_revenue": amounts}))

    assert result.hhi is not None
    case.check_all(
        {
            "hhi_0_1": result.hhi,
            "hhi_0_10000": result.hhi * 10_000,
            "hhi_normalised": result.hhi_normalised,
            "gini": result.gini,
            "gini_n_corrected": result.gini_corrected,
            "effective_n": result.effective_customers,
            "top1_share": result.top_share(1),
            "top3_share": result.top_share(3),
        }
    )
