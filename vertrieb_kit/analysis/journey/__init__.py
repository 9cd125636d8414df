"""What becomes of deals: won or lost, why, how fast, and how far they get."""

from vertrieb_kit.analysis.journey.conversion import Conversion, conversion
from vertrieb_kit.analysis.journey.loss_reasons import LossReasons, loss_reasons
from vertrieb_kit.analysis.journey.time_to_close import TimeToClose, time_to_close
from vertrieb_kit.analysis.journey.win_rate import WinRate, win_rate

__all__ = [
    "Conversion",
    "LossReasons",
    "TimeToClose",
    "WinRate",
    "conversion",
    "loss_reasons",
    "time_to_close",
    "win_rate",
]
