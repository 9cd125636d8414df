"""Sections, findings and tables as plain values for the templates."""

from __future__ import annotations

import re
from typing import Any

from vertrieb_kit.formats import DASH, NBSP
from vertrieb_kit.present.blocks import Cell, Figure, Statement, Table
from vertrieb_kit.present.wording import source_line
from vertrieb_kit.report import layout, texts
from vertrieb_kit.report.document import Numbered
from vertrieb_kit.report.meta import ReportMeta
from vertrieb_kit.report.widths import bar_text_width, column_widths, span_mm

View = dict[str, Any]

LONG_TABLE = 12  # more rows may break over pages
_NUMBER_UNIT = re.compile(r"(\d) (?=%|PP\b|Mio\.|T€|€)")


def bound(text: str, meta: ReportMeta) -> str:
    """Bind numbers to units and follow the country's spelling in the report's own sentences."""
    return meta.fmt.spell(_NUMBER_UNIT.sub(rf"\1{NBSP}", text))


def reason_text(statement: Statement) -> str:
    """Return the reason as a sentence of its own, where "nicht bewertet" has been said already."""
    reason = statement.reason.text if statement.reason else statement.text
    text = reason.removeprefix(f"nicht bewertet {DASH} ")
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def section(
    head: tuple[str, str, str],
    findings: tuple[Numbered, ...],
    meta: ReportMeta,
    *,
    answer: str = "",
    empty: str = "",
) -> View:
    """Return a section (number, title, question) with its findings.

    Without any answered question only the box speaks; `empty` then says so.
    """
    number, title, question = head
    silent = bool(empty) and not any(n.is_assessed for n in findings)
    return {
        "number": number,
        "anchor": f"k-{number}",
        "title": bound(title, meta),
        "question": bound(question, meta),
        "answer": "" if silent else answer,
        "placeholder": bound(empty, meta) if silent else "",
        "rows": [] if silent else [_row(row, meta) for row in layout.rows(findings)],
        "own_texts": [],
        "missing": _box(findings),
        "tables": [],
        "texts": [],
    }


def _row(row: layout.Row, meta: ReportMeta) -> View:
    if isinstance(row, layout.Missing):
        return {"kind": "missing", "items": [_missing_line(n) for n in row.items]}
    if isinstance(row, layout.Pair):
        halves = [_finding(n, layout.stacked(n.finding), meta) for n in (row.left, row.right)]
        return {"kind": "pair", "findings": halves}
    return {"kind": "wide", "findings": [_finding(row, layout.lines(row.finding), meta)]}


def _missing_line(finding: Numbered) -> View:
    statement = finding.statement
    return {
        "number": finding.number,
        "anchor": finding.anchor,
        "question": statement.question,
        # the reason stands in the box: here one line must do
        "text": statement.text.partition(" (")[0],
    }


def _finding(finding: Numbered, lines: list[layout.Line], meta: ReportMeta) -> View:
    statement = finding.statement
    source = source_line(statement, meta.fmt)
    if statement.status == "preliminary":
        source = f"{texts.LABELS['preliminary'].capitalize()}. {source}"
    return {
        "number": finding.number,
        "anchor": finding.anchor,
        "title": statement.text,
        "lines": [[_slot(slot) for slot in line] for line in lines],
        "source": source,
        "long": any(
            isinstance(e, Table) and len(e.rows) > LONG_TABLE
            for e in layout.shown(finding.finding.evidence)
        ),
    }


def _slot(slot: layout.Slot) -> View:
    content = slot.content
    return {
        "span": slot.span,
        "table": table_view(content, slot.span) if isinstance(content, Table) else None,
        "figure": figure_view(content) if isinstance(content, Figure) else None,
        "notes": [{"title": n.title, "text": n.text} for n in content]
        if isinstance(content, tuple)
        else [],
    }


def figure_view(figure: Figure) -> View:
    """Return a chart with its title, drawing and alt text."""
    return {
        "who": figure.who,
        "what": figure.what,
        "svg": figure.svg,
        "alt": figure.alt,
        "width": figure.width_mm,
        "height": figure.height_mm,
    }


def table_view(table: Table, span: int) -> View:
    """Return a table with the widths of its columns on `span` grid columns."""
    widths = column_widths(table, span_mm(span))
    by_column = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    return {
        "who": table.who,
        "what": table.what,
        "columns": [
            {
                "header": c.header,
                "kind": c.kind,
                "width": round(w, 2),
                "right": c.kind == "number" or (c.kind == "bar" and any(x.text for x in cells)),
                "text_width": round(bar_text_width(cells), 2) if c.kind == "bar" else 0,
            }
            for c, w, cells in zip(table.columns, widths, by_column, strict=True)
        ],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "total": table.total,
        "note": table.note,
        "long": len(table.rows) > LONG_TABLE,
    }


def _cell(cell: Cell) -> View:
    first, _, second = cell.text.partition("\n")
    return {
        "text": first,
        "second": second,
        "tone": cell.tone,
        "strong": cell.strong,
        "bar": _length(cell.bar),
        "before": _length(cell.bar_before),
    }


def _length(share: float | None) -> float | None:
    return None if share is None else round(min(max(share, 0.0), 1.0), 4)


def _box_reason(statement: Statement) -> str:
    """Return the reason, unless it only says that the delivery named beside it is absent."""
    told = statement.reason is not None and statement.reason.code == "no_data"
    return "" if told and statement.deliver else reason_text(statement)


def _box(findings: tuple[Numbered, ...]) -> list[View]:
    """Collect unanswered questions; those that one delivery would answer stand together."""
    groups: dict[tuple[str, str], list[Numbered]] = {}
    for n in findings:
        if not n.is_assessed:
            deliver = n.statement.deliver.rstrip(".")
            key = (_box_reason(n.statement), f"{deliver}." if deliver else "")
            groups.setdefault(key, []).append(n)
    return [
        {
            "questions": " ".join(n.statement.question for n in group),
            "reason": reason,
            "deliver": deliver,
        }
        for (reason, deliver), group in groups.items()
    ]
