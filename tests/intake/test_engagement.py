"""mandat.toml: every key checked, every mistake answered with its cure."""

from __future__ import annotations

from datetime import date

import pytest

from vertrieb_kit.errors import SourceError, UsageError
from vertrieb_kit.intake.engagement import read_engagement, slug

FULL = """
[mandat]
name = "Muster Maschinenbau GmbH"
kuerzel = "MM"
stichtag = 2025-12-31
land = "AT"
waehrung = "EUR"
profil = "verteiler"
kapitel = ["preise", "leads"]
kontrollsumme = 12480000
kunden_sind_personen = true

[daten]
arbeitsmappe = "daten/Erhebung.xlsx"

[[export]]
datei = "daten/opportunities.csv"
blatt = "Deals"
tabelle = "Sheet1"
trennzeichen = ";"
kodierung = "cp1252"
zahlformat = "de"
datumsformat = "TMJ"
[export.spalten]
"Deal-ID" = "opportunity_id"
[export.konstant]
"Währung" = "USD"
[export.berechnet]
"Wert netto" = "Sales / Quantity"
[export.einheit]
"Wahrscheinlichkeit (%)" = "anteil"
[export.werte."Status"]
"Won" = "gewonnen"

[parameter]
min_n = 7
"""


def test_every_key_is_read(mandate):
    engagement = read_engagement(mandate(FULL))

    assert engagement.name == "Muster Maschinenbau GmbH"
    assert engagement.code == "MM"
    assert engagement.reference_date == date(2025, 12, 31)
    assert (engagement.country, engagement.profile) == ("AT", "verteiler")
    assert engagement.scope == ("preise", "leads")
    assert engagement.control_total == 12480000.0
    assert engagement.customers_are_persons
    assert engagement.given == {"min_n": 7}
    export = engagement.exports[0]
    assert (export.sheet, export.table, export.delimiter) == ("Deals", "Sheet1", ";")
    assert export.columns == {"Deal-ID": "opportunity_id"}
    assert export.values == {"Status": {"Won": "gewonnen"}}


def test_only_the_name_is_needed(mandate):
    engagement = read_engagement(mandate('[mandat]\nname = "Müller & Söhne GmbH"'))

    assert engagement.code == "Mueller-Soehne-GmbH"
    assert engagement.workbook is None


def test_a_byte_order_mark_is_accepted(tmp_path):
    (tmp_path / "mandat.toml").write_bytes(b'\xef\xbb\xbf[mandat]\nname = "A"')

    assert read_engagement(tmp_path).name == "A"


@pytest.mark.parametrize("path", [r"daten\neu.csv", r"daten\umsatz.csv", r"C:\temp\x.csv"])
def test_a_backslash_path_names_the_cure(mandate, path):
    """ "\\n" is swallowed as a line break, "\\u" breaks the parser: both mean a Windows path."""
    text = f'[mandat]\nname = "A"\n[[export]]\ndatei = "{path}"\nblatt = "Deals"'

    with pytest.raises(UsageError, match="Schrägstrich") as caught:
        read_engagement(mandate(text))
    assert "\\" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[mandat]\nname = "A"\nstichtg = 2025-12-31', "Meinten Sie „stichtag“"),
        ('[mandat]\nname = "A"\n[datn]\nx = 1', "Meinten Sie „daten“"),
        ('[mandat]\nname = "A"\n[parameter]\nmin_m = 5', "Meinten Sie „min_n“"),
        ('[mandat]\nname = "A"\n[parameter]\nmin_n = "viele"', "ganze Zahl"),
        ('[mandat]\nname = "A"\nstichtag = "31.12.2025"', "Erwartet wird ein Datum"),
        ('[mandat]\nname = "A"\nkapitel = ["preis"]', "Meinten Sie „preise“"),
        ('[mandat]\nname = "A"\nprofil = "gf"', "geschaeftsfuehrung, verteiler, intern"),
        ('[mandat]\nname = "A"\nkuerzel = "../../x"', "Erlaubt sind 1 bis 20"),
        ('[mandat]\nname = "A"\nkontrollsumme = true', "Erwartet wird eine Zahl"),
        ('[mandat]\nkuerzel = "A"', "fehlt „name“"),
        ('[mandat]\nname = "A', "Zeile 2 ist nicht lesbar"),
        ('[mandat]\nname = "A"\n[[export]]\ndatei = "x.csv"', "fehlt „blatt“"),
        ('[mandat]\nname = "A"\n[[export]]\ndatei = "x"\nblatt = "Deal"', "Meinten Sie „Deals“"),
    ],
)
def test_mistakes_are_named_with_a_suggestion(mandate, text, message):
    with pytest.raises(UsageError, match=message):
        read_engagement(mandate(text))


def test_an_unknown_unit_is_refused(mandate):
    text = '[mandat]\nname = "A"\n[[export]]\ndatei = "x.csv"\nblatt = "Preise"\n'

    with pytest.raises(UsageError, match="anteil, prozent, T€"):
        read_engagement(mandate(text + '[export.einheit]\n"Bonus" = "Teuro"'))


def test_a_folder_without_mandate_says_how_to_make_one(tmp_path):
    with pytest.raises(UsageError, match="vertrieb neu"):
        read_engagement(tmp_path)


def test_a_missing_workbook_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"Erhebung.xlsx: Die Datei fehlt"):
        read_engagement(tmp_path / "Erhebung.xlsx")


def test_a_bare_workbook_speaks_through_its_sheet_projekt(workbook):
    path = workbook({"Projekt": [["Feld", "Wert"], ["Mandant", "Beta AG"], ["Kurzname", "BE"]]})

    engagement = read_engagement(path)

    assert (engagement.name, engagement.code) == ("Beta AG", "BE")


def test_a_bare_workbook_without_projekt_is_called_as_its_file(workbook):
    path = workbook({"Kunden": [["Kundennummer"]]}, "Müller 2025.xlsx")

    engagement = read_engagement(path)

    assert (engagement.name, engagement.code) == ("Müller 2025", "Mueller-2025")


@pytest.mark.parametrize(
    "name", ["../../x", "A/B <script>", "", "....", "株式会社", "C:\\x", "ß" * 40]
)
def test_a_slug_is_always_a_safe_folder_name(name):
    assert slug(name).strip("-").replace("-", "").isalnum()
    assert slug(name).isascii()
    assert 1 <= len(slug(name)) <= 20
