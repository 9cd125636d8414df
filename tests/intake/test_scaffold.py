"""A new engagement is complete, asks only for what is needed, and never destroys anything."""

import tomllib
from pathlib import Path

import openpyxl
import pytest

from vertrieb_kit.chapters import BY_KEY, KEYS
from vertrieb_kit.contracts.parameters import NAMES, parameters
from vertrieb_kit.errors import NothingUsableError, UsageError
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.scaffold import create_engagement, sheets_for


def settings(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "mandat.toml").read_bytes().decode("utf-8"))


def test_settings_workbook_and_texts_are_created(tmp_path):
    created = create_engagement(tmp_path / "neu", ("swot",))

    names = [path.relative_to(tmp_path / "neu").as_posix() for path in created]
    assert names == ["mandat.toml", "daten/Erhebung.xlsx", "texte/swot.md"]
    assert all(path.is_file() for path in created)


def test_chapters_stand_in_the_settings_in_the_order_of_the_report(tmp_path):
    create_engagement(tmp_path / "neu", ("preise", "zielgruppen"))

    assert settings(tmp_path / "neu")["mandat"]["kapitel"] == ["zielgruppen", "preise"]


def test_without_chapters_the_whole_scope_is_agreed(tmp_path):
    create_engagement(tmp_path / "neu")

    expected = ["zielgruppen", "wettbewerb", "swot", "preise", "leads"]
    assert expected == settings(tmp_path / "neu")["mandat"]["kapitel"]


@pytest.mark.parametrize("name", ["Müller & Söhne", 'Firma "A"', "a'b #1", "mit Leerzeichen"])
def test_name_is_that_of_the_folder_whatever_its_characters(tmp_path, name):
    create_engagement(tmp_path / name, ("swot",))

    assert name == settings(tmp_path / name)["mandat"]["name"]


def test_settings_have_no_byte_order_mark(tmp_path):
    create_engagement(tmp_path / "neu", ("swot",))

    assert not (tmp_path / "neu" / "mandat.toml").read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_parameter_is_explained_with_a_value_that_is_valid(tmp_path):
    """Whoever removes the # in front of a line gets a working setting."""
    create_engagement(tmp_path / "neu", ("swot",))
    text = (tmp_path / "neu" / "mandat.toml").read_text("utf-8")
    lines = text.split("[parameter]")[1].splitlines()

    switched_on = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines))

    assert sorted(NAMES) == sorted(switched_on)
    parameters(switched_on)


def test_two_chapters_ask_only_for_their_sheets(tmp_path):
    create_engagement(tmp_path / "neu", ("zielgruppen", "preise"))
    book = openpyxl.load_workbook(tmp_path / "neu" / "daten" / "Erhebung.xlsx")

    assert book.sheetnames[:3] == ["Anleitung", "Projekt", "Quellen"]
    assert {"Kunden", "Umsaetze", "Preise", "PSM"} < set(book.sheetnames)
    assert not {"Leads", "Deals", "SWOT", "Workshop", "Wettbewerb"} & set(book.sheetnames)


@pytest.mark.parametrize("key", KEYS)
def test_every_chapter_gets_all_sheets_that_it_reads(key):
    assert set(BY_KEY[key].sheets) == {sheet.name for sheet in sheets_for((key,))}


def test_own_words_start_as_one_german_comment(tmp_path):
    create_engagement(tmp_path / "neu", ("preise",))
    text = (tmp_path / "neu" / "texte" / "preise.md").read_text("utf-8")

    assert text.startswith("<!-- Ihre eigenen Worte zum Kapitel „Preise“")
    assert text.endswith("-->\n")


@pytest.mark.parametrize("existing", ["mandat.toml", "daten/Erhebung.xlsx", "texte/swot.md"])
def test_nothing_is_overwritten_and_nothing_half_written(tmp_path, existing):
    mine = tmp_path / existing
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("meins")

    with pytest.raises(UsageError, match=r"gibt es schon; nichts wurde geändert\."):
        create_engagement(tmp_path, ("swot",))

    assert [mine] == [path for path in tmp_path.rglob("*") if path.is_file()]
    assert mine.read_text() == "meins"


def test_unknown_chapter_is_named_with_the_nearest_known_one(tmp_path):
    with pytest.raises(UsageError, match="Meinten Sie „preise“"):
        create_engagement(tmp_path / "neu", ("preis",))

    assert not (tmp_path / "neu").exists()


def test_a_file_in_place_of_the_folder_is_a_clear_refusal(tmp_path):
    (tmp_path / "neu").write_text("")

    with pytest.raises(UsageError, match="lässt sich nichts anlegen"):
        create_engagement(tmp_path / "neu", ("swot",))


def test_a_fresh_engagement_loads_but_holds_nothing_usable(tmp_path):
    create_engagement(tmp_path / "neu")

    with pytest.raises(NothingUsableError):
        load(tmp_path / "neu")
