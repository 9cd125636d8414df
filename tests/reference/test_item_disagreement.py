import pandas as pd

from tests.reference.conftest import Case
from vertrieb_kit.analysis.leads.disputes import item_disagreement

METHOD = "item_disagreement"


def test_item_disagreement_agrees_with_the_case(case: Case) -> None:
    ratings = case.inputs["ratings"]
    counts = pd.DataFrame(
        {name: pd.Series(given).value_counts() for name, given in ratings.items()}
    )
    ordered = item_disagreement(counts.T.fillna(0))
    as_given = ordered.loc[list(ratings)]

    case.check_all(
        {
            "pairwise_agreement": as_given["agreement"],
            "majority_share": as_given["majority_share"],
            "n_ratings": as_given["votes"],
            "items_order_most_disputed_first": "|".join(ordered.index),
        }
    )
