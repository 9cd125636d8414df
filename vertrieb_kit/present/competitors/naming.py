"""How the chapter names the client, its competitors, criteria and points of view."""

from __future__ import annotations

import textwrap

from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY
from vertrieb_kit.formats import NBSP, Format
from vertrieb_kit.present.context import Context

CHAPTER = "competitors"
HEAD_WIDTH = 24

_NUMBERS = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]

VIEW_WORDS = {
    "Kunde": "aus Sicht der Kunden",
    "Extern": "aus externer Sicht",
    "Selbst": "aus eigener Sicht",
}
EVIDENCE = {"Kunde": "befragt", "Extern": "befragt", "Selbst": "angenommen"}


def named(company: str, context: Context) -> str:
    """Return the name of a company; the client's own rows say EIGEN."""
    return context.firm if company == OWN_COMPANY else company


def head(company: str, context: Context) -> str:
    """Return a name short enough for a column head."""
    return textwrap.shorten(named(company, context), HEAD_WIDTH, placeholder=f"{NBSP}…")


def number_word(count: int) -> str:
    """Return small numbers as words: zwei, zwölf; larger ones as digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def points(value: float, fmt: Format, digits: int = 1) -> str:
    """Return a distance on the rating scale: "1,0 Punkte"."""
    text = fmt.number(abs(value), digits)
    return f"{text}{NBSP}{'Punkt' if text == '1' else 'Punkte'}"


def quoted(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Put names into German quotation marks."""
    return tuple(f"„{name}“" for name in names)
