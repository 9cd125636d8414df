"""The blocks a report is made of, as frozen values that travel through a notebook as JSON.

A Finding answers one question: the sentence, its evidence, and the metrics behind both. Notebook,
HTML, PDF, XLSX and results.json all show the same object.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["assessed", "preliminary", "not_assessed"]
Disclosure = Literal["open", "suppressed", "merged"]
Tone = Literal["", "focus", "muted", "positive", "negative"]
ColumnKind = Literal["text", "number", "bar", "mark"]
Span = Literal[6, 8, 12]
Placement = Literal["chapter", "measures", "appendix"]

MIME = "application/vnd.vertrieb-kit.block+json"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not assessed: `no_data`, `too_few`, `undefined`, `interval`, `none`."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One number of results.json. Shares 0–1, money in base units; `value` None with a reason."""

    id: str
    value: float | None
    unit: str
    n: int | None
    dims: dict[str, str | float | int] = field(default_factory=dict)
    low: float | None = None
    high: float | None = None
    status: Status = "assessed"
    disclosure: Disclosure = "open"
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that a result carries.

    `question` is short ("Wie stark ist der Umsatz konzentriert?"), `text` the message (≤ 2 lines,
    number first), `meaning` one line "Was heißt das?" for the summary. `source` is what the source
    line names ("Umsätze (ERP-Export)"), `note` what was left out and the method.
    `deliver` says what delivery would answer the question when it is not assessed.
    """

    id: str
    chapter: str
    question: str
    text: str
    value: float | None
    unit: str
    n: int | None
    as_of: str
    source: str
    status: Status = "assessed"
    reason: Reason | None = None
    requirements: tuple[str, ...] = ()
    meaning: str = ""
    note: str = ""
    unit_of_n: str = ""
    evidence: str = ""
    deliver: str = ""
    headline: bool = False
    disclosure: Disclosure = "open"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: what people read, the raw value for Excel, and how it is drawn.

    `bar` is the length 0–1 of an in-cell bar; the thinner `bar_before` is the prior year.
    """

    text: str
    value: float | str | None = None
    tone: Tone = ""
    bar: float | None = None
    bar_before: float | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `excel` is the number format of the native Excel table."""

    header: str
    kind: ColumnKind = "text"
    excel: str = "General"
    weight: float = 0.0  # > 0: takes a share of the free width; 0: as wide as its content


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `who` and `what` form its three-part title. `total`: the last row is a sum."""

    id: str
    who: str
    what: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    note: str = ""
    span: Span = 12
    appendix_only: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as SVG drawn at exactly `width_mm`; `alt` states its finding; `data` feeds Excel."""

    id: str
    who: str
    what: str
    svg: str
    alt: str
    width_mm: float
    height_mm: float
    span: Span = 12
    data: Table | None = None
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Note:
    """A side note beside a chart: Einordnung, Vergleich, Empfehlung; at most four lines."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One question with its answer, evidence and metrics; the unit that `show` emits.

    `span` 6 sets two neighbouring findings side by side.
    """

    statement: Statement
    evidence: tuple[Figure | Table, ...] = ()
    notes: tuple[Note, ...] = ()
    metrics: tuple[Metric, ...] = ()
    span: Span = 12
    placement: Placement = "chapter"
    kind: Literal["finding"] = "finding"


@dataclass(frozen=True, slots=True)
class Answer:
    """The one main answer of a chapter (≤ 3 lines), and its key for the table of contents."""

    chapter: str
    text: str
    kind: Literal["answer"] = "answer"


Block = Finding | Answer


def as_json(block: Block) -> dict[str, Any]:
    """Return a block as plain JSON values (NaN becomes None)."""
    plain = _plain(asdict(block))
    assert isinstance(plain, dict)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.item() if hasattr(value, "item") else value


def from_json(data: dict[str, Any]) -> Block:
    """Rebuild a block from `as_json`."""
    if data["kind"] == "answer":
        return Answer(**data)
    return Finding(
        statement=_statement(data["statement"]),
        evidence=tuple(_evidence(item) for item in data["evidence"]),
        notes=tuple(Note(**note) for note in data["notes"]),
        metrics=tuple(_metric(metric) for metric in data["metrics"]),
        span=data["span"],
        placement=data["placement"],
    )


def _reason(data: dict[str, Any] | None) -> Reason | None:
    return Reason(**data) if data else None


def _statement(data: dict[str, Any]) -> Statement:
    changed = {"reason": _reason(data["reason"]), "requirements": tuple(data["requirements"])}
    return Statement(**{**data, **changed})


def _metric(data: dict[str, Any]) -> Metric:
    return Metric(**{**data, "reason": _reason(data["reason"])})


def _evidence(data: dict[str, Any]) -> Figure | Table:
    if data["kind"] == "table":
        return _table(data)
    return Figure(**{**data, "data": _table(data["data"]) if data["data"] else None})


def _table(data: dict[str, Any]) -> Table:
    rows = tuple(tuple(Cell(**cell) for cell in row) for row in data["rows"])
    return Table(**{**data, "columns": tuple(Column(**c) for c in data["columns"]), "rows": rows})
