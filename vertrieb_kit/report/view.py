"""The document as plain values that both templates read: one order, one numbering, one wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from vertrieb_kit.formats import joined
from vertrieb_kit.present.wording import source_line
from vertrieb_kit.report import layout, texts
from vertrieb_kit.report.appendix import Part, appendix_parts
from vertrieb_kit.report.document import (
    APPENDIX,
    CoverFigure,
    Decision,
    Document,
    Numbered,
    ReportChapter,
)
from vertrieb_kit.report.meta import ReportMeta
from vertrieb_kit.report.sections import View, bound, figure_view, section, table_view


def view(document: Document) -> View:
    """Return everything a template needs, in reading order."""
    meta = document.meta
    labels = {name: bound(text, meta) for name, text in texts.LABELS.items()}
    return {
        "meta": _meta(document),
        "labels": labels,
        "cover": _cover(document),
        "summary": _summary(document),
        "contents": _contents(document),
        "chapters": [_chapter(c, meta) for c in document.body if c.status != "not_commissioned"],
        "measures": _measures(document),
        "appendix": [_part(part, document) for part in appendix_parts(document)],
    }


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
        "recipients": bound(texts.RECIPIENTS[meta.profile], meta),
        "reader": bound(texts.READERS[meta.profile], meta),
    }


def _cover(document: Document) -> View:
    cover = document.cover
    return {
        "figure": figure_view(cover.figure) if cover else None,
        "source": _cover_source(cover, document.meta) if cover else "",
        "messages": [n.statement.text for n in document.summary[:3]],
    }


def _cover_source(cover: CoverFigure, meta: ReportMeta) -> str:
    title = f"{cover.figure.who} {cover.figure.what}".strip().rstrip(".")
    return f"{title}. {source_line(cover.statement, meta.fmt)}"


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
            {"letter": letter, "text": decision.text, "detail": _detail(decision)}
            for letter, decision in zip("ABC", document.decisions, strict=False)
        ],
        "no_decisions": bound(texts.LABELS[_why_no_decisions(document)], document.meta),
        "deliveries": _deliveries(document),
        "note": bound(
            f"Stand {document.meta.fmt.date(document.meta.reference_date)}. "
            f"{texts.LABELS['rounding']}",
            document.meta,
        ),
    }


def _detail(decision: Decision) -> str:
    due = f"bis {decision.due}" if decision.due[:1].isdigit() else decision.due
    return ", ".join(filter(None, (decision.role, due)))


def _why_no_decisions(document: Document) -> str:
    if document.basis_failed:
        return "measures_failed"
    delivered = any(n.is_assessed for n in document.placed(document.measures_section))
    return "nothing_to_decide" if delivered else "no_decisions"


def _deliveries(document: Document) -> list[View]:
    """Name what to deliver first where no decision is due: the emptiest chapters lead."""
    if document.decisions:
        return []
    by_chapter = [_by_delivery(c.own) for c in document.body]
    ranked = sorted(by_chapter, key=lambda groups: sum(map(len, groups)), reverse=True)
    in_turn = [group for turn in zip_longest(*ranked, fillvalue=[]) for group in turn if group]
    return [
        {"letter": letter, "text": _delivery(group[0]), "detail": _answers(group)}
        for letter, group in zip("ABC", in_turn, strict=False)
    ]


def _by_delivery(findings: Iterable[Numbered]) -> list[list[Numbered]]:
    groups: dict[str, list[Numbered]] = {}
    for n in findings:
        if not n.is_assessed:
            groups.setdefault(_delivery(n), []).append(n)
    return list(groups.values())


def _delivery(finding: Numbered) -> str:
    text = finding.statement.deliver.rstrip(".") or finding.statement.question
    return f"{text[:1].upper()}{text[1:]}"


def _answers(group: Sequence[Numbered]) -> str:
    noun = "Frage" if len(group) == 1 else "die Fragen"
    return f"beantwortet {noun} {joined([n.number for n in group])}"


def _answered_text(rest: int, meta: ReportMeta) -> str:
    if not rest:
        return "Alle Fragen lassen sich mit den gelieferten Daten beantworten."
    verb = "bleibt eine Frage" if rest == 1 else f"bleiben {rest} Fragen"
    text = f"Mit den gelieferten Daten {verb} offen. Was dazu zu liefern ist, steht im Anhang."
    return bound(text, meta)


def _contents(document: Document) -> list[View]:
    entries = [_entry(c, document.meta) for c in document.body]
    measures = _measures(document)
    if measures:
        entries.append(
            {
                "number": measures["number"],
                "title": measures["title"],
                "text": _headline(document),
                "anchor": measures["anchor"],
            }
        )
    return entries


def _headline(document: Document) -> str:
    """Return the last answer of the measures: goals come first, what is done about them last."""
    answers = [
        n.statement.text for n in document.placed(document.measures_section) if n.is_assessed
    ]
    return answers[-1] if answers else bound(texts.LABELS["no_measures"], document.meta)


def _entry(chapter: ReportChapter, meta: ReportMeta) -> View:
    absent = chapter.status == "not_commissioned"
    fallback = {"not_commissioned": "not_commissioned", "failed": "failed"}.get(chapter.status)
    text = chapter.answer or chapter.chapter.question
    return {
        "number": chapter.section,
        "title": chapter.chapter.title,
        "text": bound(texts.LABELS[fallback], meta) if fallback else text,
        "anchor": None if absent else f"k-{chapter.section}",
    }


def _chapter(chapter: ReportChapter, meta: ReportMeta) -> View:
    failed = chapter.status == "failed"
    body = section(
        (chapter.section, chapter.chapter.title, chapter.chapter.question),
        () if failed else chapter.own,
        meta,
        answer=chapter.answer,
        empty=texts.LABELS["failed" if failed else "no_data"],
    )
    return {**body, "own_texts": list(meta.own_texts.get(chapter.chapter.stem, ()))}


def _measures(document: Document) -> View | None:
    found = document.placed(document.measures_section)
    title, question = texts.LABELS["measures"], texts.LABELS["measures_question"]
    head = (document.measures_section, title, question)
    empty = texts.LABELS["no_data"]
    return section(head, found, document.meta, empty=empty) if found else None


def _part(part: Part, document: Document) -> View:
    # only the data basis holds findings, and only it has neither tables nor texts of its own
    is_basis = not (part.tables or part.texts)
    found = document.placed(APPENDIX) if is_basis else ()
    failed = texts.LABELS["basis_failed"] if is_basis and document.basis_failed else ""
    return {
        **section((part.number, part.title, part.question), found, document.meta),
        "placeholder": bound(failed, document.meta),
        "tables": [table_view(table, layout.FULL) for table in part.tables],
        "texts": [[bound(text, document.meta) for text in pair] for pair in part.texts],
    }
