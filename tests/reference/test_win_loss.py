"""Win rate against named rivals, against the hand-checked case."""

from __future__ import annotations

from typing import Any

from vertrieb_kit.analysis.competitors import win_rate

METHOD = "win_loss"


def test_case(case: Any) -> None:
    found = [win_rate(won, lost) for won, lost in case.inputs["won_lost"].values()]
    rates, lows, highs = zip(*found, strict=True)
    case.check_all({"win_rate": rates, "low": lows, "high": highs})
