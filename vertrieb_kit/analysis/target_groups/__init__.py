"""Who the customers are, what they need, and who is worth it."""

from vertrieb_kit.analysis.target_groups.concentration import (
    Concentration,
    ConcentrationChange,
    concentration,
    concentration_change,
    group_concentration,
)
from vertrieb_kit.analysis.target_groups.market import Market, Utilisation, market
from vertrieb_kit.analysis.target_groups.messaging import Messaging, messaging
from vertrieb_kit.analysis.target_groups.needs import NeedGap, Needs, needs
from vertrieb_kit.analysis.target_groups.personas import Persona, Personas, personas
from vertrieb_kit.analysis.target_groups.segments import Segment, Segments, segments

__all__ = [
    "Concentration",
    "ConcentrationChange",
    "Market",
    "Messaging",
    "NeedGap",
    "Needs",
    "Persona",
    "Personas",
    "Segment",
    "Segments",
    "Utilisation",
    "concentration",
    "concentration_change",
    "group_concentration",
    "market",
    "messaging",
    "needs",
    "personas",
    "segments",
]
