"""The points and curves of a price survey as tables."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import Point, PriceSensitivity, ProductSensitivity
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import Cell, Column, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.psm_chart import price_range
from vertrieb_kit.present.pricing.psm_terms import ID, POINTS, obstacle
from vertrieb_kit.present.wording import NOT_RATED


def point_text(point: Point, result: PriceSensitivity, context: Context) -> str:
    """Return a point as a price or a range of prices."""
    if point.low is None or point.high is None:
        return NOT_RATED
    return price_range(point.low, point.high, result, context.fmt)


def point_table(products: tuple[ProductSensitivity, ...], context: Context) -> Table:
    """List the four points of every product in both conventions."""
    rows = [
        (item.product, result)
        for item in products
        for result in (item.result, item.other_convention)
    ]
    return Table(
        id=f"{ID}.table",
        who="Alle befragten Produkte.",
        what=f"Preispunkte in beiden Lesarten, in {context.fmt.symbol}",
        columns=(
            Column("Produkt", weight=1),
            Column("Lesart"),
            Column("n", "number", "#,##0"),
            *(Column(label, "number") for label in POINTS.values()),
        ),
        rows=tuple(_row(product, result, context) for product, result in rows),
        appendix_only=len(products) == 1,
    )


def _row(product: str, result: PriceSensitivity, context: Context) -> tuple[Cell, ...]:
    points = (getattr(result, name) for name in POINTS)
    carried = obstacle(result, context) is None
    cells = (
        _point_cell(point, result, context) if carried else Cell(NOT_RATED) for point in points
    )
    return (
        Cell(product),
        Cell(result.convention),
        Cell(context.fmt.number(result.n), result.n),
        *cells,
    )


def _point_cell(point: Point, result: PriceSensitivity, context: Context) -> Cell:
    text = point_text(point, result, context)
    symbol = context.fmt.symbol
    bare = text.removesuffix(f"{NBSP}{symbol}").removeprefix(f"{symbol}{NBSP}")
    return Cell(bare, point.value if point.value is not None else bare)


def curve_data(item: ProductSensitivity, context: Context) -> Table | None:
    """Return the curves behind the chart, for Excel."""
    curves = item.result.curves
    if curves is None:
        return None
    fmt = context.fmt
    series = {
        "zu billig": curves.too_cheap,
        "günstig": curves.cheap,
        "teuer": curves.expensive,
        "zu teuer": curves.too_expensive,
    }
    known = {name: values for name, values in series.items() if values is not None}
    rows = zip(curves.prices, *known.values(), strict=True)
    return Table(
        id=f"{ID}.data",
        who=f"{item.product}.",
        what="Anteil der Befragten je Preis",
        columns=(
            Column(f"Preis in {fmt.symbol}", "number", "#,##0.00"),
            *(Column(name, "number", "0.0%") for name in known),
        ),
        rows=tuple(
            (
                Cell(fmt.number(float(first), 2), float(first)),
                *(Cell(fmt.percent(float(share)), float(share)) for share in shares),
            )
            for first, *shares in rows
        ),
        appendix_only=True,
    )
