"""The appendix parts that no notebook delivers: open questions, coverage, methods, glossary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from string import ascii_uppercase

from vertrieb_kit.chapters import INTAKE
from vertrieb_kit.present.blocks import Cell, Column, Figure, Table
from vertrieb_kit.report import texts
from vertrieb_kit.report.coverage import coverage
from vertrieb_kit.report.document import APPENDIX, Document
from vertrieb_kit.report.sections import reason_text


@dataclass(frozen=True, slots=True)
class Part:
    """One lettered part: tables and pairs of term and explanation."""

    number: str
    title: str
    question: str
    tables: tuple[Table, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def appendix_parts(document: Document) -> list[Part]:
    """Return the parts that have content, lettered in order."""
    parts = [
        Part(APPENDIX, "Datengrundlage", "Was wurde geliefert, geprüft und verwendet?"),
        Part("", "Offene Fragen", "Welche Lieferung beantwortet was?", open_questions(document)),
        Part(
            "",
            "Stand der Strategiearbeit",
            "Was ist erledigt, was steht aus?",
            coverage_tables(document),
        ),
        Part("", "Methoden", "Wie wurde gerechnet?", texts=_methods(document)),
        Part("", "Glossar", "", texts=_glossary(document)),
    ]
    basis = document.placed(APPENDIX) or document.basis_failed
    kept = [p for p in parts if p.tables or p.texts or (p.number and basis)]
    return [replace(p, number=letter) for p, letter in zip(kept, ascii_uppercase, strict=False)]


def open_questions(document: Document) -> tuple[Table, ...]:
    """List every question that the data do not answer, with what to deliver."""
    columns = (
        Column("Nr."),
        Column("Frage", weight=2),
        Column("Grund", weight=2),
        Column("Zu liefern", weight=2),
    )
    rows = tuple(
        _row(n.number, n.statement.question, reason_text(n.statement), n.statement.deliver or "–")
        for n in document.findings
        if not n.is_assessed
    )
    title = ("Offene Fragen.", "Grund und nötige Lieferung")
    return (Table("report.open_questions", *title, columns, rows),) if rows else ()


def coverage_tables(document: Document) -> tuple[Table, ...]:
    """Show the steps of both schemes with their status; one chapter alone says nothing on them."""
    if all(c.chapter.stem != INTAKE.stem for c in document.chapters):
        return ()
    rows = coverage(document)
    columns = (
        Column("Nr."),
        Column("Schritt", weight=2),
        Column("Status", "mark"),
        Column("Was fehlt", weight=3),
    )
    return tuple(
        Table(
            f"report.coverage.{scheme}",
            *texts.SCHEMES[scheme],
            columns,
            tuple(
                _row(str(r.step), r.title, texts.STEP_STATUS[r.status], r.reason or "–")
                for r in rows
                if r.scheme == scheme
            ),
        )
        for scheme in texts.SCHEMES
    )


def _row(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell(word) for word in words)


def _methods(document: Document) -> tuple[tuple[str, str], ...]:
    shown = [
        m
        for n in document.findings
        if n.is_assessed
        for m in n.finding.metrics
        if m.status != "not_assessed"
    ]
    used = {metric.id for metric in shown}
    notes = [(m.title, m.text) for m in texts.METHODS if any(u.startswith(m.used_by) for u in used)]
    return (*notes, ("Quelle der Schritte und Stufen", texts.CITATION))


def _glossary(document: Document) -> tuple[tuple[str, str], ...]:
    """Explain the words that stand in the report, and no others."""
    printed = _printed(document)
    return tuple(
        (term.name, term.text)
        for term in texts.GLOSSARY
        if any(re.search(rf"\b{word}\b", printed) for word in term.words)
    )


def _printed(document: Document) -> str:
    answered = [n.finding for n in document.findings if n.is_assessed]
    words = [c.answer for c in document.chapters]
    for finding in answered:
        statement = finding.statement
        words += [statement.text, statement.meaning, statement.note]
        words += [note.text for note in finding.notes]
        for item in finding.evidence:
            words += [item.who, item.what, *_table_words(item)]
    return " ".join(words)


def _table_words(item: Table | Figure) -> list[str]:
    if isinstance(item, Figure):
        return [item.alt]
    cells = [cell.text for row in item.rows for cell in row]
    return [*(column.header for column in item.columns), *cells]
