"""What the command line answers: German text for people, one JSON document for machines."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.exceptions import TyperException

from vertrieb_kit.contracts.problems import HANDLING_LABELS, Handling, Problem
from vertrieb_kit.formats import joined

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
_ORDER: tuple[Handling, ...] = ("refused", "warned", "corrected")
_EXPECTED = {"--parallel": " Erwartet wird eine ganze Zahl ab 1."}
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
    """Return the JSON document of `bericht`; `run` is the run's folder."""
    chapters = [
        {"stem": c.chapter.stem, "title": c.chapter.title, "status": c.status}
        for c in outcome.document.chapters
    ]
    problems = [problem.as_json() for problem in outcome.intake.problems]
    run = str(outcome.folder.resolve())
    return _dump(
        {"run": run, "exit": outcome.exit_code, "chapters": chapters, "problems": problems}
    )


def failure_json(command: str, message: str, code: int, problems: Sequence[Problem] = ()) -> str:
    """Return the JSON document of a call that failed."""
    empty: dict[str, Any] = {"chapters": [], "problems": [p.as_json() for p in problems]}
    if command == "pruefen":
        return _dump({"tables": [], **empty, "exit": code, "error": message})
    return _dump({"run": None, "exit": code, **empty, "error": message})


def wrong_call(error: TyperException) -> str:
    """Put a wrong call into German words; the parser speaks English."""
    kind, text = type(error).__name__, str(error)
    if kind == "NoArgsIsHelpError":
        return "Es fehlt ein Befehl. Hilfe: vertrieb --help"
    quoted = re.findall(r"['\"]([^'\"]+)['\"]", text) or re.findall(r"-{1,2}[\w-]+", text)
    near = f" Meinten Sie „{quoted[-1]}“?" if "ean" in text and len(quoted) > 1 else ""
    param = getattr(error, "param", None)
    name = _named(param)
    sentence = {
        "NoSuchOption": f"Die Option „{getattr(error, 'option_name', '')}“ gibt es nicht.",
        "MissingParameter": f"Es fehlt die Angabe {name}.",
        "BadParameter": f"Die Angabe {name} passt nicht.{_EXPECTED.get(name, '')}",
        "BadOptionUsage": f"Zur Option „{getattr(error, 'option_name', '')}“ fehlt der Wert.",
    }.get(kind)
    if sentence is None and "No such command" in text and quoted:
        sentence = f"Den Befehl „{quoted[0]}“ gibt es nicht."
    return (
        f"{sentence or f'Der Aufruf ist nicht verständlich ({text}).'}{near} Hilfe: vertrieb --help"
    )


def _named(param: Any) -> str:
    """Return the name by which people know a parameter: --parallel, QUELLE."""
    option = next((o for o in getattr(param, "opts", ()) if o.startswith("--")), "")
    return option or str(getattr(param, "metavar", "") or "")


def _dump(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)


def _handlings(problems: Sequence[Problem]) -> str:
    counts = Counter(problem.handling for problem in problems)
    words = [f"{counts[h]}-mal {HANDLING_LABELS[h]}" for h in _ORDER if counts[h]]
    return joined(words) if words else "ohne Befund"
