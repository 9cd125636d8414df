"""The document as plain values that both templates read: one order, one numbering, one wording."""

from __future__ import annotations

import re
from typing import Any

from vertrieb_kit.formats import DASH, NBSP, joined
from vertrieb_kit.present.blocks import Cell, Figure, Finding, Note, Table
from vertrieb_kit.present.wording import source_line
from vertrieb_kit.report import layout, texts
from vertrieb_kit.report.appendix import appendix_parts
from vertrieb_kit.report.document import APPENDIX, Document, Numbered, ReportChapter
from vertrieb_kit.report.meta import ReportMeta
from vertrieb_kit.report.widths import bar_text_width, column_widths, span_mm

LONG_TABLE = 12  # more rows may break over pages
_NUMBER_UNIT = re.compile(r"(\d) (?=%|PP\b|Mio\.|T€|€)")

View = dict[str, Any]


def view(document: Document) -> View:
    """Return everything a template needs, in reading order."""
    meta = document.meta
    labels = {name: _bound(text, meta) for name, text in texts.LABELS.items()}
    return {
        "meta": _meta(document),
        "labels": labels,
        "cover": _cover(document),
        "summary": _summary(document),
        "contents": _contents(document),
        "chapters": [_chapter(c, meta) for c in document.body if c.status != "not_commissioned"],
        "measures": _measures(document),
        "appendix": _appendix(document),
    }


def _bound(text: str, meta: ReportMeta) -> str:
    """Bind numbers to units and follow the country's spelling in the report's own sentences."""
    return meta.fmt.spell(_NUMBER_UNIT.sub(rf"\1{NBSP}", text))


def _meta(document: Document) -> View:
    meta = document.meta
    commissioned = [c.chapter.title for c in document.body if c.state != "not_commissioned"]
    subtitle = f"{joined(commissioned)}: was die Daten tragen und was daraus folgt"
    return {
        "title": meta.title,
        "subtitle": subtitle if commissioned else "",
        "client": meta.client,
        "description": " · ".join(filter(None, (meta.title, meta.client))),
        "stand": meta.fmt.date(meta.reference_date),
        "stand_long": meta.fmt.long_date(meta.reference_date),
        "version": f"Version {meta.version}",
        "recipients": _bound(texts.RECIPIENTS[meta.profile], meta),
        "reader": _bound(texts.READERS[meta.profile], meta),
    }


def _cover(document: Document) -> View:
    cover = document.cover
    return {
        "figure": _figure(cover.figure) if cover else None,
        "source": source_line(cover.statement, document.meta.fmt) if cover else "",
        "messages": [n.statement.text for n in document.summary[:3]],
    }


def _summary(document: Document) -> View:
    findings = document.findings
    answered = sum(n.is_assessed for n in findings)
    rest = len(findings) - answered
    return {
        "items": [
            {
                "text": n.statement.text,
                "meaning": n.statement.meaning,
                "anchor": n.anchor,
                "number": n.number,
                "chapter": n.section,
            }
            for n in document.summary
        ],
        "answered": f"{answered} von {len(findings)}",
        "answered_text": _answered_text(rest, document.meta),
        "decisions": [
            {
                "letter": letter,
                "text": d.text,
                "detail": ", ".join(filter(None, (d.role, d.due and f"bis {d.due}"))),
            }
            for letter, d in zip("ABC", document.decisions, strict=False)
        ],
        "note": _bound(
            f"Stand {document.meta.fmt.date(document.meta.reference_date)}. "
            f"{texts.LABELS['rounding']}",
            document.meta,
        ),
    }


def _answered_text(rest: int, meta: ReportMeta) -> str:
    if not rest:
        return "Alle Fragen lassen sich mit den gelieferten Daten beantworten."
    verb = "bleibt eine Frage" if rest == 1 else f"bleiben {rest} Fragen"
    text = f"Mit den gelieferten Daten {verb} offen. Was dazu zu liefern ist, steht im Anhang."
    return _bound(text, meta)


