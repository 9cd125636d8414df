"""From a source to a finished report: the table of contents of a run."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from vertrieb_kit import assets
from vertrieb_kit.intake.model import Intake
from vertrieb_kit.intake.snapshot import write_snapshot
from vertrieb_kit.pipeline import records
from vertrieb_kit.pipeline.alias_list import write_aliases
from vertrieb_kit.pipeline.execute import Done, Job, execute
from vertrieb_kit.pipeline.plan import Plan, Request, chapter_parameters, plan
from vertrieb_kit.pipeline.progress import progress
from vertrieb_kit.pipeline.run_folder import RunFolder, run_folder
from vertrieb_kit.report import book, html, pdf, xlsx
from vertrieb_kit.report.document import Document, from_notebook
from vertrieb_kit.report.meta import ReportMeta


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: where it lies, how it went, and the exit code that says so."""

    run_id: str
    folder: Path
    exit_code: int
    intake: Intake
    document: Document
    formats: tuple[str, ...]

    @property
    def statements(self) -> Counter[str]:
        """Count the statements by status."""
        findings = [n.finding for c in self.document.chapters for n in c.findings]
        return Counter(finding.statement.status for finding in findings)


def make_report(request: Request, *, quiet: bool = False) -> Outcome:
    """Plan, execute, render, write; raises KitError before anything is written."""
    planned = plan(request)
    with run_folder(request.output, planned.intake) as folder:
        with progress(len(planned.chapters), quiet=quiet) as advance:
            done = _execute(planned, folder, advance)
        document = _document(planned, done)
        replaced = _write_client(folder, document, request.formats)
        _write_internal(folder, planned, done, document)
        _write_log(folder, done, replaced)
    failed = any(item.error for item in done.values())
    limited = failed or bool(planned.intake.refused)
    return Outcome(
        folder.run_id, folder.final, int(limited), planned.intake, document, request.formats
    )


def _execute(planned: Plan, folder: RunFolder, advance: Callable[[str], None]) -> dict[str, Done]:
    with tempfile.TemporaryDirectory(prefix="vk-intake-", ignore_cleanup_errors=True) as private:
        snapshot = Path(private)
        write_snapshot(planned.intake, snapshot)
        titles = {chapter.stem: chapter.title for chapter in planned.chapters}
        jobs = tuple(
            Job(
                chapter.stem,
                assets.notebooks() / chapter.notebook,
                folder.internal / "notebooks" / chapter.notebook,
                chapter_parameters(chapter, planned.intake, snapshot),
            )
            for chapter in planned.chapters
        )
        done = execute(
            jobs, workers=planned.request.workers, report=lambda item: advance(titles[item.stem])
        )
        for item in done.values():
            _name_source(item.output, snapshot, planned.request.source)
    return done


def _name_source(notebook: Path, snapshot: Path, source: Path) -> None:
    """Let an executed notebook name the engagement, so that it runs again in JupyterLab."""
    if notebook.is_file():
        text = notebook.read_text("utf-8")
        plain = source.resolve().as_posix()
        notebook.write_text(text.replace(snapshot.as_posix(), plain), "utf-8", newline="\n")


def _document(planned: Plan, done: dict[str, Done]) -> Document:
    chapters = [_chapter(done[chapter.stem]) for chapter in planned.chapters]
    skipped = [book.ChapterNotebook(c.stem, "not_commissioned") for c in planned.skipped]
    order = {c.stem: c.number for c in (*planned.chapters, *planned.skipped)}
    notebooks = sorted([*chapters, *skipped], key=lambda item: order[item.stem])
    engagement = planned.intake.engagement
    meta = ReportMeta(
        client=engagement.name,
        reference_date=planned.intake.reference_date,
        code=engagement.code,
        country=engagement.country,
        currency=engagement.currency,
        profile=engagement.profile,
        own_texts=planned.own_texts,
    )
    return from_notebook(book.merge(notebooks, meta))


def _chapter(item: Done) -> book.ChapterNotebook:
    if item.error:
        return book.ChapterNotebook(item.stem, "failed")
    return book.ChapterNotebook(item.stem, "ok", nbformat.read(item.output, as_version=4))


def _write_client(
    folder: RunFolder, document: Document, formats: tuple[str, ...]
) -> tuple[str, ...]:
    """Write what may be handed over; return what the PDF could not print."""
    if "html" in formats:
        page = html.render(document)
        (folder.client / "bericht.html").write_text(page, "utf-8", newline="\n")
    replaced: tuple[str, ...] = ()
    if "pdf" in formats:
        content = pdf.prepared(document)
        (folder.client / "bericht.pdf").write_bytes(pdf.compile_view(content, document))
        replaced = content.warnings
    if "xlsx" in formats:
        xlsx.write_appendix(document, folder.client / "anhang.xlsx")
    return replaced


def _write_internal(
    folder: RunFolder, planned: Plan, done: dict[str, Done], document: Document
) -> None:
    intake, internal = planned.intake, folder.internal
    records.write_json(internal / "results.json", records.results(document, intake))
    records.write_json(internal / "problems.json", records.problems(intake))
    record = records.run_record(folder.run_id, intake, done, document)
    records.write_json(internal / "run.json", record)
    write_aliases(intake, internal / "aliase.xlsx")


def _write_log(folder: RunFolder, done: dict[str, Done], replaced: tuple[str, ...]) -> None:
    lines = [
        f"{stem}: {'fehlgeschlagen' if item.error else 'fertig'} nach {item.seconds:.1f} s"
        + (f"\n{item.error}" if item.error else "")
        for stem, item in sorted(done.items())
    ]
    (folder.internal / "log.txt").write_text("\n".join([*lines, *replaced]) + "\n", "utf-8")
