"""Percentage points are not per cent."""

from __future__ import annotations

from vertrieb_kit.analysis.change import share_change

METHOD = "statements"


def test_points_and_per_cent_are_two_numbers(case):
    change = share_change(case.inputs["before"], case.inputs["after"])

    case.check_all({"prozentpunkte": change.points, "prozent": change.percent})
