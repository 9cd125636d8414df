"""Nothing stands in the package that nobody uses."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from vertrieb_kit.contracts.parameters import NAMES

PACKAGE = sorted((ROOT / "vertrieb_kit").rglob("*.py"))
# the reference cases call public functions that no chapter needs; entry points name exporters
USERS = [
    *PACKAGE,
    *sorted((ROOT / "notebooks").glob("*.ipynb")),
    *sorted((ROOT / "templates").rglob("*.typ")),
    *sorted((ROOT / "templates").rglob("*.j2")),
    *sorted((ROOT / "scripts").rglob("*.py")),
    *sorted((ROOT / "tests" / "reference").glob("*.py")),
    ROOT / "pyproject.toml",
]
WORDS = Counter(word for path in USERS for word in re.findall(r"\w+", path.read_text("utf-8")))


def defined(path: Path) -> Iterator[str]:
    """Yield the functions, classes, methods and constants that a module defines."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        yield from (t.id for t in targets if isinstance(t, ast.Name))


@pytest.mark.parametrize("path", PACKAGE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_name_is_used_somewhere(path: Path):
    unused = [name for name in defined(path) if WORDS[name] < 2 and not name.startswith("__")]

    assert unused == []


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_an_effect(name: str):
    """A parameter that is checked, documented and then ignored would deceive its user."""
    readers = [path for path in USERS if path.name not in ("parameters.py", "project.py")]

    assert any(re.search(rf"\.{name}\b", path.read_text("utf-8")) for path in readers)
