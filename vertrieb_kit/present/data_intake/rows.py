"""How many rows were read, used and excluded, sheet by sheet."""

from __future__ import annotations

from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.formats import Format, plural
from vertrieb_kit.intake.model import Intake, RowCount
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words
from vertrieb_kit.present.wording import no_data, not_assessed

ID = "data_intake.rows"
CHAPTER = "data_intake"
QUESTION = "Welche Daten lagen vor?"

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
            ID, CHAPTER, QUESTION, reason, deliver=deliver, context=context,
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
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(read, excluded, context.fmt),
        value=float(read),
        unit="count",
        n=read,
        unit_of_n="Zeile" if read == 1 else "Zeilen",
        as_of=context.reference_date.isoformat(),
        source=f"{plural(len(counts), 'Blatt', 'Blätter')} der Datenlieferung",
        note="Gelesen = verwendet + ausgeschlossen; die Rohdateien blieben unverändert",
        requirements=("R04", "R47"),
    )


def _text(read: int, excluded: int, fmt: Format) -> str:
    if read == excluded:
        return f"Von {fmt.number(read)} gelesenen Zeilen geht keine in die Auswertung ein."
    if not excluded:
        every = (
            "Die eine gelesene Zeile geht"
            if read == 1
            else f"Alle {fmt.number(read)} gelesenen Zeilen gehen"
        )
        return f"{every} in die Auswertung ein."
    used = read - excluded
    enter = "geht eine" if used == 1 else f"gehen {fmt.number(used)}"
    rest = "eine ist" if excluded == 1 else f"{fmt.number(excluded)} sind"
    return (
        f"Von {fmt.number(read)} gelesenen Zeilen {enter} in die Auswertung ein; "
        f"{rest} mit Grund ausgeschlossen."
    )


def _table(intake: Intake, counts: dict[str, RowCount], context: Context) -> Table:
    rows = tuple(_row(title, counts[title], intake, context) for title in counts)
    return Table(ID, "Datenlieferung.", "Zeilen je Blatt und ihre Herkunft", _COLUMNS, rows)


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
