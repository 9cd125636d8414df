"""How far the agreed strategy work has come: 4 strategy steps and 6 digital steps, computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vertrieb_kit.chapters import BY_STEM
from vertrieb_kit.formats import joined
from vertrieb_kit.report.document import Document, Numbered, ReportChapter

Scheme = Literal["strategy", "digital"]
StepStatus = Literal["done", "partly", "open", "not_commissioned"]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One step with its status and, unless it is done, why."""

    scheme: Scheme
    step: int
    title: str
    status: StepStatus
    reason: str


@dataclass(frozen=True, slots=True)
class Need:
    """What a step rests on: the findings of a chapter, all or those whose id starts so."""

    stem: str
    prefix: str = ""
    without: tuple[str, ...] = ()

    def covers(self, finding: Numbered) -> bool:
        """Tell whether a finding counts for the step."""
        name = finding.statement.id
        return name.startswith(self.prefix) and not name.startswith(self.without)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scheme. Without needs it is not part of this report."""

    scheme: Scheme
    number: int
    title: str
    needs: tuple[Need, ...]


_BASIS = Need("data_intake", without=("data_intake.measures", "data_intake.goals"))
_GROUPS, _RIVALS, _SWOT = Need("target_groups"), Need("competitors"), Need("swot")
_MESSAGING = Need("target_groups", "target_groups.messaging")

STEPS: tuple[Step, ...] = (
    Step("strategy", 1, "Zielgruppenanalyse", (_GROUPS,)),
    Step("strategy", 2, "Wettbewerbssituation", (_RIVALS,)),
    Step("strategy", 3, "Kundenansprache", (_MESSAGING, Need("leads"))),
    Step("strategy", 4, "Konditionen und Preise", (Need("pricing"),)),
    Step("digital", 1, "Unternehmenszweck und Ist-Zustand", (_BASIS, _GROUPS)),
    Step("digital", 2, "Markt- und Konkurrenz-Analyse", (_RIVALS, _GROUPS)),
    Step("digital", 3, "Eigene Stärken", (_SWOT, _RIVALS)),
    Step("digital", 4, "Soll-Zustand", ()),
    Step("digital", 5, "Implementierung", (Need("data_intake", "data_intake.measures"),)),
    Step(
        "digital",
        6,
        "Strategie festhalten und dokumentieren",
        (Need("data_intake", "data_intake.goals"),),
    ),
)


def coverage(document: Document) -> tuple[CoverageRow, ...]:
    """Judge every step by the findings that it rests on.

    done: all of them assessed; partly: at least one assessed or preliminary; open: none;
    not_commissioned: all its chapters lie outside the agreed scope.
    """
    chapters = {c.chapter.stem: c for c in document.chapters}
    return tuple(_row(step, chapters) for step in STEPS)


def _row(step: Step, chapters: dict[str, ReportChapter]) -> CoverageRow:
    status = _status(step, chapters)
    reason = "" if status == "done" else _reason(step, chapters)
    return CoverageRow(step.scheme, step.number, step.title, status, reason)


def _status(step: Step, chapters: dict[str, ReportChapter]) -> StepStatus:
    states = [chapters[n.stem].state if n.stem in chapters else "" for n in step.needs]
    if states and all(state == "not_commissioned" for state in states):
        return "not_commissioned"
    sets = [_findings(need, chapters) for need in step.needs]
    if sets and all(found and _all_assessed(found) for found in sets):
        return "done"
    return "partly" if any(n.is_assessed for found in sets for n in found) else "open"


def _findings(need: Need, chapters: dict[str, ReportChapter]) -> list[Numbered]:
    chapter = chapters.get(need.stem)
    return [n for n in chapter.findings if need.covers(n)] if chapter else []


def _all_assessed(found: list[Numbered]) -> bool:
    return all(n.statement.status == "assessed" for n in found)


def _reason(step: Step, chapters: dict[str, ReportChapter]) -> str:
    if not step.needs:
        return "Nicht Gegenstand dieses Berichts."
    return " ".join(filter(None, (_shortfall(need, chapters) for need in step.needs)))


def _shortfall(need: Need, chapters: dict[str, ReportChapter]) -> str:
    title = BY_STEM[need.stem].title
    chapter = chapters.get(need.stem)
    if chapter is None or chapter.state == "not_commissioned":
        return f"Kapitel {title}: nicht beauftragt."
    if chapter.state == "failed":
        return f"Kapitel {title}: konnte nicht erstellt werden."
    found = _findings(need, chapters)
    if not found:
        return f"{_topic(need, title)}: keine Angaben geliefert."
    numbers = [n.number for n in found if not n.is_assessed]
    if numbers:
        return f"{_topic(need, title)}: {joined(numbers)} nicht bewertet."
    vague = [n.number for n in found if n.statement.status == "preliminary"]
    return f"{_topic(need, title)}: {joined(vague)} vorläufig." if vague else ""


_TOPICS = {
    "target_groups.messaging": "Kundenansprache",
    "data_intake.measures": "Maßnahmen",
    "data_intake.goals": "Vertriebsziele",
}


def _topic(need: Need, title: str) -> str:
    return _TOPICS.get(need.prefix, title)
