"""The tables behind the concentration: ABC classes, ranked customers, points of the curve."""

from __future__ import annotations

from vertrieb_kit.analysis.target_groups import Concentration
from vertrieb_kit.analysis.target_groups.concentration import AbcClass
from vertrieb_kit.formats import DASH, joined
from vertrieb_kit.present.blocks import Cell, Column, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.target_groups.concentration_charts import curve

LISTED = 200


def class_table(result: Concentration, context: Context) -> Table:
    fmt = context.fmt
    shown = [c for c in result.classes if c.customers or c.name != "G"]
    largest = max(abs(c.revenue) for c in shown)
    rows = [_class_row(c, result, largest, context) for c in shown]
    total = AbcClass("Summe", result.customers, result.total, result.total / result.positive_total)
    a, b = (fmt.percent(limit, 0) for limit in context.parameters.abc_grenzen)
    ties = [f"{len(t.customers)} Kunden mit gleichem Umsatz" for t in result.ties]
    note = (
        f"Klassen nach kumuliertem Nettoumsatz: A bis {a}, B bis {b}; "
        f"der Kunde auf der Grenze zählt zur höheren Klasse."
    )
    return Table(
        id="target_groups.abc",
        who="ABC-Klassen.",
        what=f"Kunden und Nettoumsatz in {fmt.thousand}, {context.period_label}",
        columns=_class_columns(result, context),
        rows=(*rows, _class_row(total, result, None, context)),
        total=True,
        note=f"{note} An einer Grenze liegen {joined(ties)}." if ties else note,
    )


def _class_columns(result: Concentration, context: Context) -> tuple[Column, ...]:
    unit = context.fmt.thousand
    mean_unit = context.fmt.symbol if _is_small(result) else unit
    return (
        Column("Klasse"),
        Column("Kunden", "number", "#,##0"),
        Column("Anteil", "number", "0.0%"),
        Column("Nettoumsatz", "bar", weight=1),
        Column(unit, "number", "#,##0"),
        Column("Anteil am Umsatz", "number", "0.0%"),
        Column(f"{mean_unit} je Kunde", "number", "#,##0.0"),
    )


def _class_row(
    row: AbcClass, result: Concentration, largest: float | None, context: Context
) -> tuple[Cell, ...]:
    fmt = context.fmt
    portion = row.customers / result.customers
    bar = max(row.revenue, 0) / largest if largest else None
    name = "G (negative Summe)" if row.name == "G" else row.name
    return (
        Cell(name, name, strong=True),
        Cell(fmt.number(row.customers), row.customers),
        Cell(fmt.percent(portion), portion),
        Cell("", bar=bar, tone="focus" if row.name == "A" else ""),
        Cell(fmt.thousands(row.revenue), row.revenue / 1000),
        Cell(fmt.percent(row.share or 0), row.share),
        _mean_cell(row, 1 if _is_small(result) else 1000, context),
    )


def _is_small(result: Concentration) -> bool:
    """Tell whether thousands per customer would round to nothing."""
    return result.total / result.customers < 1000


def _mean_cell(row: AbcClass, scale: int, context: Context) -> Cell:
    if not row.customers:
        return Cell(DASH, None)
    mean = row.revenue / row.customers / scale
    return Cell(context.fmt.number(mean, 1), mean)


def customer_table(result: Concentration, context: Context) -> Table:
    fmt, total = context.fmt, result.positive_total
    top = result.ranked.head(LISTED)
    names = zip(top.index, top, top.cumsum() / total, strict=True)
    rows = tuple(
        (
            Cell(fmt.number(rank), rank),
            Cell(context.customer(str(customer)), context.customer(str(customer))),
            Cell(fmt.thousands(amount, 1), float(amount) / 1000),
            Cell(fmt.percent(amount / total), float(amount / total)),
            Cell(fmt.percent(so_far), float(so_far)),
            Cell(result.class_of[customer], result.class_of[customer]),
        )
        for rank, (customer, amount, so_far) in enumerate(names, start=1)
    )
    return Table(
        id="target_groups.customers_ranked",
        who="Kunden.",
        what=f"Nettoumsatz in {fmt.thousand}, {context.period_label}, höchstens {LISTED} Kunden",
        columns=(
            Column("Rang", "number", "#,##0"),
            Column("Kunde", weight=1),
            Column(fmt.thousand, "number", "#,##0.0"),
            Column("Anteil", "number", "0.0%"),
            Column("kumuliert", "number", "0.0%"),
            Column("Klasse"),
        ),
        rows=rows,
        appendix_only=True,
    )


def curve_data(result: Concentration, context: Context) -> Table:
    ranks, shares = curve(result)
    fmt = context.fmt
    rows = tuple(
        (Cell(fmt.number(rank), float(rank)), Cell(fmt.percent(share), float(share)))
        for rank, share in zip(ranks[1:], shares[1:], strict=True)
    )
    heads = (
        Column("Rang des Kunden", "number", "#,##0"),
        Column("Kumulierter Anteil am Nettoumsatz", "number", "0.0%"),
    )
    who, what = f"{context.firm}, Kunden.", "Kumulierter Anteil am Nettoumsatz"
    return Table("target_groups.concentration_curve_data", who, what, heads, rows)
