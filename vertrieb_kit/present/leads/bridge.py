"""How many reported leads the agreed definition recognises, and why the others drop out."""

from __future__ import annotations

from collections.abc import Sequence

from vertrieb_kit.analysis.leads.bridge import ALL_CLASSES, Bridge, ClassCounts
from vertrieb_kit.contracts.sheets.leads import LEADS
from vertrieb_kit.formats import NBSP, Format, plural
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
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.leads.bridge_chart import (
    WIDTH_MM,
    BridgeRow,
    bridge_chart,
    bridge_height,
)
from vertrieb_kit.present.leads.labels import CLASS_NAMES, MISSING, deductions
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few

ID = "leads.bridge"
CHAPTER = "leads"
QUESTION = "Wie viele gemeldete Leads werden anerkannt?"

NAMED_REASONS = 5
IN_CHAPTER = ("dim_v1", "marketing_breit_v1", "vertrieb_streng_v1")


def bridge_finding(result: Bridge, context: Context) -> Finding:
    """Say how many of the reported leads the chosen definition recognises."""
    metrics = _metrics(result, context)
    reason = _obstacle(result, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="eine Leadliste mit Erstkontakt, Kanal und den Fakten je Lead "
            "(ja, nein, unbekannt)",
            context=context,
            sheets=("leads",),
            n=result.gross or None,
            requirements=("R79", "R80"),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context),
        evidence=(_figure(result, context), *_tables(result, context.fmt)),
        notes=_notes(result, context),
        metrics=metrics,
    )


def _obstacle(result: Bridge, context: Context) -> Reason | None:
    if not result.gross:
        return no_data("Blatt Leads")
    return too_few(result.gross) if result.gross < context.parameters.min_n else None


def _metrics(result: Bridge, context: Context) -> tuple[Metric, ...]:
    def count(id: str, value: int, dims: dict[str, str] | None = None) -> Metric:
        shown = value if result.gross else None
        reason = None if result.gross else no_data("Blatt Leads")
        return metric(id, shown, "count", result.gross, context, reason=reason, dims=dims or {})

    found = [count("leads.gross", result.gross)]
    for one in result.by_definition:
        set_id = one.definition.id
        found.append(count("leads.net", one.net, {"definition": set_id}))
        for name, number in one.counts.items():
            dims = {"definition": set_id, "class": name}
            found.append(count("leads.class_count", number, dims))
    chosen = result.chosen.definition.id
    for code, number in result.reasons.items():
        found.append(count("leads.not_recognised", number, {"definition": chosen, "reason": code}))
    return tuple(found)


def _statement(result: Bridge, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context.fmt),
        value=result.net / result.gross,
        unit="share",
        n=result.gross,
        as_of=context.stand("leads"),
        source=context.source("leads"),
        requirements=("R79", "R80", "R82", "R85", "R86", "R87"),
        meaning=_meaning(result, context.fmt),
        note=_note(result, context),
        unit_of_n=f"gemeldete Leads {_period(result, context)}".rstrip(),
        evidence="gemessen",
        headline=True,
    )


def _text(result: Bridge, fmt: Format) -> str:
    subject, net = result.chosen.definition.subject, fmt.number(result.net)
    text = f"Von {fmt.number(result.gross)} gemeldeten Leads erkennt {subject} {net} an"
    steps = deductions(result.reasons)
    if not steps:
        return f"{text}."
    words, count = steps[0]
    return f"{text}; {fmt.number(count)} {words.clause(count)}."


def _meaning(result: Bridge, fmt: Format) -> str:
    broad = next(
        (c for c in result.by_definition if c.definition.id == "marketing_breit_v1"), result.chosen
    )
    strict = next(
        (c for c in result.by_definition if c.definition.id == "vertrieb_streng_v1"), result.chosen
    )
    return (
        f"Je nach Definition zählen {fmt.number(strict.net)} bis {fmt.number(broad.net)} Kontakte "
        "als Lead: Leadzahlen ohne Definition sind nicht vergleichbar."
    )


def _note(result: Bridge, context: Context) -> str:
    definition = result.chosen.definition
    parts = [
        f"{definition.name}, Version{NBSP}{definition.version}, rückwirkend angewandt; "
        "jeder Lead zählt beim ersten zutreffenden Grund"
    ]
    if result.undated:
        parts.append(
            f"{plural(result.undated, 'Lead', 'Leads')} ohne Datum des Erstkontakts fehlen"
        )
    if result.missing:
        fact, count = next(iter(result.missing.items()))
        header = LEADS.column(fact).header
        parts.append(
            f"{plural(sum(result.missing.values()), 'Lead', 'Leads')} nicht einzuordnen, "
            f"am häufigsten fehlt „{header}“ ({context.fmt.number(count)})"
        )
    return ". ".join(parts)


