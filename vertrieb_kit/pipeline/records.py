"""What a run leaves for machines: results.json, problems.json, run.json, aliase.xlsx."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vertrieb_kit import __version__, assets
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.intake.model import Intake
from vertrieb_kit.pipeline.execute import Done
from vertrieb_kit.present.blocks import Metric, Statement
from vertrieb_kit.report.coverage import coverage
from vertrieb_kit.report.document import Document

SCHEMA = 1


def results(document: Document, intake: Intake) -> dict[str, Any]:
    """Return `results.json`: chapters, coverage, statements, metrics."""
    findings = [n.finding for chapter in document.chapters for n in chapter.findings]
    return {
        "schema": SCHEMA,
        "client": intake.engagement.name,
        "reference_date": intake.reference_date.isoformat(),
        "chapters": [
            {"stem": c.chapter.stem, "title": c.chapter.title, "status": c.status}
            for c in document.chapters
        ],
        "coverage": [asdict(row) for row in coverage(document)],
        "statements": [_statement(finding.statement) for finding in findings],
        "metrics": [_metric(metric) for finding in findings for metric in finding.metrics],
    }


def problems(intake: Intake) -> list[dict[str, Any]]:
    """Return `problems.json`."""
    return [problem.as_json() for problem in intake.problems]


def run_record(
    run_id: str, intake: Intake, done: dict[str, Done], document: Document
) -> dict[str, Any]:
    """Return `run.json`: inputs, versions, parameters, durations, counts."""
    statuses = [n.statement.status for c in document.chapters for n in c.findings]
    return {
        "run": run_id,
        "package_version": __version__,
        "lock_sha256": _lock_hash(),
        "inputs": [asdict(file) for file in intake.files],
        "parameters": intake.parameters.as_json(),
        "profile": intake.engagement.profile,
        "chapters": {stem: round(item.seconds, 2) for stem, item in done.items()},
        "rows": {BY_NAME[name].title: asdict(count) for name, count in intake.counts.items()},
        "statements": {status: statuses.count(status) for status in sorted(set(statuses))},
    }


def write_json(path: Path, content: Any) -> None:
    """Write JSON whose bytes repeat."""
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    path.write_text(text + "\n", "utf-8", newline="\n")


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "chapter": statement.chapter,
        "title": statement.question,
        "text": statement.text,
        "value": statement.value,
        "unit": statement.unit,
        "n": statement.n,
        "as_of": statement.as_of,
        "source": statement.source,
        "status": statement.status,
        "disclosure": statement.disclosure,
        "reason": asdict(statement.reason) if statement.reason else None,
        "requirements": list(statement.requirements),
    }


def _metric(metric: Metric) -> dict[str, Any]:
    fields = ("id", "dims", "value", "unit", "n", "low", "high", "status", "disclosure")
    plain = {name: getattr(metric, name) for name in fields}
    return plain | {"reason": asdict(metric.reason) if metric.reason else None}


def _lock_hash() -> str | None:
    lock = assets.project_root() / "requirements.lock"
    return hashlib.sha256(lock.read_bytes()).hexdigest() if lock.is_file() else None
