"""The one main answer of the chapter."""

from __future__ import annotations

from vertrieb_kit.analysis.competitors import Leads, Matrix
from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import Answer, Finding
from vertrieb_kit.present.competitors.naming import CHAPTER, points
from vertrieb_kit.present.context import Context

NO_ANSWER = (
    "Die gelieferten Daten tragen noch keine Antwort. Was zu liefern ist, steht am Ende des "
    "Kapitels."
)


def chapter_answer(
    matrix: Finding, lead: Finding, *, compared: Matrix, leads: Leads, context: Context
) -> Answer:
    """Join place and most telling strength or lag, as far as they are assessed."""
    parts = []
    if matrix.statement.status != "not_assessed":
        parts.append(_place(compared, context))
    if lead.statement.status != "not_assessed":
        parts.append(_edge(leads, context))
    return Answer(CHAPTER, " ".join(part for part in parts if part) or NO_ANSWER)


def _place(compared: Matrix, context: Context) -> str:
    view = compared.headline
    rank = view.rank(OWN_COMPANY) if view else None
    if view is None or rank is None:
        return ""
    return f"{context.firm} steht auf Rang{NBSP}{rank} von {len(view.compared)} Anbietern."


def _edge(leads: Leads, context: Context) -> str:
    if leads.perspective == "Selbst":
        return (
            f"Nach eigener Einschätzung liegt {context.firm} bei {len(leads.ahead)} von "
            f"{len(leads.criteria)} Kriterien vorn; die Sicht der Kunden fehlt."
        )
    ahead = next((c for c in leads.ahead if c.important), None)
    behind = next((c for c in leads.behind if c.important), None)
    if ahead and behind:
        return (
            f"Vorn liegt es bei „{ahead.criterion}“, zurück bei „{behind.criterion}“ "
            f"({points(behind.value, context.fmt)} hinter {behind.rival})."
        )
    if behind:
        gap = points(behind.value, context.fmt)
        return f"Bei „{behind.criterion}“ beträgt der Rückstand auf {behind.rival} {gap}."
    if ahead:
        return f"Bei „{ahead.criterion}“, den Kunden wichtig, liegt kein Wettbewerber vorn."
    return f"Vorn liegt das Unternehmen bei {len(leads.ahead)} von {len(leads.criteria)} Kriterien."