def _period(result: Bridge, context: Context) -> str:
    """Name the years of the leads themselves: other sheets may reach further back."""
    if context.period_start or result.years is None:
        return context.period_label
    first, last = result.years
    return str(last) if first == last else context.fmt.range(str(first), str(last))


def _rows(result: Bridge) -> list[BridgeRow]:
    steps = deductions(result.reasons)
    named = [(w, n) for w, n in steps if w is not MISSING]
    rest = named[NAMED_REASONS:]
    rows = [BridgeRow("Gemeldet", result.gross, "start")]
    rows += [BridgeRow(words.label, n, "deduction") for words, n in named[:NAMED_REASONS]]
    if rest:
        rows.append(BridgeRow("Weitere Gründe", sum(n for _, n in rest), "deduction"))
    rows += [BridgeRow(words.label, n, "deduction") for words, n in steps if words is MISSING]
    return [*rows, BridgeRow("Anerkannt", result.net, "result")]


def _figure(result: Bridge, context: Context) -> Figure:
    rows = _rows(result)
    return Figure(
        "leads.bridge.chart",
        who="Leads.",
        what=f"Gemeldet und anerkannt, Anzahl und Anteil in %, {_period(result, context)}",
        svg=bridge_chart(rows, context.fmt),
        alt=_text(result, context.fmt)
        + " Abzüge: "
        + ", ".join(f"{row.label} {context.fmt.number(row.count)}" for row in rows[1:-1])
        + ".",
        width_mm=WIDTH_MM,
        height_mm=bridge_height(rows),
        span=8,
        data=_data(result, context.fmt),
    )


def _data(result: Bridge, fmt: Format) -> Table:
    steps = [(words.label, -count) for words, count in deductions(result.reasons)]
    lines = [("Gemeldet", result.gross), *steps, ("Anerkannt", result.net)]
    rows = tuple((Cell(label), Cell(fmt.number(count), count)) for label, count in lines)
    columns = (Column("Schritt"), Column("Leads", "number", "#,##0"))
    return Table("leads.bridge.data", "Leads.", "gemeldet bis anerkannt, Anzahl", columns, rows)


def _notes(result: Bridge, context: Context) -> tuple[Note, ...]:
    fmt, counts = context.fmt, result.chosen.counts
    classes = ", ".join(
        f"{fmt.number(counts[name])} {name.upper()}" for name in ("mql", "sal", "sql")
    )
    reading = f"Anerkannt sind {classes}. SQL heißt hier: in der Angebotsphase."
    others = [c for c in result.by_definition if c.definition.id in IN_CHAPTER[1:]]
    compared = ", ".join(f"„{c.definition.name}“ {fmt.number(c.net)}" for c in others)
    comparison = f"Anerkannte Leads nach anderen Definitionen: {compared}."
    return Note("Einordnung", reading), Note("Vergleich", comparison)


def _tables(result: Bridge, fmt: Format) -> tuple[Table, ...]:
    main = [c for c in result.by_definition if c.definition.id in IN_CHAPTER]
    crm = [c for c in result.by_definition if c.definition.id not in IN_CHAPTER]
    return (
        _class_table("leads.classes", main, fmt, appendix_only=False),
        _class_table("leads.classes_crm", crm, fmt, appendix_only=True),
    )


def _class_table(
    id: str, counted: Sequence[ClassCounts], fmt: Format, *, appendix_only: bool
) -> Table:
    heads = [Column(c.definition.name, "number", "#,##0") for c in counted]
    rows = [
        (
            Cell(CLASS_NAMES[name]),
            *(Cell(fmt.number(c.counts[name]), c.counts[name]) for c in counted),
        )
        for name in ALL_CLASSES
    ]
    net = [Cell(fmt.number(c.net), c.net, strong=True) for c in counted]
    return Table(
        id,
        "Leads.",
        "Anzahl je Klasse nach verschiedenen Definitionen; Summe: anerkannt (MQL, SAL, SQL)",
        (Column("Klasse", weight=1), *heads),
        (*rows, (Cell("Anerkannt", strong=True), *net)),
        total=True,
        appendix_only=appendix_only,
    )
