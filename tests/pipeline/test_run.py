"""What a run promises: nothing half-written, a report in any case, honest exit codes."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from vertrieb_kit import assets
from vertrieb_kit.cli.app import run as call
from vertrieb_kit.pipeline.plan import Request
from vertrieb_kit.pipeline.run import make_report

EXAMPLE = ROOT / "data" / "example"


def notebooks_with(code: str, folder: Path) -> Path:
    """Copy the notebooks; the one on SWOT runs `code` in its third cell."""
    shutil.copytree(assets.notebooks(), folder)
    path = folder / "03_swot.ipynb"
    content = json.loads(path.read_text("utf-8"))
    cells = [c for c in content["cells"] if c["cell_type"] == "code"]
    cells[2]["source"] = code
    path.write_text(json.dumps(content), "utf-8")
    return folder


def test_a_failing_chapter_leaves_a_placeholder_and_exit_code_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    broken = notebooks_with("raise RuntimeError('Geheimnis der Firma')", tmp_path / "notebooks")
    monkeypatch.setattr(assets, "notebooks", lambda: broken)

    outcome = make_report(
        Request(EXAMPLE, tmp_path / "out", chapters=("swot",), formats=("html",)), quiet=True
    )

    page = (outcome.folder / "kunde" / "bericht.html").read_text("utf-8")
    assert outcome.exit_code == 1
    assert "Dieses Kapitel konnte nicht erstellt werden" in page
    assert "Geheimnis" not in page
    assert "Traceback" not in page
    assert "Geheimnis der Firma" in (outcome.folder / "intern" / "log.txt").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_process_costs_its_chapter_and_not_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    killer = "import os, signal; os.kill(os.getppid(), signal.SIGKILL)"
    folder = notebooks_with(killer, tmp_path / "notebooks")
    monkeypatch.setattr(assets, "notebooks", lambda: folder)

    outcome = make_report(
        Request(EXAMPLE, tmp_path / "out", chapters=("swot",), formats=("html",), workers=1),
        quiet=True,
    )

    assert outcome.exit_code == 1
    assert (outcome.folder / "kunde" / "bericht.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--parameter", "min_m=5"], "Meinten Sie „min_n“?"),
        (["--parameter", "min_n=viele"], "Erwartet wird eine ganze Zahl"),
        (["--kapitel", "preis"], "Meinten Sie „preise“?"),
        (["--format", "docx"], "kein bekannter Dateityp"),
    ],
)
def test_a_wrong_call_ends_before_anything_is_read(
    arguments: list[str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "out"

    code = call(["bericht", str(EXAMPLE), "--ausgabe", str(out), *arguments])

    assert code == 2
    assert expected in capsys.readouterr().err
    assert not out.exists()


def test_an_output_folder_that_is_a_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    blocked = tmp_path / "belegt"
    blocked.write_text("keine Ablage")

    assert call(["bericht", str(EXAMPLE), "--ausgabe", str(blocked)]) == 2
    assert "nicht beschreibbar" in capsys.readouterr().err
    assert blocked.read_text() == "keine Ablage"


def test_json_is_one_document_also_when_the_call_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    code = call(["bericht", str(tmp_path / "fehlt"), "--json"])

    document = json.loads(capsys.readouterr().out)
    assert (code, document["exit"], document["run"]) == (2, 2, None)


def test_json_names_the_run_by_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    options = ["--kapitel", "swot", "--format", "html", "--ausgabe", str(tmp_path), "--json"]

    code = call(["bericht", str(EXAMPLE), *options])

    document = json.loads(capsys.readouterr().out)
    assert (code, document["exit"]) == (0, 0)
    assert (Path(document["run"]) / "kunde" / "bericht.html").is_file()
    assert {c["stem"]: c["status"] for c in document["chapters"]}["swot"] == "partly"


def test_a_run_that_breaks_off_leaves_the_previous_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    request = Request(EXAMPLE, tmp_path, chapters=("swot",), formats=("html",))
    first = make_report(request, quiet=True)
    monkeypatch.setattr("vertrieb_kit.pipeline.run._write_client", _power_cut)

    with pytest.raises(KeyboardInterrupt):
        make_report(request, quiet=True)

    home = tmp_path / "MM"
    assert (home / "aktuell").read_text("utf-8").strip() == first.run_id
    assert sorted(p.name for p in home.iterdir()) == [first.run_id, "aktuell"]


def _power_cut(*_: object) -> None:
    raise KeyboardInterrupt


def test_same_engagement_gives_the_same_bytes(tmp_path: Path):
    request = Request(EXAMPLE, tmp_path, chapters=("swot", "preise"))
    one, two = (make_report(request, quiet=True).folder for _ in range(2))

    names = ["kunde/bericht.html", "kunde/bericht.pdf", "kunde/anhang.xlsx"]
    for name in [*names, "intern/results.json", "intern/problems.json"]:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name
