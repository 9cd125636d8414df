"""The list that leads from an alias back to the firm; it never leaves the internal folder."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from vertrieb_kit.intake.model import Intake
from vertrieb_kit.workbooks import repeatable_bytes

_HEAD = ("Kundennummer", "Firma", "Name im Bericht")


def write_aliases(intake: Intake, path: Path) -> None:
    """Write Kundennummer, Firma and the name that the client edition shows."""
    firms = intake.tables["customers"].set_index("customer_id")["company_name"].dropna()
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Aliase"
    sheet.append(_HEAD)
    for customer, shown in sorted(intake.aliases.items()):
        sheet.append([customer, str(firms.get(customer, "")), shown])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.data_type = "s"  # a name that begins with = is a name, not a formula
    path.write_bytes(repeatable_bytes(book, datetime.combine(intake.reference_date, time(12))))
