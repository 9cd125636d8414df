"""What the command line answers: German text for people, one JSON document for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.exceptions import TyperException

from vertrieb_kit.contracts.problems import HANDLING_LABELS, Handling, Problem
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.formats import joined, plural

if TYPE_CHECKING:  # these load pandas, and `--help` must not wait for it
    from vertrieb_kit.pipeline.check import Checked
    from vertrieb_kit.pipeline.run import Outcome

INTERNAL = (
    "Unerwarteter Fehler im Programm. Frühere Berichte sind unverändert; "
    "bitte melden Sie die Zeilen darüber."
)
_STATUS = {
    "done": "vollständig",
    "partly": "teilweise bewertet",
    "not_assessed": "nicht bewertet",
    "not_commissioned": "nicht beauftragt",
    "failed": "fehlgeschlagen, Ursache in intern/log.txt",
}
_ASSESSABLE = {"yes": "bewertbar", "partly": "teilweise bewertbar", "no": "nicht bewertbar"}
_KINDS = {"text": "Text", "number": "Zahl", "date": "Datum", "bool": "ja/nein", "empty": "leer"}
_ORDER: tuple[Handling, ...] = ("refused", "warned", "corrected")
_FILES = {"pdf": "bericht.pdf", "html": "bericht.html", "xlsx": "anhang.xlsx"}


def created(folder: Path, files: Sequence[Path]) -> str:
    """Say what `neu` made and what comes next."""
    lines = [f"Mandat angelegt: {folder}", *(f"  {file.relative_to(folder)}" for file in files)]
    return "\n".join(
        [
            *lines,
            "",
            "Nächster Schritt: die Arbeitsmappe füllen oder versenden, Exporte nach daten/ legen,",
            f"dann: vertrieb pruefen {folder}",
        ]
    )


def checked(result: Checked) -> str:
    """Print one readable page: tables, problems, chapters."""
    parts = [_tables(result), _problems(result.problems), _chapters(result)]
    return "\n\n".join(part for part in parts if part)


def check_json(result: Checked) -> str:
    """Return the JSON document of `pruefen`."""
    return _dump(result.as_json())


def reported(outcome: Outcome) -> str:
    """Say how the report went and where it is."""
    engagement, day = outcome.intake.engagement, outcome.intake.reference_date
    lines = [f"Bericht für {engagement.name}, Stichtag {day:%d.%m.%Y}", ""]
    for chapter in outcome.document.chapters:
        lines.append(f"  {chapter.chapter.title:<16} {_STATUS[chapter.status]}")
    counts = outcome.statements
    lines += [
        "",
        f"  Aussagen: {counts['assessed']} bewertet, {counts['preliminary']} vorläufig, "
        f"{counts['not_assessed']} nicht bewertet",
        f"  Daten: {_handlings(outcome.intake.problems)}",
    ]
    if outcome.intake.refused:
        refused = joined(outcome.intake.refused)
        lines.append(f"  Abgelehnt: {refused} (zählt als nicht geliefert, siehe problems.json)")
    lines += ["", *(f"  {outcome.folder / 'kunde' / _FILES[name]}" for name in outcome.formats)]
    return "\n".join(lines)


def report_json(outcome: Outcome) -> str:
    """Return the JSON document of `bericht`."""
    chapters = [
        {"stem": c.chapter.stem, "title": c.chapter.title, "status": c.status}
        for c in outcome.document.chapters
    ]
    problems = [problem.as_json() for problem in outcome.intake.problems]
    run = {"id": outcome.run_id, "folder": str(outcome.folder)}
    return _dump(
        {"run": run, "exit": outcome.exit_code, "chapters": chapters, "problems": problems}
    )


def failure_json(command: str, message: str, code: int) -> str:
    """Return the JSON document of a call that failed."""
    empty: dict[str, Any] = {"chapters": [], "problems": []}
    if command == "pruefen":
        return _dump({"tables": [], **empty, "exit": code, "error": message})
    return _dump({"run": None, "exit": code, **empty, "error": message})


def wrong_call(error: TyperException) -> str:
    """Put a wrong call into words."""
    return f"Der Aufruf ist nicht verständlich ({error}). Hilfe: vertrieb --help"


def _dump(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)


def _handlings(problems: Sequence[Problem]) -> str:
    counts = Counter(problem.handling for problem in problems)
    words = [f"{counts[h]}-mal {HANDLING_LABELS[h]}" for h in _ORDER if counts[h]]
    return joined(words) if words else "ohne Befund"


def _tables(result: Checked) -> str:
    lines = []
    for table in result.tables:
        fills = f"füllt {table.target}" if table.target else "keinem Blatt zugeordnet"
        where = f"{table.file}, Blatt {table.sheet}" if table.sheet else table.file
        rows = plural(table.rows, "Zeile", "Zeilen")
        lines.append(f"{where}: {rows}, {plural(len(table.columns), 'Spalte', 'Spalten')}, {fills}")
        if not result.chapters:  # nobody has mapped this file yet: show what it holds
            lines += [f"    {c.header}: {_KINDS[c.kind]}" for c in table.columns]
    return "\n".join(["Gelesen", *(f"  {line}" for line in lines)]) if lines else ""


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Befunde\n  keine"
    blocks = []
    for handling in _ORDER:
        texts = [f"  {p.code}  {p.text}" for p in problems if p.handling == handling]
        if texts:
            blocks += [f"Befunde: {HANDLING_LABELS[handling]} ({len(texts)})", *texts]
    return "\n".join(blocks)


def _chapters(result: Checked) -> str:
    lines = []
    for item in result.chapters:
        missing = ", ".join(BY_NAME[name].title for name in item.missing)
        lack = f"; es fehlt: {missing}" if missing else ""
        lines.append(f"  {item.chapter.title:<16} {_ASSESSABLE[item.answer]}{lack}")
    return "\n".join(["Kapitel", *lines]) if lines else ""
