"""Engagements on third-party data: our mapping beside a copy of their files, once per session.

The data lie in the folder that VERTRIEB_SHARED names, by default `shared` beside the project.
"""

import os
import shutil
from pathlib import Path

import pytest

from vertrieb_kit.assets import project_root

MAPPINGS = Path(__file__).parent


def engagement_on(name: str, data_file: str, folder: Path) -> Path:
    """Put the mapping of `name` beside a copy of the third party's file; skip without the file."""
    shared = Path(os.environ.get("VERTRIEB_SHARED", project_root().parent / "shared"))
    original = shared / "realdata" / name / data_file
    if not original.is_file():
        pytest.skip(f"third-party data not found: {original} (set VERTRIEB_SHARED)")
    (folder / "daten").mkdir()
    shutil.copyfile(original, folder / "daten" / data_file)
    shutil.copyfile(MAPPINGS / name / "mandat.toml", folder / "mandat.toml")
    return folder


@pytest.fixture(scope="session")
def superstore_source(tmp_path_factory) -> Path:
    return engagement_on("superstore", "superstore.csv", tmp_path_factory.mktemp("superstore"))


@pytest.fixture(scope="session")
def cdnow_source(tmp_path_factory) -> Path:
    return engagement_on("cdnow", "CDNOW_master.txt", tmp_path_factory.mktemp("cdnow"))
