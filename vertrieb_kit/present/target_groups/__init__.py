"""Target groups, in German sentences, tables and charts."""

from vertrieb_kit.present.target_groups.answer import chapter_answer
from vertrieb_kit.present.target_groups.concentration import concentration_finding
from vertrieb_kit.present.target_groups.market import market_finding
from vertrieb_kit.present.target_groups.messaging import messaging_finding
from vertrieb_kit.present.target_groups.needs import needs_finding
from vertrieb_kit.present.target_groups.personas import personas_finding
from vertrieb_kit.present.target_groups.segments import segments_finding

__all__ = [
    "chapter_answer",
    "concentration_finding",
    "market_finding",
    "messaging_finding",
    "needs_finding",
    "personas_finding",
    "segments_finding",
]
