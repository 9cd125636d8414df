"""Who decides at the customer, card by card, and what of it is only assumed."""

from __future__ import annotations

from vertrieb_kit.analysis.target_groups import Persona, Personas
from vertrieb_kit.formats import DASH
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import no_data, not_assessed, too_few

ID = "target_groups.personas"
CHAPTER = "target_groups"
QUESTION = "Wer entscheidet beim Kunden, und wie gut ist das belegt?"
SHEETS = ("personas", "needs")
REQUIREMENTS = ("R22", "R23", "R24", "R67")

HYPOTHESIS = "Hypothese"


def personas_finding(result: Personas, context: Context) -> Finding:
    """Show the cards and say how many of them are hypotheses."""
    if not result.cards or result.entries < context.parameters.min_n:
        return _unanswered(result, context)
    return Finding(_statement(result, context), evidence=(_table(result), _appendix_table(result)))


def _unanswered(result: Personas, context: Context) -> Finding:
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        too_few(result.entries) if result.cards else no_data("Rollen im Einkauf der Kunden"),
        deliver="je Zielgruppe die Rollen im Einkauf mit Motiv, Kaufkriterium und Beleg",
        context=context,
        sheets=("personas",),
        n=result.entries or None,
        requirements=REQUIREMENTS,
    )


def _statement(result: Personas, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=result.assumed / result.entries,
        unit="share",
        n=result.entries,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=REQUIREMENTS,
        meaning=_meaning(result),
        note="Angaben aus Bedürfnissen und Personas zusammen; Personas sind Rollen, keine Personen",
        unit_of_n="Angaben",
        evidence="angenommen" if result.hypotheses else "befragt",
    )


def _text(result: Personas, context: Context) -> str:
    verb = "ist eine Hypothese" if result.hypotheses == 1 else "sind Hypothesen"
    who = f"{result.hypotheses} von {len(result.cards)} Personas {verb}"
    verb = "ist" if result.assumed == 1 else "sind"
    share = f"{context.fmt.number(result.assumed)} von {context.fmt.number(result.entries)}"
    return f"{who}; {share} Angaben zu Zielgruppen {verb} angenommen."


def _meaning(result: Personas) -> str:
    if not result.hypotheses:
        return "Alle Personas stützen sich auf Messung oder Befragung."
    names = [f"„{card.name}“" for card in result.cards if card.is_hypothesis]
    more = " und weitere" if len(names) > 2 else ""
    return f"Vor dem Einsatz im Gespräch mit Kunden zu prüfen: {', '.join(names[:2])}{more}."


def _table(result: Personas) -> Table:
    return Table(
        id="target_groups.personas",
        who="Personas.",
        what="Rolle im Einkauf, Motiv, Kaufkriterium und Auslöser",
        columns=(
            Column("Persona und Zielgruppe", weight=1.5),
            Column("Rolle", weight=0.8),
            Column("Motiv", weight=1.2),
            Column("Kaufkriterium", weight=1),
            Column("Auslöser", weight=1.1),
            Column("Beleg", weight=0.7),
        ),
        rows=tuple(_row(card) for card in result.cards),
    )


def _row(card: Persona) -> tuple[Cell, ...]:
    who, lines = f"{card.name}, {card.segment}", f"{card.name}\n{card.segment}"
    evidence = HYPOTHESIS if card.is_hypothesis else card.evidence
    return (
        Cell(lines, who, strong=True),
        Cell(card.buying_role, card.buying_role),
        *(_text_cell(text) for text in (card.motive, card.buying_criterion, card.trigger)),
        Cell(evidence, evidence),
    )


def _appendix_table(result: Personas) -> Table:
    heads = ("Persona", "Zielgruppe", "Informationsbedarf")
    return Table(
        id="target_groups.personas_information",
        who="Personas.",
        what="Informationsbedarf",
        columns=tuple(Column(head, weight=1) for head in heads),
        rows=tuple(
            (Cell(c.name, c.name), Cell(c.segment, c.segment), _text_cell(c.information_need))
            for c in result.cards
        ),
        appendix_only=True,
    )


def _text_cell(text: str | None) -> Cell:
    return Cell(DASH, None, tone="muted") if text is None else Cell(text, text)
