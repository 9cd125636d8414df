"""What becomes of deals, in German sentences, tables and charts."""

from vertrieb_kit.present.journey.conversion import conversion_finding
from vertrieb_kit.present.journey.loss_reasons import loss_reasons_finding
from vertrieb_kit.present.journey.time_to_close import time_to_close_finding
from vertrieb_kit.present.journey.win_rate import win_rate_finding

__all__ = [
    "conversion_finding",
    "loss_reasons_finding",
    "time_to_close_finding",
    "win_rate_finding",
]
