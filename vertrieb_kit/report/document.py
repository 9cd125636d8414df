"""The report as a value: chapters with numbered findings, summary, decisions. No layout here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from nbformat import NotebookNode

from vertrieb_kit.chapters import BY_KEY, BY_STEM, INTAKE, Chapter
from vertrieb_kit.present.blocks import Answer, Block, Figure, Finding, Statement, Table
from vertrieb_kit.report import book
from vertrieb_kit.report.meta import ReportMeta, meta_from_json

ChapterStatus = Literal["done", "partly", "not_assessed", "not_commissioned", "failed"]

COVER_FIGURE = "target_groups.customer_band"
DECISIONS = "measures.decisions"
APPENDIX = "A"
MAX_SUMMARY, MAX_DECISIONS = 5, 3
ASSUMED = "angenommen"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding at its place: `section` is a chapter number or the letter of an appendix part."""

    section: str
    index: int
    finding: Finding

    @property
    def number(self) -> str:
        """Return the number that people quote: 1.1, A.2."""
        return f"{self.section}.{self.index}"

    @property
    def anchor(self) -> str:
        """Return the name of the link target, the same in HTML and PDF."""
        return f"s-{self.section}-{self.index}"

    @property
    def statement(self) -> Statement:
        """Return the statement of the finding."""
        return self.finding.statement

    @property
    def is_assessed(self) -> bool:
        """Tell whether the data answer the question, be it preliminarily."""
        return self.finding.statement.status != "not_assessed"


@dataclass(frozen=True, slots=True)
class ReportChapter:
    """One chapter of the run with its findings, wherever the report places them."""

    chapter: Chapter
    state: book.State
    answer: str
    findings: tuple[Numbered, ...]

    @property
    def section(self) -> str:
        """Return the number of the chapter in the report."""
        return str(int(self.chapter.number))

    @property
    def status(self) -> ChapterStatus:
        """Judge the chapter by its findings."""
        if self.state != "ok":
            return self.state
        return judged([n.statement for n in self.findings])

    @property
    def own(self) -> tuple[Numbered, ...]:
        """Return the findings that stand in the chapter itself."""
        return tuple(n for n in self.findings if n.section == self.section)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that is due now: what, who (a role), by when."""

    text: str
    role: str
    due: str


@dataclass(frozen=True, slots=True)
class CoverFigure:
    """The chart on the cover with the statement whose source line it carries."""

    figure: Figure
    statement: Statement


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that the editions render, in reading order."""

    meta: ReportMeta
    chapters: tuple[ReportChapter, ...]
    measures_section: str
    summary: tuple[Numbered, ...]
    decisions: tuple[Decision, ...]
    cover: CoverFigure | None

    @property
    def body(self) -> tuple[ReportChapter, ...]:
        """Return the chapters proper: all but the data basis."""
        return tuple(c for c in self.chapters if c.chapter.stem != INTAKE.stem)

    @property
    def findings(self) -> tuple[Numbered, ...]:
        """Return all findings as the report orders them: chapters, measures, appendix."""
        own = tuple(n for chapter in self.body for n in chapter.own)
        return own + self.placed(self.measures_section) + self.placed(APPENDIX)

    @property
    def basis_failed(self) -> bool:
        """Tell whether the data basis, with goals and measures, could not be made."""
        return any(c.chapter.stem == INTAKE.stem and c.state == "failed" for c in self.chapters)

    def placed(self, section: str) -> tuple[Numbered, ...]:
        """Return the findings of one section."""
        return tuple(n for c in self.chapters for n in c.findings if n.section == section)


def judged(statements: Sequence[Statement]) -> ChapterStatus:
    """Judge a set of statements: done, partly or not assessed."""
    if statements and all(s.status == "assessed" for s in statements):
        return "done"
    return "partly" if any(s.status != "not_assessed" for s in statements) else "not_assessed"


def from_notebook(notebook: NotebookNode) -> Document:
    """Read the document from a merged notebook, or from a single executed chapter."""
    found = list(book.blocks(notebook))
    run = notebook.metadata.get(book.KEY)
    if run is None:
        by_stem = _grouped((_stem(block), block) for _, block in found)
        return build([(stem, "ok", items) for stem, items in by_stem.items()], _bare_meta(found))
    by_stem = _grouped((stem or _stem(block), block) for stem, block in found)
    states = [(c["stem"], c["state"], by_stem.get(c["stem"], [])) for c in run["chapters"]]
    return build(states, meta_from_json(dict(run["meta"])))


