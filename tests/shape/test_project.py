"""The shape of the project: what a newcomer relies on without reading it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from vertrieb_kit.chapters import CHAPTERS
from vertrieb_kit.contracts.parameters import NAMES
from vertrieb_kit.pipeline.plan import notebook_parameters

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def cells(notebook: Path) -> list[dict]:
    return json.loads(notebook.read_text("utf-8"))["cells"]


def test_every_chapter_has_its_room_in_every_layer():
    for chapter in CHAPTERS:
        for layer in ("vertrieb_kit/analysis", "vertrieb_kit/present"):
            assert (ROOT / layer / chapter.stem / "__init__.py").is_file(), chapter.stem
        for layer in ("tests/analysis", "tests/present"):
            assert list((ROOT / layer / chapter.stem).glob("test_*.py")), f"{layer}/{chapter.stem}"
        assert (ROOT / "notebooks" / chapter.notebook).is_file(), chapter.stem


def test_no_notebook_belongs_to_no_chapter():
    assert [path.name for path in NOTEBOOKS] == [chapter.notebook for chapter in CHAPTERS]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebooks_are_committed_without_outputs(notebook: Path):
    code = [cell for cell in cells(notebook) if cell["cell_type"] == "code"]

    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebooks_read_as_literature(notebook: Path):
    """A heading first, short cells, no logic, imports of the kit only, no number in prose."""
    first, *rest = cells(notebook)
    assert "".join(first["source"]).startswith("# ")
    assert 10 <= len(rest) <= 32
    for cell in rest:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert not re.search(r"^\s*(def|class|for|while|if|!|%)\b", text, re.M), text
            assert not re.search(r"^(import|from) (?!vertrieb_kit)", text, re.M), text
            assert len(text.splitlines()) <= 14, text
        else:
            assert not re.search(r"\d+[.,]\d+|\d+\s*(%|€)", text), text


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda p: p.stem)
def test_parameters_cell_declares_known_parameters_only(notebook: Path):
    declared = notebook_parameters(notebook)

    assert declared[0] == "source"
    assert set(declared[1:]) <= set(NAMES)


def test_environment_lists_the_direct_dependencies():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    listed = next(item["pip"] for item in environment["dependencies"] if isinstance(item, dict))

    assert listed == PROJECT["project"]["dependencies"]


def test_lock_names_no_index():
    lock = (ROOT / "requirements.lock").read_text("utf-8")

    assert not re.search(r"https?://|--index|--extra-index|--find-links", lock)


def test_lock_holds_every_direct_dependency():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    names = [re.split(r"[<>=!~\[; ]", item)[0].lower() for item in [*wanted, "hatchling"]]

    assert [n for n in names if not re.search(rf"^{re.escape(n)}(\[.*\])?==", lock, re.M)] == []


def test_tracked_files_name_no_place_on_this_machine():
    tracked = subprocess.run(
        ["git", "grep", "-lIE", r"/(home|Users|work|root)/[a-z]"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert tracked.returncode in (0, 1), tracked.stderr  # anything else: git did not search
    assert set(tracked.stdout.split()) <= {"tests/shape/test_project.py"}


def test_no_function_needs_scrolling():
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": lines
        for path in (ROOT / "vertrieb_kit").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 40
    }

    assert long == {}


def test_no_module_outgrows_a_sitting():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "vertrieb_kit").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }

    assert long == {}
