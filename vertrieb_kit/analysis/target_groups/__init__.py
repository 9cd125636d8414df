"""Who the customers are, what they need, and who is worth it."""

from vertrieb_kit.analysis.target_groups.concentration import Concentration, concentration

__all__ = ["Concentration", "concentration"]
