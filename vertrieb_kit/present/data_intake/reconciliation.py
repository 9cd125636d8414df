"""The reconciliation with the accounts in words."""

from __future__ import annotations

from vertrieb_kit.analysis.data_intake.reconciliation import TOLERANCE, Reconciliation
from vertrieb_kit.formats import Format, rounded
from vertrieb_kit.present.blocks import Finding, Statement
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import no_data, not_assessed

ID = "data_intake.reconciliation"
CHAPTER = "data_intake"
QUESTION = "Stimmt der Nettoumsatz mit der GuV überein?"


def reconciliation_finding(result: Reconciliation, context: Context) -> Finding:
    """State whether the delivered revenue agrees with the client's accounts."""
    if result.deviation is None or result.control_total is None:
        return _missing(result, context)
    text = _text(result, result.control_total, result.deviation, context.fmt)
    return Finding(_statement(result, text, context), placement="appendix")


def _text(result: Reconciliation, control_total: float, deviation: float, fmt: Format) -> str:
    delivered, control = fmt.money_short(result.total), fmt.money_short(control_total)
    if rounded(deviation * 100, 1) == 0:
        return f"Der gelieferte Nettoumsatz von {delivered} stimmt mit der GuV überein."
    side = "über" if deviation > 0 else "unter"
    return (
        f"Der gelieferte Nettoumsatz von {delivered} liegt {fmt.percent(abs(deviation))} "
        f"{side} dem der GuV ({control})."
    )


def _statement(result: Reconciliation, text: str, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=text,
        value=result.deviation,
        unit="share",
        n=result.lines,
        unit_of_n="Umsatzzeile" if result.lines == 1 else "Umsatzzeilen",
        as_of=context.stand("revenue"),
        source=context.source("revenue") + ", Nettoumsatz laut GuV/BWA",
        status="assessed" if result.agrees else "preliminary",
        note=f"Bis {context.fmt.percent(TOLERANCE)} Abweichung gilt als abgestimmt",
        requirements=("R04",),
    )


def _missing(result: Reconciliation, context: Context) -> Finding:
    what = (
        "Nettoumsatz laut GuV/BWA fehlt" if result.lines else "Umsätze im Berichtszeitraum fehlen"
    )
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        no_data(what),
        deliver="der Nettoumsatz des Berichtszeitraums laut GuV oder BWA",
        context=context,
        sheets=("revenue",),
        placement="appendix",
    )
