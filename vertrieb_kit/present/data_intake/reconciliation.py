"""The reconciliation with the accounts in words."""

from __future__ import annotations

from vertrieb_kit.analysis.data_intake import Reconciliation
from vertrieb_kit.formats import rounded
from vertrieb_kit.present.blocks import Finding, Statement
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import no_data, not_assessed

QUESTION = "Stimmt der Nettoumsatz mit der GuV überein?"
_ID = "data_intake.reconciliation"


def reconciliation_finding(result: Reconciliation, context: Context) -> Finding:
    """State whether the delivered revenue agrees with the client's accounts."""
    if result.deviation is None or result.control_total is None:
        return _missing(result, context)
    fmt = context.fmt
    delivered, control = fmt.money_short(result.total), fmt.money_short(result.control_total)
    if rounded(result.deviation * 100, 1) == 0:
        text = f"Der gelieferte Nettoumsatz von {delivered} stimmt mit der GuV überein."
    else:
        text = (
            f"Der gelieferte Nettoumsatz von {delivered} weicht um "
            f"{fmt.change(result.deviation)} von der GuV ({control}) ab."
        )
    return Finding(
        Statement(
            id=_ID,
            chapter="data_intake",
            question=QUESTION,
            text=text,
            value=result.deviation,
            unit="share",
            n=result.lines,
            unit_of_n="Umsatzzeilen",
            as_of=context.stand("revenue"),
            source=context.source("revenue") + ", Nettoumsatz laut GuV/BWA",
            status="assessed" if result.agrees else "preliminary",
            note="Bis 0,5 % Abweichung gilt als abgestimmt",
            requirements=("R04",),
        ),
        placement="appendix",
    )


def _missing(result: Reconciliation, context: Context) -> Finding:
    what = "Nettoumsatz laut GuV/BWA fehlt" if result.lines else "Blatt Umsaetze fehlt"
    return not_assessed(
        _ID,
        "data_intake",
        QUESTION,
        no_data(what),
        deliver="der Nettoumsatz des Berichtszeitraums laut GuV oder BWA",
        context=context,
        sheets=("revenue",),
        placement="appendix",
    )
