"""Who takes part in the customer's decision, and how much of that picture is only assumed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from vertrieb_kit.analysis.target_groups.needs import ASSUMED


@dataclass(frozen=True, slots=True)
class Persona:
    """One card; texts are None when the sheet leaves them empty."""

    name: str
    segment: str
    buying_role: str
    motive: str | None
    information_need: str | None
    buying_criterion: str | None
    trigger: str | None
    evidence: str

    @property
    def is_hypothesis(self) -> bool:
        """Tell whether nobody measured or asked: a guess, whatever its detail."""
        return self.evidence == ASSUMED


@dataclass(frozen=True, slots=True)
class Personas:
    """All cards. `entries` and `assumed` count cards and needs together (R24)."""

    cards: tuple[Persona, ...]
    entries: int
    assumed: int

    @property
    def hypotheses(self) -> int:
        """Return how many cards are hypotheses."""
        return sum(card.is_hypothesis for card in self.cards)


def personas(entries: pd.DataFrame, needs: pd.DataFrame) -> Personas:
    """Return the persona cards and how many entries about target groups rest on assumptions."""
    known = entries.dropna(subset=["persona", "segment", "buying_role"])
    evidence = pd.concat([known["evidence"], needs["evidence"]]).dropna()
    columns = ["persona", "segment", "buying_role", "motive", "information_need"]
    columns += ["buying_criterion", "trigger", "evidence"]
    texts = known[columns].astype(object).where(known[columns].notna(), None)
    cards = tuple(Persona(*card) for card in texts.itertuples(index=False, name=None))
    return Personas(cards, len(evidence), int((evidence == ASSUMED).sum()))
