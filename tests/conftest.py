"""Fixtures that several rooms share: folders of the project, runs made once a session."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VERTRIEB_SHARED", ROOT.parent / "shared"))


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A run folder with its parsed records."""

    folder: Path
    exit_code: int

    @property
    def client(self) -> Path:
        return self.folder / "kunde"

    def record(self, name: str) -> Any:
        return json.loads((self.folder / "intern" / name).read_text("utf-8"))

    def metric(self, metric_id: str, **dims: object) -> dict[str, Any]:
        """Return the one metric with this id and these dims."""
        found = [
            m
            for m in self.record("results.json")["metrics"]
            if m["id"] == metric_id and m["dims"] == dims
        ]
        assert len(found) == 1, f"{metric_id} {dims}: {len(found)} metrics"
        return found[0]


@pytest.fixture(autouse=True, scope="session")
def _engagement_key():
    """Tests use a key of their own and leave the user's data folder alone."""
    os.environ["VERTRIEB_SCHLUESSEL"] = "5e" * 32


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the project; tests that need it skip when it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"reference material not found at {SHARED} (set VERTRIEB_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, worker_id: str):
    """Make reports once per session, also when several workers share the tests."""
    from vertrieb_kit.pipeline.plan import Request
    from vertrieb_kit.pipeline.run import make_report

    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "runs"
    home.mkdir(exist_ok=True)

    def run(source: Path, name: str) -> FinishedRun:
        marker = home / f"{name}.json"
        with FileLock(home / f"{name}.lock"):
            if not marker.is_file():
                outcome = make_report(Request(source, home / name), quiet=True)
                marker.write_text(json.dumps([str(outcome.folder), outcome.exit_code]))
        folder, code = json.loads(marker.read_text())
        return FinishedRun(Path(folder), code)

    return run


@pytest.fixture(scope="session")
def example_run(finished) -> FinishedRun:
    return finished(ROOT / "data" / "example", "example")


@pytest.fixture(scope="session")
def gaps_run(finished) -> FinishedRun:
    return finished(ROOT / "data" / "example_gaps", "gaps")
