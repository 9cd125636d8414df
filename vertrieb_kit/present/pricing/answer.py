"""The one answer of the chapter: what stays of the list price, and what the price did."""

from __future__ import annotations

from vertrieb_kit.present.blocks import Answer, Finding
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.scale import scale_for

CHAPTER = "pricing"
_NO_ANSWER = "Die gelieferten Daten tragen noch keine Aussage zu Preisen und Rabatten."


def chapter_answer(*findings: Finding, context: Context) -> Answer:
    """Compose at most two sentences from the findings that are assessed."""
    assessed = {f.statement.id: f for f in findings if f.statement.status != "not_assessed"}
    parts = [
        _kept(assessed.get("pricing.waterfall"), context),
        _moved(assessed.get("pricing.pvm"), context),
    ]
    sentences = [part for part in parts if part] or [_other(assessed)]
    return Answer(chapter=CHAPTER, text=" ".join(sentences))


def _kept(finding: Finding | None, context: Context) -> str:
    if finding is None or finding.statement.value is None:
        return ""
    base = "Listenpreis" if "Listenpreis" in finding.statement.text else "Rechnungspreis"
    fmt = context.fmt
    kept = fmt.money(finding.statement.value * 100)
    recorded = "" if finding.statement.status == "assessed" else " nach den erfassten Abzügen"
    return f"Von {fmt.money(100)} {base} bleiben{recorded or ' nach allen Abzügen'} {kept}."


def _moved(finding: Finding | None, context: Context) -> str:
    if finding is None:
        return ""
    amounts = {m.dims["effect"]: m.value or 0.0 for m in finding.metrics}
    scale = scale_for(max(abs(amount) for amount in amounts.values()), context.fmt)
    total = amounts["total"]
    verb = "stieg" if total > 0 else "sank"
    whose = "Artikelumsatz" if "Artikelumsatz" in finding.statement.text else "Umsatz"
    return (
        f"Der {whose} {verb} gegenüber dem Zeitraum davor um {scale.full(abs(total))}; der "
        f"Preiseffekt betrug {scale.full(amounts['price'], signed=True)}."
    )


def _other(assessed: dict[str, Finding]) -> str:
    """Fall back on the first sentence that the data carry."""
    return next((f.statement.text for f in assessed.values()), _NO_ANSWER)
