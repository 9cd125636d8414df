"""How many rows were read, used and excluded, sheet by sheet."""

from __future__ import annotations

from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.formats import plural
from vertrieb_kit.intake.model import Intake, RowCount
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words
from vertrieb_kit.present.wording import no_data, not_assessed

QUESTION = "Welche Daten lagen vor?"
_ID = "data_intake.rows"
_COLUMNS = (
    Column("Blatt", weight=1),
    Column("Quelle", weight=1),
    Column("gelesen", "number", "#,##0"),
    Column("verwendet", "number", "#,##0"),
    Column("ausgeschlossen", "number", "#,##0"),
    Column("Stand"),
)


def rows_finding(intake: Intake, context: Context) -> Finding:
    """State rows read, used and excluded; the three always add up."""
    counts = {BY_NAME[n].title: count for n, count in intake.counts.items() if count.read}
    if not counts:
        deliver = "die ausgefüllte Arbeitsmappe oder Exporte aus CRM und ERP"
        reason = no_data("keine Zeilen geliefert")
        return not_assessed(
            _ID, "data_intake", QUESTION, reason, deliver=deliver, context=context,
            placement="appendix",
        )  # fmt: skip
    return Finding(
        statement=_statement(counts, context),
        evidence=(_table(intake, counts, context),),
        metrics=tuple(m for title, count in counts.items() for m in _metrics(title, count)),
        placement="appendix",
    )


def _statement(counts: dict[str, RowCount], context: Context) -> Statement:
    read = sum(count.read for count in counts.values())
    excluded = sum(count.excluded for count in counts.values())
    fmt = context.fmt
    rest = (
        f"{fmt.number(excluded)} sind mit Grund ausgeschlossen."
        if excluded != 1
        else "eine ist mit Grund ausgeschlossen."
    )
    text = (
        f"Von {fmt.number(read)} gelesenen Zeilen gehen {fmt.number(read - excluded)} "
        f"in die Auswertung ein; {rest}"
    )
    return Statement(
        id=_ID,
        chapter="data_intake",
        question=QUESTION,
        text=text,
        value=float(read),
        unit="count",
        n=read,
        unit_of_n="Zeilen",
        as_of=context.reference_date.isoformat(),
        source=f"{plural(len(counts), 'Blatt', 'Blätter')} der Datenlieferung",
        note="Gelesen = verwendet + ausgeschlossen; die Rohdateien blieben unverändert",
        requirements=("R04", "R47"),
    )


def _table(intake: Intake, counts: dict[str, RowCount], context: Context) -> Table:
    rows = tuple(_row(title, counts[title], intake, context) for title in counts)
    return Table(
        "data_intake.rows", "Datenlieferung.", "Zeilen je Blatt und ihre Herkunft", _COLUMNS, rows
    )


def _row(title: str, count: RowCount, intake: Intake, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    tables = [table for table in intake.sources if table.sheet == title]
    systems = ", ".join(dict.fromkeys(table.system for table in tables if table.system))
    days = [table.as_of for table in tables if table.as_of]
    return (
        Cell(sheet_words(title), title),
        Cell(systems or "nicht angegeben", systems),
        *(Cell(fmt.number(n), n) for n in (count.read, count.used, count.excluded)),
        Cell(fmt.date(min(days)) if days else "nicht angegeben"),
    )


def _metrics(title: str, count: RowCount) -> tuple[Metric, ...]:
    states = {"read": count.read, "used": count.used, "excluded": count.excluded}
    return tuple(
        Metric("data.rows", float(n), "count", count.read, {"sheet": title, "state": state})
        for state, n in states.items()
    )
