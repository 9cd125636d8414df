"""Where the client is ahead of its best competitor: the sentence for page 1, and the chart."""

from __future__ import annotations

from vertrieb_kit.analysis.competitors import Lead, Leads, Matrix
from vertrieb_kit.analysis.competitors.lead import CLEARLY_BEHIND, IMPORTANT_FROM
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.competitors.lead_chart import SIZE_MM, lead_chart
from vertrieb_kit.present.competitors.matrix import DELIVER, NO_RATINGS
from vertrieb_kit.present.competitors.naming import (
    CHAPTER,
    EVIDENCE,
    VIEW_WORDS,
    number_word,
    points,
    quoted,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import NOT_RATED, metric, no_data, not_assessed, too_few

ID = "competitors.lead"
QUESTION = "Wodurch hebt sich das Unternehmen ab?"
SHEETS = ("ratings", "criteria")
OWN_DELIVER = (
    "Bewertungen des eigenen Unternehmens (EIGEN) und mindestens eines Wettbewerbers je "
    "Kriterium, dazu die Wichtigkeit für die Kunden"
)


def lead_finding(result: Leads, compared: Matrix, context: Context) -> Finding:
    """Say on how many criteria the client is ahead, and how many of these matter to customers."""
    reason = _obstacle(result, compared, context)
    metrics = tuple(_metric(c, result, context) for c in result.criteria)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver=DELIVER if reason == NO_RATINGS else OWN_DELIVER,
            context=context,
            sheets=SHEETS,
            n=result.n or None,
            requirements=("R27", "R70"),
            metrics=metrics,
        )
    return Finding(
        _statement(result, compared, context),
        evidence=_evidence(result, context),
        notes=_notes(result, context),
        metrics=metrics,
    )


def _obstacle(result: Leads, compared: Matrix, context: Context) -> Reason | None:
    if compared.headline is None:
        return NO_RATINGS
    if not result.criteria:
        return no_data("eigene Bewertung und Wettbewerber je Kriterium")
    return too_few(result.n) if result.n < context.parameters.min_n else None


def _statement(result: Leads, compared: Matrix, context: Context) -> Statement:
    view = compared.headline
    oldest = view.oldest if view else None
    perspective = result.perspective or ""
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=float(len(result.ahead)),
        unit="count",
        n=result.n,
        as_of=oldest.isoformat() if oldest else context.stand(*SHEETS),
        source=context.source(*(SHEETS[:1] if compared.weights.empty else SHEETS)),
        requirements=("R26", "R27", "R70"),
        meaning=_meaning(result, context),
        note=_note(result, compared),
        unit_of_n="Bewertungen",
        evidence=EVIDENCE.get(perspective, ""),
        headline=result.perspective != "Selbst",  # page 1 is no place for self-praise
    )


def _text(result: Leads, context: Context) -> str:
    total, ahead = len(result.criteria), len(result.ahead)
    count = str(ahead) if ahead else "keinem"
    noun = "Kriterium" if total == 1 else "Kriterien"
    own = result.perspective == "Selbst"
    subject = f"Nach eigener Einschätzung liegt {context.firm}" if own else f"{context.firm} liegt"
    text = f"{subject} bei {count} von {total}{NBSP}{noun} vor dem besten Wettbewerber"
    if not ahead or not any(c.importance is not None for c in result.ahead):
        return f"{text}."
    return f"{text}; {_important_words(result)}."


def _important_words(result: Leads) -> str:
    ahead, important = len(result.ahead), sum(c.important for c in result.ahead)
    if ahead == 1:
        return f"es ist den Kunden {'wichtig' if important else 'weniger wichtig'}"
    if important == 0:
        return "keines davon ist den Kunden wichtig"
    if important == 1:
        return "eines davon ist den Kunden wichtig"
    which = "alle" if important == ahead else number_word(important)
    return f"{which} davon sind den Kunden wichtig"


def _meaning(result: Leads, context: Context) -> str:
    if result.perspective == "Selbst":
        return "Ob die Kunden das ebenso sehen, ist offen: Ihre Bewertung fehlt."
    if not result.importance_known:
        return "Welche Unterschiede für die Kunden zählen, ist ohne deren Wichtigkeit offen."
    lagging = [c for c in result.behind if c.important]
    if not lagging:
        return "Bei keinem Kriterium, das den Kunden wichtig ist, liegt ein Wettbewerber vorn."
    worst = lagging[0]
    return (
        f"Aufzuholen ist vor allem „{worst.criterion}“: ein wichtiges Kriterium, "
        f"{points(worst.value, context.fmt)} hinter {worst.rival}."
    )


