"""Whether roles put the same cases into the same classes, before and after they talked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.leads.coefficients import (
    Estimate,
    alpha_estimate,
    bootstrap_weights,
    fleiss_kappa,
    item_agreement,
    kappa_between,
    kappa_draws,
    observed_agreement,
    percentile_bounds,
    shares_of_both,
)
from vertrieb_kit.contracts.sheets.leads import DONT_KNOW, LEAD_CLASSES

ALL = "all"
CLASSES = list(LEAD_CLASSES)


@dataclass(frozen=True, slots=True)
class GroupAgreement:
    """How far one role (or `all`) agrees within itself in one round.

    `cases` have at least two votes. `kappa` is None without variation, and when cases have unequal
    votes (`equal_votes` False).
    """

    round: int
    group: str
    cases: int
    raters: int
    observed: Estimate
    alpha: Estimate
    kappa: float | None
    equal_votes: bool


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two roles agree in one round; `raters` is the size of the smaller role."""

    round: int
    role_a: str
    role_b: str
    cases: int
    raters: int
    observed: float | None
    kappa: Estimate


@dataclass(frozen=True, slots=True)
class Majority:
    """In how many cases two roles had the same most frequent class; a tie is no majority."""

    round: int
    cases: int
    equal: int
    ties: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Votes of a workshop, counted and compared.

    `counts` has one row per round, role and case, and one column per class and for "weiß nicht".
    `change` is the difference of the kappa of `roles` from the first round to the last.
    """

    counts: pd.DataFrame
    raters: dict[str, int]
    rounds: tuple[int, ...]
    groups: tuple[GroupAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    roles: tuple[str, str]
    majorities: tuple[Majority, ...]
    change: Estimate
    dont_know: int
    votes: int

    @property
    def cases(self) -> tuple[str, ...]:
        """Return the cases that anybody voted on."""
        return tuple(self.counts.index.get_level_values("case_id").unique())

    def of_role(self, round: int, role: str) -> pd.DataFrame:
        """Return the votes per case and class of a role in a round, zeros where nobody voted."""
        return _matrix(self.counts, round, (role,), self.cases)

    def pair(self, round: int) -> PairAgreement | None:
        """Return the figures of the two compared roles in a round."""
        wanted = tuple(sorted(self.roles))
        found = (p for p in self.pairs if p.round == round and (p.role_a, p.role_b) == wanted)
        return next(found, None)


def vote_counts(votes: pd.DataFrame) -> pd.DataFrame:
    """Count votes per round, role, case and class; unknown classes and blanks are left out."""
    columns = [*CLASSES, DONT_KNOW]
    known = votes[votes["lead_class"].isin(columns)].dropna(subset=["round", "role", "case_id"])
    keys = [known["round"].astype(int), known["role"], known["case_id"]]
    counts = pd.crosstab(keys, known["lead_class"])
    return counts.reindex(columns=columns, fill_value=0).astype(int)


def raters_by_role(votes: pd.DataFrame) -> dict[str, int]:
    """Count the participants of every role."""
    counts = votes.groupby("role")["participant_code"].nunique()
    return {str(role): int(count) for role, count in counts.items()}


def agreement(
    counts: pd.DataFrame,
    *,
    raters: Mapping[str, int] | None = None,
    roles: tuple[str, str] = ("Marketing", "Vertrieb"),
) -> Agreement:
    """Compare roles from the votes per round, role, case and class (see `vote_counts`).

    Without `raters` a role has as many as its case with most votes: enough for a show of hands.
    """
    people = dict(raters) if raters is not None else _most_votes(counts)
    rounds = tuple(int(r) for r in sorted(counts.index.get_level_values("round").unique()))
    return Agreement(
        counts=counts,
        raters=people,
        rounds=rounds,
        groups=tuple(_group(counts, r, g, people) for r in rounds for g in (ALL, *sorted(people))),
        pairs=tuple(
            _pair(counts, r, a, b, people)
            for r in rounds
            for a, b in combinations(sorted(people), 2)
        ),
        roles=roles,
        majorities=tuple(_majority(counts, r, rounds, roles) for r in rounds),
        change=_change(counts, rounds, roles),
        dont_know=int(counts[DONT_KNOW].sum()),
        votes=int(counts.to_numpy().sum()),
    )


def card_agreement(result: Agreement, round: int) -> pd.Series:
    """Return per case the share of equal pairs of the two roles, NaN where one did not vote."""
    a, b = (result.of_role(round, role).to_numpy(float) for role in result.roles)
    with np.errstate(invalid="ignore"):
        share = (a * b).sum(axis=1) / (a.sum(axis=1) * b.sum(axis=1))
    return pd.Series(share, index=list(result.cases))


def _most_votes(counts: pd.DataFrame) -> dict[str, int]:
    most = counts.sum(axis=1).groupby(level="role").max()
    return {str(role): int(count) for role, count in most.items()}


def _matrix(
    counts: pd.DataFrame, round: int, roles: tuple[str, ...], cases: tuple[str, ...]
) -> pd.DataFrame:
    level = counts.index.get_level_values
    chosen = counts[(level("round") == round) & level("role").isin(roles)]
    return chosen[CLASSES].groupby(level="case_id").sum().reindex(list(cases), fill_value=0)


def _cases(counts: pd.DataFrame) -> tuple[str, ...]:
    return tuple(counts.index.get_level_values("case_id").unique())


def _group(counts: pd.DataFrame, round: int, group: str, raters: dict[str, int]) -> GroupAgreement:
    roles = tuple(raters) if group == ALL else (group,)
    matrix = _matrix(counts, round, roles, _cases(counts)).to_numpy(float)
    kappa = fleiss_kappa(matrix)
    return GroupAgreement(
        round=round,
        group=group,
        cases=int((~np.isnan(item_agreement(matrix))).sum()),
        raters=sum(raters[role] for role in roles),
        observed=observed_agreement(matrix),
        alpha=alpha_estimate(matrix),
        kappa=kappa.kappa,
        equal_votes=kappa.equal_votes,
    )


def _pair(
    counts: pd.DataFrame, round: int, role_a: str, role_b: str, raters: dict[str, int]
) -> PairAgreement:
    a, b = (_matrix(counts, round, (role,), _cases(counts)) for role in (role_a, role_b))
    result = kappa_between(a, b)
    people = min(raters[role_a], raters[role_b])
    return PairAgreement(round, role_a, role_b, result.cases, people, result.observed, result.kappa)


def _majority(
    counts: pd.DataFrame, round: int, rounds: tuple[int, ...], roles: tuple[str, str]
) -> Majority:
    """Compare majorities over the cases that both roles judged in the first and last round."""
    cases = _cases(counts)
    judged = np.ones(len(cases), dtype=bool)
    for one in {rounds[0], rounds[-1], round}:
        for role in roles:
            judged &= _matrix(counts, one, (role,), cases).sum(axis=1).to_numpy() > 0
    a, b = (_matrix(counts, round, (role,), cases).to_numpy()[judged] for role in roles)
    clear = _is_clear(a) & _is_clear(b)
    equal = clear & (a.argmax(axis=1) == b.argmax(axis=1))
    return Majority(round, int(judged.sum()), int(equal.sum()), int((~clear).sum()))


def _is_clear(matrix: np.ndarray) -> np.ndarray:
    return np.asarray((matrix == matrix.max(axis=1, keepdims=True)).sum(axis=1) == 1)


def _change(counts: pd.DataFrame, rounds: tuple[int, ...], roles: tuple[str, str]) -> Estimate:
    """Return last minus first kappa, resampling the same cases in both rounds."""
    if len(rounds) < 2:
        return Estimate(None)
    cases = _cases(counts)
    matrices = {
        (r, role): _matrix(counts, r, (role,), cases)
        for r in (rounds[0], rounds[-1])
        for role in roles
    }
    judged = np.logical_and.reduce([m.sum(axis=1).to_numpy() > 0 for m in matrices.values()])
    if not judged.any():
        return Estimate(None)
    weights = np.vstack([np.ones(int(judged.sum())), bootstrap_weights(int(judged.sum()))])
    first, last = (
        kappa_draws(*shares_of_both(*(matrices[r, role][judged] for role in roles)), weights)
        for r in (rounds[0], rounds[-1])
    )
    difference = last - first
    if np.isnan(difference[0]):
        return Estimate(None)
    return Estimate(float(difference[0]), *percentile_bounds(difference[1:]))
