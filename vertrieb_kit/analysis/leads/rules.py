"""Which class a lead has under a definition set, when some of its facts are unknown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.definitions import DefinitionSet, Rule
from vertrieb_kit.contracts.sheets.leads import LEADS

NOT_CLASSIFIABLE = "nicht_klassifizierbar"
FACT_MISSING = "R_FAKT_FEHLT"

_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts as codes: one row per distinct combination, `_UNKNOWN` where nobody knows."""

    codes: np.ndarray
    column: dict[str, int]
    code_of: dict[str, dict[str, int]]


def classify(leads: pd.DataFrame, definition: DefinitionSet) -> pd.DataFrame:
    """Return class, reason, missing fact and CRM stage of every lead, indexed like `leads`.

    A lead has a class when all completions of its unknown facts (unbekannt, blank, no column) give
    the same one; otherwise it is `nicht_klassifizierbar` and `missing` names the first unknown
    fact that a rule asked for. When completions agree on the class but not on the rule, the last
    of these rules gives the reason: it is the one that rests on known facts.
    """
    facts, row_of_lead = _encode(leads, definition)
    rule_of, missing_of = _decide(facts, definition)
    known = rule_of >= 0

    def text(values: list[str], unknown: str) -> np.ndarray:
        found = np.array(values, dtype=object)[np.where(known, rule_of, len(values) - 1)]
        return np.asarray(np.where(known, found, unknown)[row_of_lead])

    return pd.DataFrame(
        {
            "lead_class": text([r.lead_class for r in definition.rules], NOT_CLASSIFIABLE),
            "reason": text([r.reason for r in definition.rules], FACT_MISSING),
            "stage": text([r.stage for r in definition.rules], ""),
            "missing": np.array([*definition.facts, ""], dtype=object)[missing_of][row_of_lead],
        },
        index=leads.index,
    )


def _encode(leads: pd.DataFrame, definition: DefinitionSet) -> tuple[_Facts, np.ndarray]:
    """Code the facts that the set mentions and keep each combination once."""
    names = definition.facts
    values = {name: _values(name, definition) for name in names}
    codes = np.full((len(leads), len(names)), _UNKNOWN, dtype=np.int8)
    for place, name in enumerate(names):
        if name in leads:
            found = leads[name].map(values[name])
            codes[:, place] = found.fillna(_UNKNOWN).to_numpy(np.int8)
    distinct, row_of_lead = np.unique(codes, axis=0, return_inverse=True)
    return _Facts(distinct, {n: i for i, n in enumerate(names)}, values), row_of_lead.reshape(-1)


def _values(name: str, definition: DefinitionSet) -> dict[str, int]:
    """Code a fact's values; those that no rule of the set names are one and the same."""
    allowed = [value for value in LEADS.column(name).allowed if value != "unbekannt"]
    named = {
        value
        for rule in definition.rules
        for condition in rule.when
        if condition.fact == name
        for value in condition.any_of
    }
    named |= {"ja" for rule in definition.rules if rule.at_least and name in rule.at_least.facts}
    kept = [value for value in allowed if value in named]
    return {v: kept.index(v) if v in named else len(kept) for v in allowed}


def _decide(facts: _Facts, definition: DefinitionSet) -> tuple[np.ndarray, np.ndarray]:
    """Return per combination the deciding rule (or −1) and the place of the missing fact.

    Walks the rules once. A combination that leaves a rule open is split on one unknown fact of
    that rule into its completions; branches of a combination that already has two classes are
    dropped, so the work stays far below the number of all completions.
    """
    classes = [definition.classes.index(rule.lead_class) for rule in definition.rules]
    n = len(facts.codes)
    seen = np.zeros((n, len(definition.classes)), dtype=bool)
    deciding = np.full(n, -1)
    first_split = np.full(n, -1)
    codes, origin = facts.codes, np.arange(n)
    for place, rule in enumerate(definition.rules):
        codes, origin, holds = _split_until_known(rule, codes, origin, facts, first_split)
        decided = origin[holds]
        seen[decided, classes[place]] = True
        np.maximum.at(deciding, decided, place)
        open_still = ~holds & (seen[origin].sum(axis=1) < 2)
        codes, origin = codes[open_still], origin[open_still]
    ambiguous = seen.sum(axis=1) > 1
    return np.where(ambiguous, -1, deciding), np.where(ambiguous, first_split, -1)


def _split_until_known(
    rule: Rule, codes: np.ndarray, origin: np.ndarray, facts: _Facts, first_split: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Complete facts until the rule is true or false for every row; say for which it is true."""
    while True:
        surely, possibly = _evaluate(rule, codes, facts)
        unsure = possibly & ~surely
        if not unsure.any():
            return codes, origin, surely
        place = _first_unknown(rule, codes[unsure], facts)
        waiting = origin[unsure]
        fresh = first_split[waiting] < 0
        first_split[waiting[fresh]] = place[fresh]
        completed, completed_origin = _complete(codes[unsure], waiting, place, facts)
        codes = np.concatenate([codes[~unsure], completed])
        origin = np.concatenate([origin[~unsure], completed_origin])


def _complete(
    codes: np.ndarray, origin: np.ndarray, place: np.ndarray, facts: _Facts
) -> tuple[np.ndarray, np.ndarray]:
    """Return every row once for each value of the fact at its `place`."""
    names = list(facts.column)
    counts = np.array([max(facts.code_of[name].values()) + 1 for name in names])[place]
    row = np.repeat(np.arange(len(codes)), counts)
    completed = codes[row]
    value = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    completed[np.arange(len(row)), place[row]] = value
    return completed, origin[row]


def _evaluate(rule: Rule, codes: np.ndarray, facts: _Facts) -> tuple[np.ndarray, np.ndarray]:
    """Return where the rule surely holds and where it possibly holds (Kleene's logic)."""
    surely = np.ones(len(codes), dtype=bool)
    possibly = surely.copy()
    for condition in rule.when:
        column = codes[:, facts.column[condition.fact]]
        true = np.isin(column, [facts.code_of[condition.fact][v] for v in condition.any_of])
        surely &= true
        possibly &= true | (column == _UNKNOWN)
    if rule.at_least:
        columns = codes[:, [facts.column[fact] for fact in rule.at_least.facts]]
        yes = [facts.code_of[fact]["ja"] for fact in rule.at_least.facts]
        certain = (columns == yes).sum(axis=1)
        surely &= certain >= rule.at_least.count
        possibly &= certain + (columns == _UNKNOWN).sum(axis=1) >= rule.at_least.count
    return surely, possibly


def _first_unknown(rule: Rule, codes: np.ndarray, facts: _Facts) -> np.ndarray:
    places = np.array([facts.column[fact] for fact in rule.facts])
    return np.asarray(places[(codes[:, places] == _UNKNOWN).argmax(axis=1)])
