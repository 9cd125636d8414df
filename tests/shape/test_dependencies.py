"""Every dependency has a user, and every import a dependency."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MODULE_OF = {"python-calamine": "python_calamine", "fonttools": "fontTools"}
NOT_IMPORTED = {
    "ipykernel": "runs the notebooks, started by papermill",
    "jupyterlab": "the consultant's desk",
    "pyarrow": "behind pandas' feather files",
}
COMES_WITH = {"IPython": "ipykernel", "traitlets": "nbconvert", "markupsafe": "jinja2"}


def imported(folder: Path) -> set[str]:
    """Return the top names of everything that a folder imports."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"vertrieb_kit"}


def declared() -> dict[str, str]:
    """Map the distributions of pyproject.toml to the module that they bring."""
    names = [re.split(r"[<>=!~\[; ]", item)[0] for item in PROJECT["dependencies"]]
    return {name: MODULE_OF.get(name, name) for name in names}


def test_every_dependency_is_imported_or_has_a_reason():
    used = imported(ROOT / "vertrieb_kit")

    assert {name for name, module in declared().items() if module not in used} == set(NOT_IMPORTED)


def test_every_import_is_declared():
    known = {*declared().values(), *COMES_WITH}

    assert imported(ROOT / "vertrieb_kit") - known == set()
    assert set(COMES_WITH.values()) <= set(declared())
