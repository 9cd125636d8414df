"""What counts as a lead: six versioned rule sets and the deck of cases, as data files."""

from vertrieb_kit.contracts.definitions.deck import Case, Deck, case_deck
from vertrieb_kit.contracts.definitions.rules import (
    AtLeast,
    Condition,
    DefinitionSet,
    Rule,
    definition_set,
    definition_sets,
)

__all__ = [
    "AtLeast",
    "Case",
    "Condition",
    "Deck",
    "DefinitionSet",
    "Rule",
    "case_deck",
    "definition_set",
    "definition_sets",
]