def build(
    chapters: Iterable[tuple[str, book.State, Sequence[Block]]], meta: ReportMeta
) -> Document:
    """Number the findings, pick the summary and the decisions, and set the cover chart apart."""
    given = sorted(chapters, key=lambda item: BY_STEM[item[0]].number)
    measures = str(max((int(BY_STEM[stem].number) for stem, _, _ in given), default=0) + 1)
    all_findings = [block for _, _, items in given for block in items if isinstance(block, Finding)]
    placed = _numbered(given, measures)
    return Document(
        meta=meta,
        chapters=placed,
        measures_section=measures,
        summary=_summary([n for c in placed for n in c.own]),
        decisions=_decisions(all_findings),
        cover=_cover(all_findings),
    )


def _grouped(pairs: Iterable[tuple[str, Block]]) -> dict[str, list[Block]]:
    groups: dict[str, list[Block]] = {}
    for stem, block in pairs:
        groups.setdefault(stem, []).append(block)
    return groups


def _stem(block: Block) -> str:
    name = block.chapter if isinstance(block, Answer) else block.statement.chapter
    return BY_KEY[name].stem if name in BY_KEY else name


def _bare_meta(found: Sequence[tuple[str | None, Block]]) -> ReportMeta:
    """Describe a single notebook that nobody merged: no client, the newest Stand as date."""
    days = [block.statement.as_of for _, block in found if isinstance(block, Finding)]
    newest = max((day for day in days if day), default="2025-12-31")
    return ReportMeta(client="", reference_date=date.fromisoformat(newest))


def _numbered(
    given: Sequence[tuple[str, book.State, Sequence[Block]]], measures: str
) -> tuple[ReportChapter, ...]:
    counters: dict[str, int] = {}
    chapters = []
    for stem, state, items in given:
        chapter = BY_STEM[stem]
        findings = []
        for block in items:
            if isinstance(block, Finding):
                section = _section(chapter, block, measures)
                counters[section] = counters.get(section, 0) + 1
                findings.append(Numbered(section, counters[section], _without_cover(block)))
        answer = next((b.text for b in items if isinstance(b, Answer)), "")
        chapters.append(ReportChapter(chapter, state, answer, tuple(findings)))
    return tuple(chapters)


def _section(chapter: Chapter, finding: Finding, measures: str) -> str:
    if finding.placement == "measures":
        return measures
    if finding.placement == "appendix" or chapter.stem == INTAKE.stem:
        return APPENDIX
    return str(int(chapter.number))


def _without_cover(finding: Finding) -> Finding:
    kept = tuple(item for item in finding.evidence if item.id != COVER_FIGURE)
    return finding if len(kept) == len(finding.evidence) else replace(finding, evidence=kept)


def _summary(findings: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """Return at most five findings: the first headline of every chapter, then what has room."""
    headlines = [n for n in findings if n.statement.headline and n.is_assessed]
    firsts = [next(group) for _, group in groupby(headlines, key=lambda n: n.section)]
    others = [n for n in headlines if n not in firsts]
    fillers = [n for n in findings if _fills(n.statement)]
    chosen = [*firsts, *others, *fillers][:MAX_SUMMARY]
    return tuple(n for n in findings if n in chosen)


def _fills(statement: Statement) -> bool:
    """Tell whether a finding may fill page 1: firm, with a consequence, and not just assumed."""
    firm = statement.status == "assessed" and statement.evidence != ASSUMED
    return firm and bool(statement.meaning) and not statement.headline


def _decisions(findings: Sequence[Finding]) -> tuple[Decision, ...]:
    tables = [t for f in findings for t in f.evidence if t.id == DECISIONS]
    rows = [row for table in tables if isinstance(table, Table) for row in table.rows]
    return tuple(Decision(*(cell.text for cell in row[:3])) for row in rows[:MAX_DECISIONS])


def _cover(findings: Sequence[Finding]) -> CoverFigure | None:
    for finding in findings:
        for item in finding.evidence:
            if item.id == COVER_FIGURE and isinstance(item, Figure):
                return CoverFigure(item, finding.statement)
    return None