def _contents(document: Document) -> list[View]:
    entries = [_entry(c, document.meta) for c in document.body]
    measures = _measures(document)
    if measures:
        entries.append(
            {
                "number": measures["number"],
                "title": measures["title"],
                "text": measures["question"],
                "anchor": measures["anchor"],
            }
        )
    return entries


def _entry(chapter: ReportChapter, meta: ReportMeta) -> View:
    absent = chapter.status == "not_commissioned"
    fallback = {"not_commissioned": "not_commissioned", "failed": "failed"}.get(chapter.status)
    text = chapter.answer or chapter.chapter.question
    return {
        "number": chapter.section,
        "title": chapter.chapter.title,
        "text": _bound(texts.LABELS[fallback], meta) if fallback else text,
        "anchor": None if absent else f"k-{chapter.section}",
    }


def _chapter(chapter: ReportChapter, meta: ReportMeta) -> View:
    placeholder = {"failed": "failed", "not_assessed": "no_data"}.get(chapter.status, "")
    own = () if placeholder == "failed" else chapter.own
    empty = placeholder == "no_data"
    return {
        "number": chapter.section,
        "anchor": f"k-{chapter.section}",
        "title": chapter.chapter.title,
        "question": _bound(chapter.chapter.question, meta),
        "answer": "" if placeholder else chapter.answer,
        "placeholder": _bound(texts.LABELS[placeholder], meta) if placeholder else "",
        "rows": [] if empty else _rows(own, meta),
        "missing": _box(own, meta),
    }


def _measures(document: Document) -> View | None:
    found = document.placed(document.measures_section)
    if not found:
        return None
    meta = document.meta
    return {
        "number": document.measures_section,
        "anchor": f"k-{document.measures_section}",
        "title": _bound(texts.LABELS["measures"], meta),
        "question": _bound(texts.LABELS["measures_question"], meta),
        "answer": "",
        "placeholder": "",
        "rows": _rows(found, meta),
        "missing": _box(found, meta),
    }


def _appendix(document: Document) -> list[View]:
    basis = document.placed(APPENDIX)
    meta = document.meta
    parts = appendix_parts(document)
    for part in parts:
        part["question"] = _bound(part["question"], meta)
        part["tables"] = [_table(table, 12) for table in part.pop("raw_tables")]
        part["texts"] = [[_bound(a, meta), _bound(b, meta)] for a, b in part["texts"]]
        part["rows"] = _rows(basis, meta) if part["number"] == APPENDIX else []
        part["missing"] = _box(basis, meta) if part["number"] == APPENDIX else []
    return parts


def _rows(findings: tuple[Numbered, ...], meta: ReportMeta) -> list[View]:
    return [_row(row, meta) for row in layout.rows(findings)]


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
        "text": statement.text,
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
    if isinstance(content, Table):
        return {"span": slot.span, "table": _table(content, slot.span)}
    if isinstance(content, Figure):
        return {"span": slot.span, "figure": _figure(content)}
    return {"span": slot.span, "notes": [_note(note) for note in content]}


def _note(note: Note) -> View:
    return {"title": note.title, "text": note.text}


def _figure(figure: Figure) -> View:
    return {
        "who": figure.who,
        "what": figure.what,
        "svg": figure.svg,
        "alt": figure.alt,
        "width": figure.width_mm,
        "height": figure.height_mm,
    }


def _table(table: Table, span: int) -> View:
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


def _box(findings: tuple[Numbered, ...], meta: ReportMeta) -> list[View]:
    """Collect unanswered questions; those that one delivery would answer stand together."""
    groups: dict[tuple[str, str], list[Numbered]] = {}
    for n in findings:
        if not n.is_assessed:
            key = (_reason(n.finding), n.statement.deliver)
            groups.setdefault(key, []).append(n)
    return [
        {
            "questions": " ".join(n.statement.question for n in group),
            "reason": reason,
            "deliver": deliver,
        }
        for (reason, deliver), group in groups.items()
    ]


def _reason(finding: Finding) -> str:
    """Return the reason as a sentence of its own: the box has said "nicht bewertet" already."""
    reason = finding.statement.reason
    text = (reason.text if reason else finding.statement.text).removeprefix(
        f"nicht bewertet {DASH} "
    )
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
