"""The one answer of the chapter: whether both mean the same by a lead, and what is won."""

from __future__ import annotations

from vertrieb_kit.present.blocks import Answer, Finding
from vertrieb_kit.present.context import Context

NOTHING = "Die gelieferten Daten tragen keine Antwort auf diese Frage."
_MOST = 2


def chapter_answer(*findings: Finding, context: Context) -> Answer:
    """Compose the answer from the two foremost findings that could be assessed."""
    assessed = [f.statement for f in findings if f.statement.status != "not_assessed"]
    texts = [_shortened(statement.text) for statement in assessed[:_MOST]]
    return Answer("leads", context.fmt.spell(" ".join(texts)) or NOTHING)


def _shortened(text: str) -> str:
    """Keep the main clause: what follows a semicolon stands in the finding itself."""
    head, found, _ = text.partition(";")
    return f"{head}." if found else text
