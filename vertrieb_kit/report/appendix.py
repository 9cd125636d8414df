"""The appendix parts that no notebook delivers: open questions, coverage, methods, glossary."""

from __future__ import annotations

from typing import Any

from vertrieb_kit.present.blocks import Cell, Column, Table
from vertrieb_kit.report import texts
from vertrieb_kit.report.coverage import coverage
from vertrieb_kit.report.document import APPENDIX, Document


def appendix_parts(document: Document) -> list[dict[str, Any]]:
    """Return the parts A to E; a part without content is left out, the letters stay."""
    parts = [
        _part(APPENDIX, "Datengrundlage", "Was wurde geliefert, geprüft und verwendet?"),
        _part("B", "Offene Fragen", "Welche Lieferung beantwortet was?", open_questions(document)),
        _part(
            "C",
            "Stand der Strategiearbeit",
            "Was ist erledigt, was steht aus?",
            *coverage_tables(document),
        ),
        _part("D", "Methoden", "Wie wurde gerechnet?", notes=_methods(document)),
        _part("E", "Glossar", "", notes=list(texts.GLOSSARY)),
    ]
    empty = {APPENDIX} if not document.placed(APPENDIX) else set()
    return [
        part
        for part in parts
        if part["number"] not in empty and (part["number"] == APPENDIX or _has_content(part))
    ]


def open_questions(document: Document) -> Table:
    """List every question that the data do not answer, with what to deliver."""
    column = (
        Column("Nr."),
        Column("Frage", weight=2),
        Column("Grund", weight=2),
        Column("Zu liefern", weight=2),
    )
    rows = tuple(
        tuple(
            Cell(text)
            for text in (
                n.number,
                n.statement.question,
                n.statement.text,
                n.statement.deliver or "–",
            )
        )
        for n in document.findings
        if not n.is_assessed
    )
    return Table(
        "report.open_questions", "Offene Fragen.", "Grund und nötige Lieferung", column, rows
    )


def coverage_tables(document: Document) -> list[Table]:
    """Show the steps of both schemes with their status."""
    columns = (
        Column("Nr."),
        Column("Schritt", weight=2),
        Column("Status", "mark"),
        Column("Was fehlt", weight=3),
    )
    rows = coverage(document)
    return [
        Table(
            f"report.coverage.{scheme}",
            who,
            what,
            columns,
            tuple(
                (
                    Cell(str(r.step), r.step),
                    Cell(r.title),
                    Cell(texts.STEP_STATUS[r.status]),
                    Cell(r.reason or "–", tone="" if r.reason else "muted"),
                )
                for r in rows
                if r.scheme == scheme
            ),
        )
        for scheme, (who, what) in texts.SCHEMES.items()
    ]


def _methods(document: Document) -> list[tuple[str, str]]:
    used = {
        m.id for n in document.findings for m in n.finding.metrics if m.status != "not_assessed"
    }
    notes = [(m.title, m.text) for m in texts.METHODS if any(u.startswith(m.used_by) for u in used)]
    return [*notes, ("Quelle der Schritte und Stufen", texts.CITATION)]


def _part(
    number: str,
    title: str,
    question: str,
    *tables: Table,
    notes: list[tuple[str, str]] | None = None,
) -> dict[str, Any]:
    return {
        "number": number,
        "anchor": f"k-{number}",
        "title": title,
        "question": question,
        "raw_tables": [table for table in tables if table.rows],
        "texts": notes or [],
    }


def _has_content(part: dict[str, Any]) -> bool:
    return bool(part["raw_tables"] or part["texts"])
