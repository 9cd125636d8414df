"""Leads in words, tables and charts."""

from vertrieb_kit.present.leads.agreement import agreement_finding
from vertrieb_kit.present.leads.answer import chapter_answer
from vertrieb_kit.present.leads.bridge import bridge_finding
from vertrieb_kit.present.leads.handover import handover_finding

__all__ = ["agreement_finding", "bridge_finding", "chapter_answer", "handover_finding"]
