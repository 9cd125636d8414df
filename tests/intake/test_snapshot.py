"""What notebooks read is exactly what load() found."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pandas as pd

from tests.intake.conftest import REVENUE_HEAD
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.snapshot import is_snapshot, read_snapshot, write_snapshot


def test_a_snapshot_gives_back_what_was_written(mandate, workbook, tmp_path):
    line = ["R1", dt.date(2025, 6, 30), "0010", "X", "1.234,50", "Rechnung"]
    workbook({"Umsaetze": [REVENUE_HEAD, line]}, "daten/Erhebung.xlsx")
    text = '[mandat]\nname = "A"\nstichtag = 2025-12-31\n[parameter]\nzeitraum_von = 2025-01-01\n'
    csv = "Kundennummer;Firma\n0010;Alpha\n"
    text += '[[export]]\ndatei = "k.csv"\nblatt = "Kunden"\n[export.konstant]\n"Status" = "Neu"\n'
    intake = load(mandate(text + '"Kunde seit" = 2020-01-01\n', {"k.csv": csv}))

    write_snapshot(intake, tmp_path / "snapshot")
    again = read_snapshot(tmp_path / "snapshot")

    assert is_snapshot(tmp_path / "snapshot")
    assert not is_snapshot(tmp_path)
    for name, frame in intake.tables.items():
        pd.testing.assert_frame_equal(frame, again.tables[name])
    for field in fields(intake):
        if field.name != "tables":
            assert getattr(again, field.name) == getattr(intake, field.name)
