"""Make data/example and data/example_gaps: a fictitious machine builder, the same on every run.

    python scripts/make_example_data.py [FOLDER]

FOLDER defaults to the project's data/.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from example_data import strategy
from example_data.crm import write_export
from example_data.engagement import Example, make_example
from example_data.gaps import gap_rows, gap_sheets

from vertrieb_kit.contracts.sheets import BY_NAME, SHEETS
from vertrieb_kit.intake.template import write_workbook

DATA = Path(__file__).parent.parent / "data"
MANDAT = Path(__file__).parent / "example_data" / "mandat"


def main(folder: Path = DATA) -> None:
    """Write both engagements."""
    example = make_example()
    write_example(folder / "example", example)
    write_gaps(folder / "example_gaps", example)


def write_example(folder: Path, example: Example) -> None:
    """Write the complete engagement: settings, workbook, CRM export, own texts."""
    data = _data_folder(folder)
    total = example.control_total
    rows = {
        **example.sheets,
        "project": strategy.project(**{"Kontrollsumme Nettoumsatz": total}),
        "sources": strategy.sources({*_titles(example), "Deals"}),
    }
    sheets = tuple(sheet for sheet in SHEETS if sheet.name in rows)
    write_workbook(data / "Erhebung.xlsx", sheets, rows)
    write_export(data / "opportunities.csv", example.deals)
    text = (MANDAT / "example.toml").read_text("utf-8").replace("@kontrollsumme@", str(total))
    (folder / "mandat.toml").write_bytes(text.encode("utf-8"))
    shutil.copytree(MANDAT / "texte", folder / "texte", dirs_exist_ok=True)


def write_gaps(folder: Path, example: Example) -> None:
    """Write the engagement with gaps: settings and a thin workbook."""
    write_workbook(_data_folder(folder) / "Erhebung.xlsx", gap_sheets(), gap_rows(example))
    (folder / "mandat.toml").write_bytes((MANDAT / "example_gaps.toml").read_bytes())


def _data_folder(folder: Path) -> Path:
    data = folder / "daten"
    data.mkdir(parents=True, exist_ok=True)
    return data


def _titles(example: Example) -> set[str]:
    return {BY_NAME[name].title for name in example.sheets}


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
