"""What the parts of a price survey are called, and from when on its answers carry a sentence."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import PriceSensitivity
from vertrieb_kit.present.blocks import Reason, Status
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import too_few, undefined

ID = "pricing.psm"

ASSESSED_FROM, PRELIMINARY_FROM, ORIENTATION_BELOW = 30, 10, 100
MAX_INVALID, WARN_INVALID = 0.50, 0.25
ROUND_SHARE, COUNTING_GAP = 0.30, 0.02

POINTS = {
    "pmc": "untere Grenze (PMC)",
    "opp": "OPP",
    "ipp": "Indifferenzpreis (IPP)",
    "pme": "obere Grenze (PME)",
}
ADJECTIVES = {"original": "ursprüngliche", "enger": "engere"}
COUNTING = {"strikt": "nicht mitgezählt", "einschliesslich": "mitgezählt"}


def obstacle(result: PriceSensitivity, context: Context) -> Reason | None:
    """Return why a product cannot be assessed, None when it can."""
    if result.n < max(PRELIMINARY_FROM, context.parameters.min_n):
        return too_few(result.n)
    if result.invalid_share > MAX_INVALID:
        return undefined("mehr als die Hälfte der Antworten widersprüchlich oder unvollständig")
    if result.ipp.kind == "none" and result.pme.kind == "none":
        return undefined("die Kurven schneiden sich nicht")
    return None


def status(result: PriceSensitivity) -> Status:
    """Return how firmly the valid answers carry the points."""
    return "assessed" if result.n >= ASSESSED_FROM else "preliminary"
