"""The first page of the workbook: who fills what, how, and how it is handed over."""

from __future__ import annotations

from dataclasses import dataclass

from vertrieb_kit.contracts.columns import Sheet

GUIDE_TITLE = "Anleitung"

_HOW = (
    "Fett gedruckte Spalten sind Pflicht. Was Sie nicht wissen, lassen Sie leer; "
    "eine leere Zelle ist besser als eine geschätzte 0.",
    "Zeile 1 (Überschriften) und Zeile 2 (Erklärung) bleiben stehen. Ihre Angaben beginnen in "
    "Zeile 3, eine je Zeile, ohne Summenzeilen und ohne verbundene Zellen.",
    "Beträge sind netto ohne Umsatzsteuer, Gutschriften und Stornos negativ. Prozente geben Sie "
    "als 12,5 ein, Tage als TT.MM.JJJJ.",
    "Nummern (Kunden, Belege, Artikel) stehen als Text, damit führende Nullen erhalten bleiben.",
    "Wo eine Auswahlliste erscheint, gelten nur deren Werte.",
    "Blätter, zu denen Sie keine Daten haben, lassen Sie leer. "
    "Der Bericht sagt dann, was sich deshalb nicht bewerten lässt.",
)
_DELIVER = (
    "Bitte ohne Namen, E-Mail-Adressen und Telefonnummern von Personen. "
    "Wo nach Zuständigen gefragt wird, genügt die Rolle.",
    "Tragen Sie im Blatt Quellen zu jedem Blatt ein, aus welchem System es stammt, "
    "wann es exportiert wurde und was der Export weglässt.",
    "Nennen Sie im Blatt Projekt den Nettoumsatz laut Buchhaltung; daran werden die Daten geprüft.",
    "Speichern Sie die Mappe als .xlsx ohne Kennwort, schließen Sie sie in Excel und übergeben "
    "Sie sie auf dem vereinbarten geschützten Weg, nicht als offenen E-Mail-Anhang.",
)


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One line of the page: one text over the whole width, or one row of the table of sheets."""

    cells: tuple[str, ...]
    bold: bool = False


def guide_lines(sheets: tuple[Sheet, ...]) -> tuple[GuideLine, ...]:
    """Return the lines of the page for a workbook with these sheets."""
    blank = GuideLine(("",))
    return (
        GuideLine(("Erhebung: so füllen Sie diese Mappe aus",), bold=True),
        blank,
        *_numbered(_HOW),
        blank,
        GuideLine(("So übergeben Sie die Mappe",), bold=True),
        *_numbered(_DELIVER),
        blank,
        GuideLine(("Blatt", "Wozu es dient", "Wer es ausfüllt", "Pflichtspalten"), bold=True),
        *(_sheet_line(sheet) for sheet in sheets),
    )


def _numbered(sentences: tuple[str, ...]) -> tuple[GuideLine, ...]:
    return tuple(GuideLine((f"{i}. {text}",)) for i, text in enumerate(sentences, start=1))


def _sheet_line(sheet: Sheet) -> GuideLine:
    required = ", ".join(column.header for column in sheet.required)
    return GuideLine((sheet.title, sheet.purpose, sheet.by, required))
