"""The contracts in German words: for the workbook's explanations and the data dictionary."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet
from vertrieb_kit.contracts.sheets import SHEETS

_FORMS = {
    "text": "Text",
    "id": "Nummer als Text, führende Nullen bleiben",
    "integer": "ganze Zahl",
    "number": "Zahl",
    "money": "Betrag ohne USt.",
    "percent": "Prozent, z. B. 12,5",
    "date": "Datum TT.MM.JJJJ",
    "datetime": "Zeitpunkt TT.MM.JJJJ hh:mm",
    "enum": "Auswahl",
}
_INTRODUCTION = """# Datenwörterbuch

Diese Blätter und Spalten liest das Werkzeug.
Kein Blatt muss vorhanden sein; was fehlt, steht im Bericht als „nicht bewertet“.
Die Überschriften gelten unabhängig von Groß- und Kleinschreibung, Umlautschreibung, Leerzeichen, \
Binde- und Unterstrichen; eine Einheit in Klammern am Ende darf fehlen.
Beträge sind netto in der Währung des Auftrags, Prozente werden als 12,5 eingegeben.
Die letzte Spalte nennt den Namen im Programm.

Diese Datei entsteht aus den Verträgen im Programm: `python scripts/write_data_dictionary.py`.
"""


def header_text(column: Column) -> str:
    """Return the header as it stands in the workbook, with its unit.

    >>> header_text(Column("Nettoumsatz", "net_revenue", "money", unit="€"))
    'Nettoumsatz (€)'
    """
    return f"{column.header} ({column.unit})" if column.unit else column.header


def form_text(column: Column) -> str:
    """Return the form of the values: kind, bounds, allowed values.

    >>> form_text(Column("Runde", "round", "integer", low=1, high=9))
    'ganze Zahl von 1 bis 9'
    """
    form = _FORMS[column.kind]
    if column.allowed:
        return f"{form}: {', '.join(column.allowed)}"
    if column.kind == "percent" or column.low is None:
        return form
    if column.high is None:
        return f"{form}, nicht negativ" if column.low == 0 else f"{form} ab {column.low:g}"
    return f"{form} von {column.low:g} bis {column.high:g}"


def explanation(column: Column) -> str:
    """Return what a person who fills the column must know: duty, meaning, form, example."""
    example = f"z. B. {column.example}" if column.example and column.kind != "percent" else ""
    form = "" if column.kind == "text" and column.help else form_text(column)
    parts = ("Pflicht" if column.required else "", column.help, form, example)
    text = "; ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def data_dictionary() -> str:
    """Return the data dictionary of all sheets as Markdown."""
    return "\n".join((_INTRODUCTION, *(_sheet_section(sheet) for sheet in SHEETS)))


def _sheet_section(sheet: Sheet) -> str:
    facts = [sheet.purpose, f"Ausgefüllt von: {sheet.by}."]
    if sheet.key:
        headers = " + ".join(sheet.column(name).header for name in sheet.key)
        facts.append(f"Schlüssel: {headers}.")
    head = ("| Spalte | Pflicht | Inhalt | Beispiel | im Programm |", "|---|---|---|---|---|")
    rows = (_column_row(column) for column in sheet.columns)
    title = f"## {sheet.title} (`{sheet.name}`)"
    return "\n".join((title, "", *facts, "", *head, *rows, ""))


def _column_row(column: Column) -> str:
    notes = (column.help, form_text(column), _spellings(column))
    content = "; ".join(note for note in notes if note)
    cells = (
        header_text(column),
        "ja" if column.required else "",
        content[:1].upper() + content[1:],
        column.example,
        f"`{column.name}`",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _spellings(column: Column) -> str:
    """Name further spellings that count, but not the technical ones of yes and no."""
    if not column.aliases or "ja" in column.allowed:
        return ""
    pairs = (f"{alias} = {value}" for alias, value in column.aliases)
    return "auch: " + ", ".join(pairs)
