"""The one main answer of the chapter."""

from __future__ import annotations

from vertrieb_kit.present.blocks import Answer, Finding
from vertrieb_kit.present.swot.naming import CHAPTER

NO_ANSWER = (
    "Die gelieferten Daten tragen noch keine Antwort. Was zu liefern ist, steht am Ende des "
    "Kapitels."
)


def chapter_answer(combinations: Finding, inventory: Finding) -> Answer:
    """Take the best combination and what follows, else how well the items are documented."""
    for finding in (combinations, inventory):
        statement = finding.statement
        if statement.status != "not_assessed":
            return Answer(CHAPTER, _within(statement.text, statement.meaning))
    return Answer(CHAPTER, NO_ANSWER)


def _within(text: str, meaning: str, limit: int = 220) -> str:
    both = f"{text} {meaning}"
    return both if len(both) <= limit else text
