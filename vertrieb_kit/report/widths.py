"""Column widths of tables, from the widths of their texts: numbers never wrap, prose shares."""

from __future__ import annotations

from collections.abc import Sequence

from vertrieb_kit.assets import tokens
from vertrieb_kit.present.blocks import Cell, Column, Table
from vertrieb_kit.report.fonts import Weight, text_width

POINTS_PER_MM = 72 / 25.4
GAP_PT = 10.0
BAR_PT, ROOMY_BAR_PT = 44.0, 112.0  # the shortest scale that still compares, and a good one
SHORT_BAR_PT = 28.0  # where many bars share a page's width
BAR_TEXT_GAP_PT = 4.0
DOT_PT, LEVEL_PT = 11.0, 25.0  # one drawn dot; three of them
LEVELS = ("hoch", "mittel", "niedrig")
MAX_WORD_PT = 90.0  # longer words are hyphenated
MAX_SHARE = 0.45  # what one text column may claim before the free width is shared out


def span_mm(columns: int) -> float:
    """Return the width of n grid columns in mm.

    >>> span_mm(6), span_mm(12)
    (83.0, 170.0)
    """
    grid = tokens()["raster"]
    return float(columns * grid["spalte_mm"] + (columns - 1) * grid["steg_mm"])


def column_widths(table: Table, total_mm: float) -> list[float]:
    """Return the width of every column in pt; with the gaps they fill `total_mm`."""
    room = total_mm * POINTS_PER_MM - GAP_PT * (len(table.columns) - 1)
    cells = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    wanted = [_wanted(c, column) for c, column in zip(cells, table.columns, strict=True)]
    least = [_least(c, column) for c, column in zip(cells, table.columns, strict=True)]
    wanted = [
        max(low, min(want, room * MAX_SHARE)) if column.kind == "text" else want
        for want, low, column in zip(wanted, least, table.columns, strict=True)
    ]
    return _fit(wanted, least, table.columns, room)


def bar_text_width(cells: Sequence[Cell]) -> float:
    """Return the width that numbers beside the bars of a column need, in pt."""
    return max((_line_width(cell) for cell in cells if cell.text), default=0.0)


def _fit(
    wanted: list[float], least: list[float], columns: Sequence[Column], room: float
) -> list[float]:
    spare = room - sum(wanted)
    if spare >= 0:
        shares = _shares(columns)
        return [want + spare * share for want, share in zip(wanted, shares, strict=True)]
    slack = [want - low for want, low in zip(wanted, least, strict=True)]
    if sum(slack) >= -spare:
        return [w + spare * s / sum(slack) for w, s in zip(wanted, slack, strict=True)]
    return _squeezed(least, columns, room)


def _squeezed(least: list[float], columns: Sequence[Column], room: float) -> list[float]:
    """Narrow the text columns alone, which can hyphenate; all of them only when none is text."""
    text = [column.kind == "text" for column in columns]
    prose = sum(low for low, is_text in zip(least, text, strict=True) if is_text)
    rest = room - (sum(least) - prose)
    if rest < prose / 2:
        return [low * room / sum(least) for low in least]
    return [
        low * rest / prose if is_text else low for low, is_text in zip(least, text, strict=True)
    ]


def _shares(columns: Sequence[Column]) -> list[float]:
    """Say who gets free width: columns with a weight, else the first text column, else bars."""
    weights = [column.weight for column in columns]
    for kind in ("text", "bar", "number", "mark"):
        if any(weights):
            break
        index = next((i for i, column in enumerate(columns) if column.kind == kind), None)
        if index is not None:
            weights[index] = 1.0
    return [weight / sum(weights) for weight in weights]


def _sizes() -> tuple[float, float]:
    style = tokens()["stil"]
    return style["tabelle"][0], style["klein"][0]


def _wanted(cells: Sequence[Cell], column: Column) -> float:
    body = _body_width(cells, column)
    if column.kind == "bar" and not bar_text_width(cells):
        body = ROOMY_BAR_PT
    return max(body, text_width(column.header, _sizes()[1], "Semibold")) + 0.5


def _least(cells: Sequence[Cell], column: Column) -> float:
    head = _longest_word(column.header, _sizes()[1], "Semibold")
    if column.kind == "bar":
        return max(_body_width(cells, column) - BAR_PT + SHORT_BAR_PT, head) + 0.5
    if column.kind != "text":
        return max(_body_width(cells, column), head) + 0.5
    size = _sizes()[0]
    words = [_longest_word(cell.text, size, "Bold" if cell.strong else "Regular") for cell in cells]
    return max(min(max(words, default=0.0), MAX_WORD_PT), head) + 0.5


def _body_width(cells: Sequence[Cell], column: Column) -> float:
    if column.kind == "bar":
        text = bar_text_width(cells)
        return BAR_PT + (text + BAR_TEXT_GAP_PT if text else 0.0)
    mark = _mark_width(cells) if column.kind == "mark" else 0.0
    return mark + max((_line_width(cell) for cell in cells), default=0.0)


def _mark_width(cells: Sequence[Cell]) -> float:
    return LEVEL_PT if any(cell.text in LEVELS for cell in cells) else DOT_PT


def _line_width(cell: Cell) -> float:
    # bold everywhere: the total row is, and half a point of air does no harm
    size = _sizes()[0]
    return max(text_width(line, size, "Bold") for line in cell.text.split("\n"))


def _longest_word(text: str, size: float, weight: Weight) -> float:
    words = text.replace("-", "- ").replace("/", "/ ").split(" ")
    return max((text_width(word, size, weight) for word in words), default=0.0)
