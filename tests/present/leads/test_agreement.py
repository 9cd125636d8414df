"""Agreement in words: cases counted, never a statistic as the headline, never a single person."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.analysis.leads import agreement, raters_by_role, vote_counts
from vertrieb_kit.present.blocks import Finding
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.leads import agreement_finding


def votes(*rows: tuple[str, int, str, int], cases: int = 12) -> pd.DataFrame:
    """Return the votes of `people` of a role who all choose one class in every case of a round."""
    return pd.DataFrame(
        [
            {
                "participant_code": f"{role}{who}",
                "role": role,
                "round": float(round),
                "case_id": f"F{case:02}",
                "lead_class": chosen if case % 2 else "interessent",
            }
            for role, round, chosen, people in rows
            for case in range(1, cases + 1)
            for who in range(people)
        ]
    )


def found(frame: pd.DataFrame) -> Finding:
    result = agreement(vote_counts(frame), raters=raters_by_role(frame))
    return agreement_finding(result, Context(), names={"F01": "Erster Fall"})


TWO_ROUNDS = (
    ("Marketing", 1, "mql", 3),
    ("Vertrieb", 1, "sal", 3),
    ("Marketing", 2, "mql", 3),
    ("Vertrieb", 2, "mql", 3),
)


def test_the_sentence_counts_equal_majorities_before_and_after():
    statement = found(votes(*TWO_ROUNDS)).statement

    assert statement.text.replace("\u00a0", " ") == (
        "Marketing und Vertrieb ordneten vor der Diskussion 6 von 12 Fällen "
        "mehrheitlich gleich ein, danach 12."
    )
    assert statement.status == "assessed"


def test_one_round_speaks_in_the_present():
    assert "ordnen 6 von" in found(votes(*TWO_ROUNDS[:2])).statement.text


def test_below_twelve_cases_the_statement_is_preliminary():
    assert found(votes(*TWO_ROUNDS, cases=10)).statement.status == "preliminary"


@pytest.mark.parametrize("people", [1, 2])
def test_a_role_of_less_than_three_is_not_shown(people: int) -> None:
    finding = found(votes(("Marketing", 1, "mql", people), ("Vertrieb", 1, "sal", 3)))

    assert finding.statement.status == "not_assessed"
    assert finding.evidence == ()


def test_small_other_roles_are_merged_or_left_out():
    pair = TWO_ROUNDS[:2]
    merged = found(votes(*pair, ("GF", 1, "mql", 2), ("Service", 1, "mql", 1)))
    alone = found(votes(*pair, ("GF", 1, "mql", 2)))

    def heads(finding: Finding) -> str:
        return str([column.header for column in finding.evidence[1].columns])  # type: ignore[union-attr]

    assert "Weitere Rollen" in heads(merged)
    assert "GF" not in heads(merged) + heads(alone)
    assert "Weitere Rollen" not in heads(alone)


def test_metrics_carry_round_and_group_and_are_preliminary_for_small_roles():
    finding = found(votes(*TWO_ROUNDS, ("GF", 1, "mql", 2)))
    by_dims = {(m.id, *m.dims.values()): m for m in finding.metrics}

    assert by_dims["leads.agreement.observed", 1, "Marketing"].value == 1
    assert by_dims["leads.agreement.observed", 1, "GF"].status == "preliminary"
    between = by_dims["leads.agreement.kappa_between", 1, "Marketing", "Vertrieb"]
    assert between.status == "assessed"
    assert between.low is not None


def test_no_votes_are_not_assessed():
    finding = found(votes(*TWO_ROUNDS).iloc[:0])

    assert finding.statement.status == "not_assessed"
    assert {m.status for m in finding.metrics} == {"not_assessed"}
