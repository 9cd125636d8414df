"""What README, CONTRIBUTING and Schnellstart say is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from tests.conftest import ROOT
from vertrieb_kit.chapters import INTAKE, KEYS
from vertrieb_kit.cli.app import app

README, CONTRIBUTING, QUICK_START = (
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docs/schnellstart.md")
)
DOCS = (README, CONTRIBUTING, QUICK_START, ROOT / "CHANGELOG.md")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def text(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.mark.parametrize("doc", DOCS, ids=lambda p: p.name)
def test_links_lead_somewhere(doc: Path):
    targets = re.findall(r"\]\(([^)#]+)", text(doc))

    assert [t for t in targets if not (doc.parent / t).exists()] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda p: p.name)
def test_scripts_that_are_named_exist(doc: Path):
    named = re.findall(r"scripts/\w+\.py", text(doc))

    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("doc", [README, CONTRIBUTING], ids=lambda p: p.name)
def test_make_targets_that_are_named_exist(doc: Path):
    targets = set(re.findall(r"^(\w+):", text(ROOT / "Makefile"), re.M))

    assert set(re.findall(r"(?:`|    )make (\w+)", text(doc))) <= targets


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_readme_with_its_options(name: str):
    command = COMMANDS[name]
    options = [p.opts[0] for p in command.params if p.opts[0].startswith("--")]
    row = next(line for line in text(README).splitlines() if f"| `vertrieb {name} " in line)

    assert command.help
    assert [o for o in options if o not in row and o != "--help"] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda p: p.name)
def test_commands_that_are_named_exist(doc: Path):
    assert set(re.findall(r"\bvertrieb (neu|[a-z]{4,})\b", text(doc))) <= set(COMMANDS)


def test_the_map_names_every_folder_and_module_of_the_package():
    house = text(README).partition("## Where things are")[2]
    rooms = [p for p in (ROOT / "vertrieb_kit").iterdir() if p.suffix in (".py", "")]
    known = [p.name for p in rooms if not p.name.startswith(("__", "."))]

    assert [name for name in known if name not in house] == []


def test_quick_start_names_every_chapter():
    missing = [key for key in KEYS if key != INTAKE.key and f"`{key}`" not in text(QUICK_START)]

    assert missing == []
