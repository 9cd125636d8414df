"""What counts as a lead, and whether Marketing and Vertrieb mean the same by it."""

from vertrieb_kit.analysis.leads.agreement import (
    Agreement,
    agreement,
    raters_by_role,
    vote_counts,
)
from vertrieb_kit.analysis.leads.bridge import Bridge, bridge, undated
from vertrieb_kit.analysis.leads.disputes import RoundChange, item_disagreement, round_change
from vertrieb_kit.analysis.leads.handover import Handover, handover
from vertrieb_kit.analysis.leads.rules import classify

__all__ = [
    "Agreement",
    "Bridge",
    "Handover",
    "RoundChange",
    "agreement",
    "bridge",
    "classify",
    "handover",
    "item_disagreement",
    "raters_by_role",
    "round_change",
    "undated",
    "vote_counts",
]
