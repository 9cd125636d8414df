"""The one answer of the chapter: where the revenue lies, and what the customers miss."""

from __future__ import annotations

from vertrieb_kit.analysis.target_groups import Concentration, Needs, Segments
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import Answer
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import digits_for

NOTHING = "Die gelieferten Daten tragen keine Antwort auf diese Frage."


def chapter_answer(
    concentration: Concentration, segments: Segments, needs: Needs, context: Context
) -> Answer:
    """Compose the answer from what can be assessed, at most two sentences."""
    found = (_who(concentration, segments, context), _what(needs, context))
    return Answer("target_groups", " ".join(text for text in found if text) or NOTHING)


def _who(concentration: Concentration, segments: Segments, context: Context) -> str:
    fmt = context.fmt
    enough = concentration.customers >= context.parameters.min_n
    if enough and concentration.classes:
        first = concentration.classes[0]
        share = fmt.percent(first.share, digits_for(concentration.customers))
        return (
            f"{share} des Umsatzes kommen von {fmt.number(first.customers)} der "
            f"{fmt.number(concentration.customers)}{NBSP}Kunden."
        )
    if segments.named and segments.total.customers >= context.parameters.min_n:
        largest = max(segments.named, key=lambda part: part.customers)
        return (
            f"{fmt.number(largest.customers)} von {fmt.number(segments.total.customers)} Kunden "
            f"gehören zum Segment „{largest.name}“."
        )
    return ""


def _what(needs: Needs, context: Context) -> str:
    carried = needs.carried(context.parameters.min_n)
    if not carried or (carried[0].gap or 0) <= 0:
        return ""
    top = carried[0]
    return f"Am weitesten offen ist das Bedürfnis „{top.need}“ in der Zielgruppe „{top.segment}“."
