"""Which strengths and weaknesses meet which chances and risks."""

from vertrieb_kit.analysis.swot.checks import Hint, hints
from vertrieb_kit.analysis.swot.combinations import Combinations, Pair, combinations
from vertrieb_kit.analysis.swot.inventory import Inventory, Item, inventory

__all__ = [
    "Combinations",
    "Hint",
    "Inventory",
    "Item",
    "Pair",
    "combinations",
    "hints",
    "inventory",
]
