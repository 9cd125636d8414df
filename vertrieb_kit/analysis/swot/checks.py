"""Items that may stand in the wrong field: measures, outside forces as weaknesses, twins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from vertrieb_kit.analysis.swot.inventory import Inventory, Item
from vertrieb_kit.contracts.columns import fold

Kind = Literal["measure", "external", "internal", "twin"]

# a statement that ends in one of these verbs says what to do, not what is
_MEASURE = re.compile(
    r"(führen|bauen|bessern|winnen|schließen|steigern|senken|wickeln|richten|schulen|bieten|"
    r"nutzen|weiten|werben|schaffen|stärken|reduzieren|optimieren|digitalisieren|etablieren|"
    r"automatisieren|intensivieren|investieren|einstellen|umstellen)$"
)
_OUTSIDE = re.compile(
    r"preisdruck|preiswettbewerb|wettbewerbsdruck|konjunktur|nachfrage|rohstoff|inflation|zinsen|"
    r"fachkräftemangel|regulierung|gesetz|zölle|\bzoll|energiepreis|stahlpreis|marktwachstum|"
    r"marktrückgang|schrumpfender markt|wachsender markt"
)
_INSIDE = re.compile(
    r"\bwir\b|\bunser|\bintern|\bcrm\b|\bunternehmenseigen|vertriebsteam|außendienst|"
    r"eigene[nrms]? (mitarbeite|vertrieb|service|produktion|prozess)"
)
_STOP_LENGTH, _STEM, _ALIKE = 4, 6, 0.5


@dataclass(frozen=True, slots=True)
class Hint:
    """A reason to look at an item again; nothing is changed. `other` is the twin."""

    item: Item
    kind: Kind
    other: Item | None = None


def hints(inventory: Inventory) -> tuple[Hint, ...]:
    """Flag items that read like measures, stand on the wrong side, or say the same twice.

    The question behind it: could the firm change it by itself? Source: domain.md T12.
    """
    single = [_single(item) for item in inventory.items]
    return (*(hint for hint in single if hint), *_twins(inventory.items))


def _single(item: Item) -> Hint | None:
    text = item.statement.casefold().rstrip(" .!")
    last = item.statement.rstrip(" .!").rpartition(" ")[2]
    # a last word in capitals is a noun: "Vertrauen", "Unternehmen"
    if last.islower() and _MEASURE.search(last):
        return Hint(item, "measure")
    if item.internal and _OUTSIDE.search(text):
        return Hint(item, "external")
    if not item.internal and _INSIDE.search(text):
        return Hint(item, "internal")
    return None


def _twins(items: tuple[Item, ...]) -> tuple[Hint, ...]:
    words = {item.id: _words(item.statement) for item in items}
    pairs = [(a, b) for a, b in combinations(items, 2) if a.field != b.field]
    return tuple(
        Hint(a, "twin", b) for a, b in pairs if _likeness(words[a.id], words[b.id]) >= _ALIKE
    )


def _words(text: str) -> frozenset[str]:
    found = (fold(word) for word in re.findall(r"\w+", text))
    return frozenset(word[:_STEM] for word in found if len(word) >= _STOP_LENGTH)


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
