"""The chapter on the SWOT in German sentences and tables."""

from vertrieb_kit.present.swot.answer import chapter_answer
from vertrieb_kit.present.swot.checks import checks_finding
from vertrieb_kit.present.swot.combinations import combinations_finding
from vertrieb_kit.present.swot.inventory import inventory_finding

__all__ = ["chapter_answer", "checks_finding", "combinations_finding", "inventory_finding"]
