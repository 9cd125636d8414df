"""How the chapter names fields, items and evidence."""

from __future__ import annotations

import textwrap

from vertrieb_kit.analysis.swot import Item
from vertrieb_kit.formats import NBSP

CHAPTER = "swot"
SHORT = 48

_LOOSE = frozenset(
    [
        "und",
        "oder",
        "als",
        "wie",
        "der",
        "die",
        "das",
        "des",
        "den",
        "dem",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "von",
        "vom",
        "für",
        "mit",
        "in",
        "im",
        "zu",
        "zur",
        "zum",
        "nach",
        "bei",
        "auf",
        "aus",
        "an",
        "am",
        "wird",
        "werden",
        "ist",
        "sind",
    ],
)

FIELD_NAMES = {"S": "Stärken", "W": "Schwächen", "O": "Chancen", "T": "Risiken"}
FIELD_KINDS = {
    "S": "intern, hilfreich",
    "W": "intern, hinderlich",
    "O": "extern, hilfreich",
    "T": "extern, hinderlich",
}
NOMINATIVE = {"S": "Die Stärke", "W": "Die Schwäche", "O": "Die Chance", "T": "Das Risiko"}
DATIVE = {"O": "zur Chance", "T": "zum Risiko"}
DOCUMENTED, ASSUMED = "belegt", "ohne Beleg"


def short(item: Item, width: int = SHORT) -> str:
    """Return a statement as a sentence can quote it: up to its colon, else cut at a word.

    >>> short(Item("S1", "S", "Service vor Ort: 4,5 von 5", 20, None, None, None, False))
    'Service vor Ort'
    >>> long = "Nachfrage nach Wartungs- und Serviceverträgen im Bestand wächst"
    >>> short(Item("O1", "O", long, 20, None, None, None, False), 32)
    'Nachfrage\\xa0…'
    """
    head = item.statement.split(":")[0].strip().rstrip(".")
    if len(head) <= width:
        return head
    words = textwrap.shorten(head, width - 2, placeholder="").split(" ")
    # "Nachfrage nach Wartungs- und …" breaks off badly: end on a word that stands by itself
    while len(words) > 1 and (words[-1] in _LOOSE or words[-1].endswith("-")):
        words.pop()
    return " ".join(words) + f"{NBSP}…"


def mark(item: Item) -> str:
    """Say whether an item rests on evidence."""
    return DOCUMENTED if item.documented else ASSUMED
