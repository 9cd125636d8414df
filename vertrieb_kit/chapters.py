"""The chapters: number, stem, German key, title, and which sheets they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter, one notebook.

    `any_of` lists groups of sheets (machine names): the chapter has data when every sheet of at
    least one group is present. `optional` are further sheets that it reads.
    """

    number: str
    stem: str
    key: str
    title: str
    question: str
    any_of: tuple[tuple[str, ...], ...]
    optional: tuple[str, ...] = ()

    @property
    def notebook(self) -> str:
        """Return the file name of the notebook."""
        return f"{self.number}_{self.stem}.ipynb"

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return every sheet that the chapter reads, once, in order."""
        return tuple(dict.fromkeys([s for group in self.any_of for s in group] + [*self.optional]))


INTAKE = Chapter(
    "00",
    "data_intake",
    "datengrundlage",
    "Datengrundlage",
    "Worauf stützt sich dieser Bericht?",
    any_of=((),),
    optional=("project", "sources", "goals", "measures"),
)

CHAPTERS: tuple[Chapter, ...] = (
    INTAKE,
    Chapter(
        "01",
        "target_groups",
        "zielgruppen",
        "Zielgruppen",
        "Wer sind die Kunden, was brauchen sie, und wer lohnt sich?",
        any_of=(("customers",), ("revenue",)),
        optional=("needs", "personas", "market", "messaging"),
    ),
    Chapter(
        "02",
        "competitors",
        "wettbewerb",
        "Wettbewerb",
        "Wo stehen die Wettbewerber, und wodurch hebt sich das Unternehmen ab?",
        any_of=(("ratings",), ("deals",)),
        optional=("criteria", "competitor_prices"),
    ),
    Chapter(
        "03",
        "swot",
        "swot",
        "SWOT",
        "Welche Stärken und Schwächen treffen auf welche Chancen und Risiken?",
        any_of=(("swot",),),
        optional=("swot_combinations", "measures"),
    ),
    Chapter(
        "04",
        "pricing",
        "preise",
        "Preise",
        "Was bleibt vom Listenpreis, und was bewegt den Umsatz?",
        any_of=(("price_lines",), ("psm",), ("revenue",)),
        optional=("competitor_prices", "goals"),
    ),
    Chapter(
        "05",
        "leads",
        "leads",
        "Leads",
        "Meinen Marketing und Vertrieb dasselbe, wenn sie „Lead“ sagen?",
        any_of=(("votes",), ("leads",), ("deals",)),
    ),
)

BY_KEY: dict[str, Chapter] = {chapter.key: chapter for chapter in CHAPTERS}
BY_STEM: dict[str, Chapter] = {chapter.stem: chapter for chapter in CHAPTERS}
KEYS: tuple[str, ...] = tuple(BY_KEY)


@dataclass(frozen=True, slots=True)
class Assessable:
    """Whether the delivered sheets carry a chapter; `missing` are machine names."""

    chapter: Chapter
    answer: Literal["yes", "partly", "no"]
    missing: tuple[str, ...]


def assessable(chapter: Chapter, present: frozenset[str]) -> Assessable:
    """Tell whether a chapter can be assessed with the sheets that hold usable rows.

    >>> assessable(BY_STEM["swot"], frozenset({"swot"})).answer
    'partly'
    """
    missing = tuple(name for name in chapter.sheets if name not in present)
    if not any(all(name in present for name in group) for group in chapter.any_of):
        return Assessable(chapter, "no", missing)
    return Assessable(chapter, "partly" if missing else "yes", missing)


def agreed(scope: tuple[str, ...], present: frozenset[str]) -> tuple[Assessable, ...]:
    """Judge every agreed chapter but the data basis; an empty scope means all."""
    chosen = [c for c in CHAPTERS if c is not INTAKE and (not scope or c.key in scope)]
    return tuple(assessable(chapter, present) for chapter in chosen)
