"""Agreement between roles: the hand example of four cases and six people, and its edges."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.analysis.leads.agreement import (
    Agreement,
    agreement,
    card_agreement,
    raters_by_role,
    vote_counts,
)
from vertrieb_kit.analysis.leads.coefficients import alpha_estimate

NAMES = {"I": "interessent", "M": "mql", "S": "sal", "?": "weiß nicht"}
MARKETING = ("IIM", "MMM", "MMS", "MIM")
SALES = ("III", "MII", "SSS", "III")


def votes(round: int = 1, **roles: tuple[str, ...]) -> pd.DataFrame:
    """Turn "IIM" per case into single votes of three people of a role."""
    return pd.DataFrame(
        [
            {
                "participant_code": f"{role}{who}",
                "role": role,
                "round": float(round),
                "case_id": f"F{case:02}",
                "lead_class": NAMES[letter],
            }
            for role, cases in roles.items()
            for case, letters in enumerate(cases, start=1)
            for who, letter in enumerate(letters)
        ]
    )


def of(frame: pd.DataFrame) -> Agreement:
    return agreement(vote_counts(frame), raters=raters_by_role(frame))


def hand_example() -> Agreement:
    return of(votes(Marketing=MARKETING, Vertrieb=SALES))


def test_kappa_between_roles_equals_the_hand_example():
    pair = hand_example().pair(1)

    assert pair is not None
    assert pair.observed == pytest.approx(0.4167, abs=5e-5)
    assert pair.kappa.value == pytest.approx(0.2294, abs=5e-5)


@pytest.mark.parametrize(
    ("group", "alpha"), [("Marketing", 0.0571), ("Vertrieb", 0.6857), ("all", 0.2548)]
)
def test_alpha_within_roles_equals_the_hand_example(group: str, alpha: float) -> None:
    found = next(g for g in hand_example().groups if g.group == group)

    assert found.alpha.value == pytest.approx(alpha, abs=1e-4)


def test_counts_of_a_show_of_hands_give_the_same_figures():
    counts = vote_counts(votes(Marketing=MARKETING, Vertrieb=SALES))

    assert agreement(counts).pairs == hand_example().pairs
    assert agreement(counts).raters == {"Marketing": 3, "Vertrieb": 3}


def test_dont_know_is_counted_but_takes_no_part():
    result = of(votes(Marketing=("M?M", "MMM"), Vertrieb=("MMM", "III")))
    marketing = next(g for g in result.groups if g.group == "Marketing")

    assert (result.dont_know, result.votes) == (1, 12)
    assert marketing.observed.value == 1
    assert not marketing.equal_votes


def test_everybody_in_one_class_is_not_defined():
    result = of(votes(Marketing=("MMM", "MMM"), Vertrieb=("MMM", "MMM")))
    pair = result.pair(1)

    assert pair is not None
    assert pair.kappa.value is None
    assert result.groups[0].alpha.value is None


def test_a_tie_is_no_majority():
    result = of(votes(Marketing=("MI", "MM"), Vertrieb=("MM", "MM")))

    assert (result.majorities[0].equal, result.majorities[0].ties) == (1, 1)


def test_the_change_between_rounds_has_a_paired_interval():
    frame = pd.concat(
        [
            votes(1, Marketing=MARKETING * 3, Vertrieb=SALES * 3),
            votes(2, Marketing=SALES * 3, Vertrieb=SALES * 3),
        ]
    )
    result = of(frame)

    assert [m.equal for m in result.majorities] == [3, 12]
    assert result.change.value is not None
    assert result.change.low is not None
    assert result.change.value > 0


def test_roles_of_a_pair_stand_in_alphabetical_order():
    result = of(votes(Vertrieb=("MM",), GF=("MM",), Marketing=("MM",)))

    assert [(p.role_a, p.role_b) for p in result.pairs] == [
        ("GF", "Marketing"),
        ("GF", "Vertrieb"),
        ("Marketing", "Vertrieb"),
    ]


def test_card_agreement_is_the_share_of_equal_pairs():
    assert list(card_agreement(hand_example(), 1)) == pytest.approx([6 / 9, 3 / 9, 3 / 9, 3 / 9])


def test_no_votes_give_nothing():
    result = of(votes(Marketing=("M",)).iloc[:0])

    assert result.rounds == ()
    assert result.groups == ()


def test_too_many_undefined_resamples_give_no_interval():
    """Half of all resamples of two cases hold one case twice: no variation, no alpha."""
    result = alpha_estimate([[3, 0], [0, 3]])

    assert result.value == 1
    assert (result.low, result.high) == (None, None)
