"""Where target groups hear a message, where only one department speaks, and where nobody does."""

from __future__ import annotations

from vertrieb_kit.analysis.target_groups import Messaging
from vertrieb_kit.analysis.target_groups.messaging import Coverage
from vertrieb_kit.formats import joined
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table, Tone
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import no_data, not_assessed, too_few

ID = "target_groups.messaging"
CHAPTER = "target_groups"
QUESTION = "Wie werden die Zielgruppen angesprochen, und wo fehlt eine Botschaft?"

_WORDS: dict[Coverage, tuple[str, Tone]] = {
    "both": ("beide", "focus"),
    "marketing": ("Marketing", ""),
    "sales": ("Vertrieb", ""),
    "none": ("niemand", "muted"),
}


def messaging_finding(result: Messaging, context: Context) -> Finding:
    """Count the combinations of target group and channel without a message."""
    if result.messages < context.parameters.min_n:
        return _unanswered(result, context)
    return Finding(_statement(result, context), evidence=(_matrix(result),))


def _unanswered(result: Messaging, context: Context) -> Finding:
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        too_few(result.messages) if result.messages else no_data("Botschaften je Zielgruppe"),
        deliver="die Botschaften je Zielgruppe und Kanal, aus Sicht von Marketing und Vertrieb",
        context=context,
        sheets=("messaging",),
        n=result.messages or None,
        requirements=("R29",),
    )


def _statement(result: Messaging, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result),
        value=result.count("none"),
        unit="count",
        n=result.messages,
        as_of=context.stand("messaging"),
        source=context.source("messaging"),
        requirements=("R29",),
        meaning=_meaning(result),
        note=_note(result),
        unit_of_n="Botschaften",
        evidence="angenommen",
    )


def _text(result: Messaging) -> str:
    empty, both = result.count("none"), result.count("both")
    verb = "ist" if empty == 1 else "sind"
    where = {0: "in keinem", 1: "in einem"}.get(both, f"in {both}")
    return (
        f"{empty} von {len(result.cells)} Feldern aus Zielgruppe und Kanal {verb} ohne Botschaft; "
        f"{where} sprechen Marketing und Vertrieb gemeinsam."
    )


def _meaning(result: Messaging) -> str:
    covered = len(result.cells) - result.count("none")
    one_sided = covered - result.count("both")
    some = f"{one_sided} von {covered} belegten Feldern"
    who = f"Alle {covered} belegten Felder" if one_sided == covered else some
    return f"{who} bedient nur eine Abteilung, Marketing oder Vertrieb."


def _note(result: Messaging) -> str:
    parts = ["Zielgruppen aus Ansprache und Kunden, Kanäle aus Ansprache"]
    if result.unclear:
        parts.append(
            f"{result.unclear} von {result.rated} bewerteten Botschaften mit weniger als 3 von 5 "
            f"Punkten für Verständlichkeit"
        )
    silent = [s for s in result.segments if result.gaps_of(s) == len(result.channels)]
    if silent:
        parts.append(f"Keine Botschaft für {joined(silent[:3])}")
    return ". ".join(parts)


def _matrix(result: Messaging) -> Table:
    rows = tuple(
        (Cell(channel, channel), *(_cell(result, segment, channel) for segment in result.segments))
        for channel in result.channels
    )
    return Table(
        id="target_groups.messaging",
        who="Ansprache.",
        what="Wer hat je Zielgruppe und Kanal eine Botschaft?",
        columns=(Column("Kanal", weight=1), *(Column(s, weight=1) for s in result.segments)),
        rows=rows,
    )


def _cell(result: Messaging, segment: str, channel: str) -> Cell:
    text, tone = _WORDS[result.cell(segment, channel).coverage]
    return Cell(text, text, tone=tone)
