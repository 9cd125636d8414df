import pandas as pd

from tests.reference.conftest import Case
from vertrieb_kit.analysis.target_groups import Concentration, concentration

METHOD = "abc"


def test_abc_classes_agree_with_the_case(case: Case) -> None:
    limits = (case.params.get("A_until", 0.80), case.params.get("B_until", 0.95))
    orders = pd.DataFrame(case.inputs["revenue"].items(), columns=["customer_id", "net_revenue"])

    result = concentration(orders, limits=limits)

    case.check_all(words(result))


def words(result: Concentration) -> dict[str, object]:
    ranked = result.ranked.index
    classes = "".join(result.class_of[ranked])
    ties = {f"tie_members_{t.upper}_{t.lower}": "|".join(t.customers) for t in result.ties}
    return {
        "order": "|".join(ranked),
        "order_positive": "|".join(ranked),
        "cum_share": [result.top_share(k) for k in range(1, len(ranked) + 1)],
        "class_by_order": classes,
        "class_by_order_positive": classes,
        "class_h": result.class_of.get("h"),
        "n_A": result.classes[0].customers,
        "sum_positive": result.positive_total,
        "sum_all": result.total,
        "tie_across_boundary": bool(result.ties),
        **ties,
    }
