"""The list that leads from an alias back to the firm; it never leaves the internal folder."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.worksheet import Worksheet

from vertrieb_kit.intake.model import Intake


def write_aliases(intake: Intake, path: Path) -> None:
    """Write Kundennummer, Firma and the name that the client edition shows."""
    firms = intake.tables["customers"].set_index("customer_id")["company_name"].dropna()
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Aliase")
    sheet.append(["Kundennummer", "Firma", "Name im Bericht"])
    for customer, shown in sorted(intake.aliases.items()):
        row = [customer, firms.get(customer, ""), shown]
        cells = [_text(sheet, str(value)) for value in row]
        sheet.append(cells)
    workbook.save(path)


def _text(sheet: Worksheet, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # a name that begins with = is a name, not a formula
    return cell