def _note(result: Leads, compared: Matrix) -> str:
    parts = [f"Bewertung {VIEW_WORDS.get(result.perspective or '', '')}, Skala 1–5"]
    if any(c.importance is not None for c in result.criteria):
        parts.append(f"Wichtig heißt: Wichtigkeit ab {IMPORTANT_FROM:.0f}")
    if compared.weights.empty:
        parts.append("Ohne Blatt Kriterien gelesen als: hoch ist gut")
    unknown = [c.criterion for c in result.criteria if c.importance is None]
    if 0 < len(unknown) < len(result.criteria):
        parts.append(f"Ohne Angabe der Wichtigkeit und nicht im Diagramm: {joined(unknown)}")
    level = [c.criterion for c in result.criteria if not c.ahead and not c.behind]
    if level:
        parts.append(f"Gleichauf (weniger als 0,05{NBSP}Punkte Abstand): {joined(level)}")
    return ". ".join(parts)


def _evidence(result: Leads, context: Context) -> tuple[Figure | Table, ...]:
    table = _table(result, context)
    drawn = [c for c in result.criteria if c.importance is not None]
    if not drawn:
        return (table,)
    width, height = SIZE_MM
    figure = Figure(
        id="competitors.lead_chart",
        who=f"{context.firm}.",
        what="Wichtigkeit (1–5) und Abstand zum besten Wettbewerber in Punkten",
        svg=lead_chart(result, context.fmt),
        alt=_alt(result, context),
        width_mm=width,
        height_mm=height,
        span=8,
        data=table,
    )
    return (figure,)


def _alt(result: Leads, context: Context) -> str:
    values = [
        f"{c.criterion} {context.fmt.number(c.value, 1, signed=True)}"
        for c in (*result.ahead, *result.behind)
    ]
    return f"{_text(result, context)} Abstände: {'; '.join(values)}."


def _table(result: Leads, context: Context) -> Table:
    asked = any(c.importance is not None for c in result.criteria)
    return Table(
        id="competitors.lead_table",
        who=f"{context.firm}.",
        what="Bewertung, bester Wettbewerber und Abstand in Punkten (Skala 1–5)",
        columns=(
            Column("Kriterium", weight=1),
            *([Column("Wichtigkeit", "number", "0.0")] if asked else []),
            Column("eigene Bewertung", "number", "0.0"),
            Column("bester Wettbewerber", "number", "0.0"),
            Column("Anbieter"),
            Column("Abstand", "number", "+0.0;-0.0;0.0"),
        ),
        rows=tuple(_row(c, asked, context) for c in result.criteria),
    )


def _row(c: Lead, asked: bool, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    known = c.importance is not None
    importance = Cell(fmt.number(c.importance or 0, 1), c.importance) if known else Cell(NOT_RATED)
    return (
        Cell(c.criterion),
        *([importance] if asked else []),
        Cell(fmt.number(c.own, 1), c.own),
        Cell(fmt.number(c.best, 1), c.best),
        Cell(c.rival),
        Cell(
            fmt.number(c.value, 1, signed=True),
            c.value,
            tone="positive" if c.ahead else "negative" if c.behind else "",
        ),
    )


def _notes(result: Leads, context: Context) -> tuple[Note, ...]:
    notes = []
    if result.importance_known:
        names = quoted([c.criterion for c in result.distinctive[:3]])
        text = (
            f"Vorsprung und mindestens mittlere Wichtigkeit: {joined(names)}."
            if names
            else "Kein Kriterium verbindet Vorsprung mit mindestens mittlerer Wichtigkeit."
        )
        notes.append(Note("Einordnung", text))
    notes.append(Note("Vergleich", _far_behind(result, context)))
    if all(c.importance is None for c in result.criteria):
        return tuple(notes)
    band = f"Blaues Band: Wichtigkeit ab {IMPORTANT_FROM:.0f}."
    return (*notes, Note("Lesehilfe", f"Punkt = Vorsprung, Raute = Rückstand. {band}"))


def _far_behind(result: Leads, context: Context) -> str:
    far = [c for c in result.behind if c.value <= -CLEARLY_BEHIND + 1e-9]
    if not far:
        return f"Bei keinem Kriterium beträgt der Rückstand {points(1, context.fmt)} oder mehr."
    shown = [f"„{c.criterion}“ ({context.fmt.number(c.value, 1)} auf {c.rival})" for c in far[:2]]
    count = plural(len(far), "Kriterium", "Kriterien")
    among = ", darunter" if len(far) > len(shown) else ":"
    return f"{count} mit mindestens 1{NBSP}Punkt Rückstand{among} {joined(shown)}."


def _metric(c: Lead, result: Leads, context: Context) -> Metric:
    return metric(ID, c.value, "score", result.n, context, dims={"criterion": c.criterion})
