"""The folder of one run: made beside the others, shown only when complete."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vertrieb_kit.errors import UsageError, reason
from vertrieb_kit.intake.model import Intake

LATEST = "aktuell"
_STAGING = ".entsteht-"
_ABANDONED_SECONDS = 86_400
_RENAME_TRIES, _RENAME_PAUSE_SECONDS = 10, 0.3


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Where a run writes (`staging`) and where it will be found (`final`)."""

    run_id: str
    staging: Path
    final: Path

    @property
    def client(self) -> Path:
        """Return the folder that may be handed over."""
        return self.staging / "kunde"

    @property
    def internal(self) -> Path:
        """Return the folder that stays with the consultant."""
        return self.staging / "intern"


@contextmanager
def run_folder(output: Path, intake: Intake) -> Iterator[RunFolder]:
    """Open a run folder; it appears under its name only when the block ends without error."""
    home = output / intake.engagement.code
    folder = _open(home, input_hash(intake)[:4])
    try:
        folder.client.mkdir()
        (folder.internal / "notebooks").mkdir(parents=True)
        yield folder
        _publish(folder)
    except BaseException:
        shutil.rmtree(folder.staging, ignore_errors=True)
        raise
    _point_to(home, folder.run_id)


def _publish(folder: RunFolder) -> None:
    """Rename the finished folder; on Windows a scanner may hold a fresh file for a moment."""
    for _ in range(_RENAME_TRIES - 1):
        try:
            folder.staging.rename(folder.final)
        except PermissionError:
            time.sleep(_RENAME_PAUSE_SECONDS)
        else:
            return
    folder.staging.rename(folder.final)


def input_hash(intake: Intake) -> str:
    """Return the SHA-256 over all inputs and parameters, as hex digits."""
    content = {
        "files": sorted([file.name, file.sha256] for file in intake.files),
        "parameters": intake.parameters.as_json(),
        "scope": list(intake.engagement.scope),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _open(home: Path, digits: str) -> RunFolder:
    try:
        home.mkdir(parents=True, exist_ok=True)
        _sweep(home)
        while True:
            run_id = f"{datetime.now():%Y%m%d-%H%M%S}-{digits}"
            staging, final = home / f"{_STAGING}{run_id}", home / run_id
            if not final.exists() and not staging.exists():
                staging.mkdir()
                return RunFolder(run_id, staging, final)
            time.sleep(0.2)  # two runs in one second: the later one takes the next
    except OSError as error:
        message = f"Der Ausgabeordner „{home}“ ist nicht beschreibbar. {reason(error)}"
        hint = "Bitte einen anderen Ordner mit --ausgabe wählen."
        raise UsageError(message, hint=hint) from error


def _sweep(home: Path) -> None:
    for left in home.glob(f"{_STAGING}*"):  # of runs that were killed
        if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _point_to(home: Path, run_id: str) -> None:
    # a text file: symbolic links need a privilege on Windows
    fresh = home / f".{LATEST}.neu"
    fresh.write_text(run_id + "\n", "utf-8")
    fresh.replace(home / LATEST)
