"""The reference cases with known answers, read from the shared folder beside the project."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("VERTRIEB_SHARED", ROOT.parent / "shared")) / "reference"


@dataclass(frozen=True)
class Case:
    """One published or hand-checked case: inputs, params, and what must come out."""

    id: str
    inputs: dict[str, Any]
    params: dict[str, Any]
    expected: dict[str, dict[str, Any]]
    files: tuple[str, ...]

    def csv(self, name: str) -> pd.DataFrame:
        """Read a data file that the case names."""
        return pd.read_csv(FOLDER / name)

    def check(self, key: str, actual: Any) -> None:
        """Compare one result with the case: numbers within the tolerance, the rest exactly."""
        wanted = self.expected[key]
        assert _agrees(actual, wanted["value"], wanted.get("abs_tol", 0)), (
            f"{self.id}: {key} is {actual!r}, expected {wanted['value']!r}"
        )

    def check_all(self, actual: dict[str, Any]) -> None:
        """Compare every expected value; a missing one is a failure."""
        assert set(actual) >= set(self.expected), f"{self.id}: some keys were not computed"
        for key in self.expected:
            self.check(key, actual[key])


def _agrees(actual: Any, wanted: Any, tolerance: float) -> bool:
    if isinstance(wanted, dict):
        return all(_agrees(actual[key], value, tolerance) for key, value in wanted.items())
    if isinstance(wanted, list):
        values = list(actual)
        pairs = zip(values, wanted, strict=False)
        return len(values) == len(wanted) and all(_agrees(a, w, tolerance) for a, w in pairs)
    if wanted is None or isinstance(wanted, (bool, str)):
        return bool(actual is wanted or actual == wanted)
    return actual is not None and abs(actual - wanted) <= tolerance


def _cases(method: str) -> list[Case]:
    index = json.loads((FOLDER / "index.json").read_text("utf-8"))["cases"]
    names = [entry["file"] for entry in index if entry["method"] == method]
    return [_read(name) for name in names]


def _read(name: str) -> Case:
    raw = json.loads((FOLDER / name).read_text("utf-8"))
    keys = ("id", "inputs", "params", "expected")
    return Case(**{key: raw[key] for key in keys}, files=tuple(raw.get("files", ())))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every test with a `case` the cases of the method that its module names in METHOD.

    A test may narrow them to the ids in the module's CASES.
    """
    if "case" not in metafunc.fixturenames:
        return
    if not (FOLDER / "index.json").exists():
        reason = "reference cases not found; set VERTRIEB_SHARED"
        metafunc.parametrize("case", [pytest.param(None, marks=pytest.mark.skip(reason=reason))])
        return
    wanted = getattr(metafunc.module, "CASES", None)
    found = [c for c in _cases(metafunc.module.METHOD) if wanted is None or c.id in wanted]
    metafunc.parametrize("case", found, ids=lambda case: case.id)
