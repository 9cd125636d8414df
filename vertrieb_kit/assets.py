"""Where notebooks and templates lie: inside an installed wheel, or beside the package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


def _folder(name: str) -> Path:
    installed = Path(str(files("vertrieb_kit"))) / name
    return installed if installed.is_dir() else installed.parent.parent / name


def notebooks() -> Path:
    """Return the folder with the chapter notebooks."""
    return _folder("notebooks")


def templates() -> Path:
    """Return the folder with HTML, Typst, fonts and brand."""
    return _folder("templates")


def project_root() -> Path:
    """Return the checkout; in a wheel the folder that holds the package."""
    return Path(str(files("vertrieb_kit"))).parent


@cache
def tokens() -> dict[str, Any]:
    """Return colours, type and grid: the one source for charts, CSS and Typst."""
    return tomllib.loads((templates() / "brand" / "tokens.toml").read_text("utf-8"))
