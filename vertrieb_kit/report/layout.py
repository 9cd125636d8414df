"""Findings on the 12-column grid: what stands beside what. Shared by HTML and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vertrieb_kit.present.blocks import Figure, Finding, Note, Table
from vertrieb_kit.report.document import Numbered

HALF, WIDE, FULL = 6, 8, 12
NOTE_COLUMNS = 3

Content = Figure | Table | tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One piece of evidence or a column of notes on `span` grid columns."""

    span: int
    content: Content


@dataclass(frozen=True, slots=True)
class Missing:
    """Neighbouring questions without an answer, one compact line each."""

    items: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two findings side by side."""

    left: Numbered
    right: Numbered


Row = Numbered | Pair | Missing
Line = tuple[Slot, ...]


def rows(findings: Sequence[Numbered]) -> list[Row]:
    """Arrange the findings of a chapter: wide ones alone, neighbouring halves in pairs."""
    result: list[Row] = []
    for finding in findings:
        before = result[-1] if result else None
        if not finding.is_assessed:
            if isinstance(before, Missing):
                result[-1] = Missing((*before.items, finding))
            else:
                result.append(Missing((finding,)))
        elif isinstance(before, Numbered) and _is_half(before) and _is_half(finding):
            result[-1] = Pair(before, finding)
        else:
            result.append(finding)
    return result


def lines(finding: Finding) -> list[Line]:
    """Arrange the evidence of a wide finding; notes stand beside the first narrow piece."""
    notes = finding.notes
    result: list[Line] = []
    for item in shown(finding.evidence):
        before = result[-1] if result else ()
        if item.span == HALF and len(before) == 1 and before[0].span == HALF:
            result[-1] = (*before, Slot(HALF, item))
        elif item.span == WIDE and notes:
            result.append((Slot(WIDE, item), Slot(FULL - WIDE, notes)))
            notes = ()
        else:
            result.append((Slot(item.span, item),))
    return _with_notes(result, notes)


def stacked(finding: Finding) -> list[Line]:
    """Arrange the evidence of a half-width finding: everything below one another."""
    result: list[Line] = [(Slot(HALF, item),) for item in shown(finding.evidence)]
    return [*result, *((Slot(HALF, (note,)),) for note in finding.notes)]


def shown(evidence: Iterable[Figure | Table]) -> list[Figure | Table]:
    """Return the evidence that stands on the page, not only in the Excel appendix."""
    return [e for e in evidence if isinstance(e, Figure) or not e.appendix_only]


def _is_half(finding: Numbered) -> bool:
    return finding.finding.span == HALF


def _with_notes(result: list[Line], notes: tuple[Note, ...]) -> list[Line]:
    if not notes:
        return result
    if result and len(result[-1]) == 1 and result[-1][0].span == HALF:
        return [*result[:-1], (*result[-1], Slot(HALF, notes))]
    chunks = [notes[i : i + NOTE_COLUMNS] for i in range(0, len(notes), NOTE_COLUMNS)]
    return [*result, *(tuple(Slot(FULL // NOTE_COLUMNS, (n,)) for n in c) for c in chunks)]
