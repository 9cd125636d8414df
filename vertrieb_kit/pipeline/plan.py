"""What a run will do, settled before any kernel starts."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat

from vertrieb_kit import assets
from vertrieb_kit.chapters import BY_KEY, CHAPTERS, INTAKE, KEYS, Chapter
from vertrieb_kit.contracts.parameters import parameters, unknown_name
from vertrieb_kit.errors import UsageError
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import Intake
from vertrieb_kit.pipeline.own_texts import own_texts

FORMATS = ("html", "pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class Request:
    """A call of `vertrieb bericht` as the user made it."""

    source: Path
    output: Path = Path("reports")
    chapters: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    parameters: tuple[str, ...] = ()
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked request: the data are read, every name is known, the folder is writable."""

    request: Request
    intake: Intake
    chapters: tuple[Chapter, ...]
    own_texts: Mapping[str, tuple[str, ...]]

    @property
    def skipped(self) -> tuple[Chapter, ...]:
        """Return the chapters that nobody commissioned."""
        return tuple(chapter for chapter in CHAPTERS if chapter not in self.chapters)


def plan(request: Request) -> Plan:
    """Check the call, then read the engagement, then settle chapters and parameters.

    Raises UsageError, SourceError or NothingUsableError; nothing is written before.
    """
    given = parse_parameters(request.parameters)
    for key in request.chapters:
        _known(key, KEYS, "Kapitelschlüssel")
    if not request.formats:
        raise UsageError(f"Es ist kein Dateityp gewählt. Erlaubt sind: {', '.join(FORMATS)}.")
    for name in request.formats:
        _known(name, FORMATS, "Dateityp")
    parameters(given)
    intake = load(request.source)
    merged = parameters({**intake.parameters.as_json(), **given})
    # the scope of this run is what the report calls commissioned
    scope = request.chapters or intake.engagement.scope or KEYS
    engagement = replace(intake.engagement, scope=tuple(scope))
    intake = replace(intake, engagement=engagement, parameters=merged)
    chosen = [BY_KEY[key] for key in KEYS if key in scope or key == INTAKE.key]
    return Plan(request, intake, tuple(chosen), own_texts(request.source, tuple(chosen)))


def parse_parameters(pairs: tuple[str, ...]) -> dict[str, str]:
    """Split NAME=WERT; UsageError when there is no equals sign.

    >>> parse_parameters(("min_n=7",))
    {'min_n': '7'}
    """
    split = [pair.partition("=") for pair in pairs]
    for name, sign, _ in split:
        if not sign or not name.strip():
            message = f"„{name}“ ist keine Zuweisung. Erwartet wird NAME=WERT, etwa min_n=7."
            raise UsageError(message)
    return {name.strip(): value.strip() for name, _, value in split}


def notebook_parameters(path: Path) -> tuple[str, ...]:
    """Return the names that a notebook's parameters cell declares."""
    notebook = nbformat.read(path, as_version=4)
    cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    statements = ast.parse(cells[0].source).body if cells else []
    return tuple(
        node.target.id
        for node in statements
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    )


def chapter_parameters(chapter: Chapter, intake: Intake, source: Path) -> Mapping[str, Any]:
    """Return what papermill injects: plain values for the names that the notebook declares."""
    declared = notebook_parameters(assets.notebooks() / chapter.notebook)
    values = {**intake.parameters.as_json(), "source": source.as_posix()}
    return {name: values[name] for name in declared}


def _known(name: str, known: tuple[str, ...], what: str) -> None:
    if name not in known:
        raise UsageError(unknown_name(name, known, what))
