"""An intake on disk, so that six notebooks read the client's files once. Feather and JSON only."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.parameters import parameters
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.intake.cleaning import empty_frame
from vertrieb_kit.intake.model import (
    Engagement,
    Export,
    InputFile,
    Intake,
    RowCount,
    SourceTable,
)

_INDEX = "intake.json"
_DATE = "$date"


def write_snapshot(intake: Intake, folder: Path) -> None:
    """Write every frame and everything else that an intake holds."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in intake.tables.items():
        if len(frame):
            frame.to_feather(folder / f"{name}.feather")
    text = json.dumps(_as_json(intake), ensure_ascii=False, default=_plain)
    (folder / _INDEX).write_text(text, "utf-8")


def read_snapshot(folder: Path) -> Intake:
    """Read back what `write_snapshot` wrote."""
    raw = json.loads((folder / _INDEX).read_text("utf-8"), object_hook=_revived)
    return Intake(
        engagement=_engagement(raw["engagement"]),
        reference_date=raw["reference_date"],
        parameters=parameters(raw["parameters"]),
        tables={name: _table(folder, name) for name in BY_NAME},
        counts={name: RowCount(**count) for name, count in raw["counts"].items()},
        problems=tuple(Problem(**problem) for problem in raw["problems"]),
        sources=tuple(SourceTable(**source) for source in raw["sources"]),
        files=tuple(InputFile(**file) for file in raw["files"]),
        refused=tuple(raw["refused"]),
        aliases=raw["aliases"],
        project=raw["project"],
    )


def is_snapshot(folder: Path) -> bool:
    """Tell whether a folder holds a snapshot."""
    return (folder / _INDEX).is_file()


def _table(folder: Path, name: str) -> pd.DataFrame:
    file = folder / f"{name}.feather"
    return pd.read_feather(file) if file.exists() else empty_frame(BY_NAME[name])


def _as_json(intake: Intake) -> dict[str, Any]:
    names = [field.name for field in fields(intake) if field.name != "tables"]
    values = {name: getattr(intake, name) for name in names}
    values |= {"parameters": intake.parameters.as_json(), "engagement": asdict(intake.engagement)}
    values |= {name: [asdict(item) for item in values[name]] for name in ("sources", "files")}
    values["problems"] = [problem.as_json() for problem in intake.problems]
    values["counts"] = {name: asdict(count) for name, count in intake.counts.items()}
    return values


def _revived(raw: dict[str, Any]) -> Any:
    return date.fromisoformat(raw[_DATE]) if raw.keys() == {_DATE} else raw


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"cannot write {type(value).__name__}")


def _engagement(raw: dict[str, Any]) -> Engagement:
    exports = tuple(Export(**{**e, "file": Path(e["file"])}) for e in raw["exports"])
    return Engagement(
        **{
            **raw,
            "source": Path(raw["source"]),
            "workbook": Path(raw["workbook"]) if raw["workbook"] else None,
            "scope": tuple(raw["scope"]),
            "exports": exports,
            "stated": frozenset(raw["stated"]),
        }
    )
