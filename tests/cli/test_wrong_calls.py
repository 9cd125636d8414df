"""A wrong call, mandat.toml or folder: one German line, exit 2, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

NAME = '[mandat]\nname = "A"\nstichtag = 2025-12-31\n'
CUSTOMERS = {"Kunden": [["Kundennummer", "Firma", "Status"], ["1", "A", "Bestand"]]}
EXPORT = NAME + '[[export]]\ndatei = "daten/u.csv"\nblatt = "Umsaetze"\n'
CSV = (
    b"Belegnummer;Belegdatum;Kundennummer;Produktgruppe;Nettoumsatz;Belegart\n"
    b"R1;01.03.2025;K1;Pumpen;100,50;Rechnung\n"
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["berict"], "Den Befehl „berict“ gibt es nicht. Meinten Sie „bericht“?"),
        (["bericht"], "Es fehlt die Angabe QUELLE."),
        (["bericht", "x", "--kapitl", "swot"], "Die Option „--kapitl“ gibt es nicht."),
        (["bericht", "x", "--parallel", "0"], "--parallel passt nicht. Erwartet wird eine ganze"),
        (["bericht", "x", "--format", "doc"], "„doc“ ist kein bekannter Dateityp."),
        (["bericht", "x", "--format", ""], "Es ist kein Dateityp gewählt."),
        (["bericht", "x", "--kapitel", "swott"], "Meinten Sie „swot“?"),
        (["bericht", "x", "--parameter", "minn=3"], "Meinten Sie „min_n“?"),
        (["pruefen", "x" * 400], "Der Name ist zu lang."),
        (["pruefen", "fehlt.xlsx"], "fehlt.xlsx: Die Datei fehlt."),
    ],
)
def test_a_wrong_call_is_answered_in_german_with_exit_2(vertrieb, arguments, said):
    answer = vertrieb(*arguments)

    assert answer.code == 2
    assert said in answer.err
    assert not answer.out
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kuerzl = "x"', "Meinten Sie „kuerzel“?"),
        ("kontrollsumme = nan", "„kontrollsumme“ in [mandat]: „nan“ passt nicht."),
        ('kuerzel = "CON"', "nicht CON oder NUL"),
        ("[parameter]\nzeitraum_von = 2025-12-01\nzeitraum_bis = 2025-01-01", "liegt nach"),
        ("x = " + "[" * 5000 + "]" * 5000, "Zu viele Klammern"),
    ],
)
def test_a_wrong_mandate_names_key_and_cure(vertrieb, engagement, text, said):
    answer = vertrieb("pruefen", engagement(NAME + text + "\n", CUSTOMERS))

    assert answer.code == 2
    assert answer.err.startswith("Fehler: mandat.toml: ")
    assert said in answer.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('trennzeichen = "\\n"', "ist kein Trennzeichen"),
        ("trennzeichen = '\"'", "ist kein Trennzeichen"),
        ('kodierung = "a\\u0000"', "gibt es nicht"),
        ('[export.konstant]\n"Menge" = [1, 2]', "„Menge“: „[1, 2]“ passt nicht."),
        ('[export.konstant]\n"Menge" = inf', "„Menge“: „inf“ passt nicht."),
        ('[export.konstant]\n"Menge" = 1' + "0" * 400, "passt nicht."),
    ],
)
def test_a_wrong_export_entry_is_no_internal_error(vertrieb, engagement, text, said):
    answer = vertrieb("pruefen", engagement(EXPORT + text + "\n", None, {"daten/u.csv": CSV}))

    assert answer.code == 2
    assert said in answer.err


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("(" * 5000 + "1" + ")" * 5000, "Mehr als 50 Klammern"),
        ("-" * 5000 + "1", "Mehr als 50 Klammern"),
        ("Netoumsatz / 2", "Meinten Sie „Nettoumsatz“?"),
        ("Produktgruppe * 2", "Spalte „Produktgruppe“: Der Inhalt ist keine Zahl."),
    ],
)
def test_a_formula_that_cannot_be_applied_is_named(vertrieb, engagement, formula, said):
    text = EXPORT + f'[export.berechnet]\n"Menge" = "{formula}"\n'
    answer = vertrieb("pruefen", engagement(text, None, {"daten/u.csv": CSV}))

    assert answer.code == 0
    assert said in " ".join(answer.out.split())


@pytest.mark.parametrize("command", ["pruefen", "bericht", "vergleichen"])
def test_json_is_one_document_whatever_goes_wrong(vertrieb, tmp_path: Path, command):
    answer = vertrieb(command, tmp_path / "fehlt", "--json")

    assert answer.code == 2
    assert answer.document["error"]
    assert answer.document["problems"] == []


def test_an_empty_scaffold_says_in_json_which_sheets_are_empty(vertrieb, tmp_path: Path):
    assert vertrieb("neu", tmp_path / "M", "--kapitel", "swot").code == 0

    answer = vertrieb("bericht", tmp_path / "M", "--ausgabe", tmp_path / "aus", "--json")

    assert answer.code == 2
    assert {p["sheet"] for p in answer.document["problems"]} >= {"SWOT"}
    assert not (tmp_path / "aus").exists()


def test_an_output_path_through_a_file_is_refused_in_german(vertrieb, engagement, tmp_path: Path):
    taken = tmp_path / "datei"
    taken.write_text("bleibt", "utf-8")

    answer = vertrieb("bericht", engagement(NAME, CUSTOMERS), "--ausgabe", taken)

    assert answer.code == 2
    assert "nicht beschreibbar. " in answer.err
    assert "--ausgabe" in answer.err
    assert taken.read_text("utf-8") == "bleibt"


def test_a_workbook_open_in_excel_asks_to_close_it(vertrieb, workbook, monkeypatch):
    """Windows refuses to read a file that Excel holds."""
    path = workbook(CUSTOMERS)

    def locked(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", locked)
    answer = vertrieb("pruefen", path)

    assert answer.code == 2
    assert "gesperrt" in answer.err
    assert "in Excel schließen" in answer.err


def test_a_full_disk_is_no_internal_error(vertrieb, engagement, monkeypatch, tmp_path: Path):
    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vertrieb_kit.pipeline.run.write_snapshot", full)
    answer = vertrieb("bericht", engagement(NAME, CUSTOMERS), "--ausgabe", tmp_path / "aus")

    assert answer.code == 2
    assert "Der Datenträger ist voll." in answer.err
    assert [p for p in (tmp_path / "aus").rglob("*") if p.is_file()] == []


def test_an_interrupted_run_leaves_the_former_one_whole(
    vertrieb, engagement, monkeypatch, tmp_path: Path
):
    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    former = tmp_path / "aus" / "A" / "aktuell"
    former.parent.mkdir(parents=True)
    former.write_text("20250101-000000-abcd\n", "utf-8")
    monkeypatch.setattr("vertrieb_kit.pipeline.run.execute", interrupted)
    answer = vertrieb("bericht", engagement(NAME, CUSTOMERS), "--ausgabe", tmp_path / "aus")

    assert answer.code == 2
    assert "Abgebrochen. Frühere Berichte sind unverändert." in answer.err
    assert [p.name for p in former.parent.iterdir()] == ["aktuell"]


def test_a_bug_keeps_its_traceback_and_gives_3(vertrieb, engagement, monkeypatch):
    def broken(_source: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("vertrieb_kit.pipeline.check.load", broken)
    answer = vertrieb("pruefen", engagement(NAME, CUSTOMERS), "--json")

    assert answer.code == 3
    assert "ZeroDivisionError" in answer.err
    assert answer.document["exit"] == 3
    assert answer.document["tables"] == []


def test_the_page_says_the_same_thing_about_empty_sheets_once(vertrieb, tmp_path: Path):
    vertrieb("neu", tmp_path / "M")

    answer = vertrieb("pruefen", tmp_path / "M")

    assert answer.code == 2
    assert answer.out.count("Das Blatt enthält keine Datenzeilen") == 1
    assert "Keine Tabelle ist verwendbar. Alle Blätter sind leer." in answer.out
