"""How certain a sentence may sound: the one place where minimum-n rules decide the wording."""

from __future__ import annotations

from typing import Any

from vertrieb_kit.formats import DASH, NBSP, Format
from vertrieb_kit.present.blocks import Finding, Metric, Reason, Statement, Status
from vertrieb_kit.present.context import Context

TEXT_NOT_ASSESSED = "nicht bewertet – Datengrundlage fehlt"
TEXT_TOO_FEW = "nicht bewertet – zu wenige Fälle"
TEXT_UNDEFINED = "nicht bewertet – rechnerisch nicht definiert"
NOT_RATED = "n. b."

PRELIMINARY_FROM, PERCENT_FROM, DECIMAL_FROM, NO_INTERVAL_FROM = 5, 20, 30, 100


def no_data(missing: str) -> Reason:
    """Return the reason for absent data; `missing` names it: "Blatt Markt"."""
    return Reason("no_data", f"{TEXT_NOT_ASSESSED} ({missing})" if missing else TEXT_NOT_ASSESSED)


def too_few(n: int) -> Reason:
    """Return the reason for data below the minimum n."""
    return Reason("too_few", f"{TEXT_TOO_FEW} (n{NBSP}={NBSP}{n})")


def undefined(why: str) -> Reason:
    """Return the reason for a figure that the data leave undefined."""
    return Reason("undefined", f"{TEXT_UNDEFINED} ({why})")


def share_words(
    k: int, n: int, fmt: Format, *, low: float | None = None, high: float | None = None
) -> str:
    """Put k of n into words along the ladder: "7 von 12", "34 %", "34,3 %", with interval."""
    if n < PERCENT_FROM:
        return f"{k} von {n}"
    digits = 0 if n < DECIMAL_FROM else 1
    text = fmt.percent(k / n, digits)
    if n >= NO_INTERVAL_FROM or low is None or high is None:
        return text
    bounds = fmt.range(fmt.percent(low, digits), fmt.percent(high, digits))
    return f"{text} (95-%-Intervall {bounds})"


def digits_for(n: int) -> int:
    """Return the decimals of a percentage that rests on n records: none below 30, else one."""
    return 0 if n < DECIMAL_FROM else 1


def status_for(n: int, context: Context, *, method_minimum: int = 0) -> Status:
    """Return the status that n allows: not assessed below min_n, preliminary below the method's."""
    if n < context.parameters.min_n:
        return "not_assessed"
    return "preliminary" if n < method_minimum else "assessed"


def metric(
    id: str,
    value: float | None,
    unit: str,
    n: int | None,
    context: Context,
    *,
    method_minimum: int = 0,
    reason: Reason | None = None,
    **more: Any,
) -> Metric:
    """Build a metric under the minimum-n rule; None needs a reason (default: no data)."""
    if value is None or n is None:
        return Metric(
            id, None, unit, n, status="not_assessed", reason=reason or no_data(""), **more
        )
    if n < context.parameters.min_n:
        more.update(low=None, high=None)
        return Metric(id, None, unit, n, status="not_assessed", reason=too_few(n), **more)
    status = status_for(n, context, method_minimum=method_minimum)
    return Metric(id, value, unit, n, status=status, reason=reason, **more)


def not_assessed(
    id: str,
    chapter: str,
    question: str,
    reason: Reason,
    *,
    deliver: str,
    context: Context,
    sheets: tuple[str, ...] = (),
    n: int | None = None,
    requirements: tuple[str, ...] = (),
    metrics: tuple[Metric, ...] = (),
    placement: Any = "chapter",
) -> Finding:
    """Return the finding of a question that the data cannot answer, with what delivery would."""
    statement = Statement(
        id=id,
        chapter=chapter,
        question=question,
        text=reason.text,
        value=None,
        unit="",
        n=n,
        as_of=context.stand(*sheets),
        source=context.source(*sheets),
        status="not_assessed",
        reason=reason,
        requirements=requirements,
        deliver=deliver,
    )
    return Finding(statement, metrics=metrics, placement=placement)


def n_label(n: int, unit: str, fmt: Format) -> str:
    """Return "n = 184 Kunden"."""
    return f"n{NBSP}={NBSP}{fmt.number(n)} {unit}".rstrip()


def source_line(statement: Statement, fmt: Format) -> str:
    """Build the source line: n, what was left out, method, Stand, source, evidence."""
    day = statement.as_of
    stand = f"{day[8:10]}.{day[5:7]}.{day[:4]}" if day else ""
    parts = [
        n_label(statement.n, statement.unit_of_n, fmt) if statement.n else "",
        statement.note,
        f"Stand {stand}" if stand else "",
        f"Quelle: {statement.source}" if statement.source else "",
        f"Beleg: {statement.evidence}" if statement.evidence else "",
    ]
    return " ".join(part.rstrip(".") + "." for part in parts if part)


def interval_words(low: float, high: float, fmt: Format, digits: int = 1) -> str:
    """Return "95-%-Intervall 21–49 %" for two shares."""
    return f"95-%-Intervall {fmt.number(low * 100, digits)}{DASH}{fmt.percent(high, digits)}"
