"""The wheel carries everything: installed into an empty folder, it makes a report."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ROOT


def test_the_wheel_alone_makes_a_report(tmp_path: Path):
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "-w", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)

    work = tmp_path / "leer"
    work.mkdir()
    call = [sys.executable, "-m", "vertrieb_kit", "bericht", str(ROOT / "data" / "example")]
    done = subprocess.run(
        [*call, "--kapitel", "swot", "--format", "html,pdf"],
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert len(list(work.glob("reports/MM/*/kunde/bericht.pdf"))) == 1
