"""The committed data dictionary tells what the contracts say."""

from vertrieb_kit.assets import project_root
from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.contracts.dictionary import data_dictionary, explanation, form_text
from vertrieb_kit.contracts.sheets import SHEETS


def test_committed_dictionary_is_the_generated_one():
    """After a change of the contracts: python scripts/write_data_dictionary.py"""
    committed = project_root() / "docs" / "datenwoerterbuch.md"

    assert data_dictionary() == committed.read_bytes().decode("utf-8")


def test_every_column_of_every_sheet_is_listed():
    text = data_dictionary()
    missing = [
        f"{sheet.title}.{column.header}"
        for sheet in SHEETS
        for column in sheet.columns
        if f"| `{column.name}` |" not in text.split(f"## {sheet.title} (")[1].split("\n## ")[0]
    ]

    assert missing == []


def test_allowed_values_are_named():
    column = Column("Art", "kind", "enum", allowed=("Markt", "Preis"))

    assert form_text(column) == "Auswahl: Markt, Preis"


def test_bounds_are_named_open_or_closed():
    assert form_text(Column("a", "a", "number", low=1, high=5)) == "Zahl von 1 bis 5"
    assert form_text(Column("a", "a", "money", low=0)) == "Betrag ohne USt., nicht negativ"


def test_explanation_says_duty_meaning_form_and_example():
    column = Column("PLZ", "zip", "id", required=True, help="des Standorts", example="01067")

    expected = "Pflicht; des Standorts; Nummer als Text, führende Nullen bleiben; z. B. 01067"
    assert expected == explanation(column)
