import pandas as pd

from tests.reference.conftest import Case
from vertrieb_kit.analysis.leads.coefficients import observed_agreement
from vertrieb_kit.analysis.leads.disputes import round_change

METHOD = "round_change"


def _votes(rounds: dict[int, list[list[str]]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "round": number,
                "case_id": str(case),
                "participant_code": str(who),
                "lead_class": vote,
            }
            for number, items in rounds.items()
            for case, votes in enumerate(items)
            for who, vote in enumerate(votes)
        ]
    )


def test_round_change_agrees_with_the_case(case: Case) -> None:
    votes = _votes({1: case.inputs["round1"], 2: case.inputs["round2"]})
    counts = pd.crosstab([votes["round"], votes["case_id"]], votes["lead_class"])
    result = round_change(votes, 1, 2)

    case.check_all(
        {
            "changed_ratings": result.changed,
            "ratings_total": result.total,
            "share_changed": result.share,
            "pairwise_agreement_round1": observed_agreement(counts.loc[1]).value,
            "pairwise_agreement_round2": observed_agreement(counts.loc[2]).value,
        }
    )
