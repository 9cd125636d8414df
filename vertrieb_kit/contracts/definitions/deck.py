"""The deck of cases that a workshop votes on, each with the facts that the rules look at."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vertrieb_kit.contracts.columns import FACT_VALUES
from vertrieb_kit.contracts.definitions.rules import facts_of
from vertrieb_kit.contracts.sheets.leads import FACT_COLUMNS


@dataclass(frozen=True, slots=True)
class Case:
    """One card: the text to be read aloud, a short name for charts, and its facts.

    `basis` says how firm the solution is: E source, D derived, A the client must decide.
    """

    id: str
    short: str
    text: str
    basis: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of one version, in the order of their numbers."""

    id: str
    version: int
    cases: tuple[Case, ...]

    @property
    def names(self) -> dict[str, str]:
        """Map card ids to the short names for charts and tables."""
        return {case.id: case.short for case in self.cases}


@cache
def case_deck(id: str = "faelle_v1") -> Deck:
    """Read the deck that the package ships.

    >>> case_deck().names["F09"]
    'Nur Newsletter abonniert'
    """
    data = tomllib.loads((files(__package__) / f"{id}.toml").read_text("utf-8"))
    cases = tuple(_case(raw, data["vorgabe"]) for raw in data["faelle"])
    return Deck(data["id"], data["version"], cases)


def _case(raw: Mapping[str, Any], default: Mapping[str, str]) -> Case:
    yes = dict.fromkeys(raw["ja"], "ja")
    # a fact that the card does not mention does not hold
    nothing = {c.name: "nein" for c in FACT_COLUMNS if c.allowed == FACT_VALUES}
    facts = nothing | facts_of({**default, **raw["fakten"], **yes})
    return Case(raw["id"], raw["kurz"], raw["text"], raw["quelle"], facts)
