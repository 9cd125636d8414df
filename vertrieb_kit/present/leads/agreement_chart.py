"""Votes per case and role as two diverging stacks, and agreement before and after as a dumbbell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from vertrieb_kit.formats import NBSP, Format, is_missing
from vertrieb_kit.present.leads.labels import SHORT_CLASS_NAMES
from vertrieb_kit.present.style import canvas, class_colours, colour, field, svg
from vertrieb_kit.present.wording import NOT_RATED

WIDTH_MM = 170.0
LABEL_CHARACTERS = 41
NOT_A_LEAD = ("interessent", "zielkontakt", "ausgeschlossen")  # nearest to the zero line first
LEAD = ("mql", "sal", "sql", "kunde")

_ROW_MM, _HEAD_MM = 4.9, 16.0
_PANELS_MM = (57.0, 101.0)
_PANEL_MM, _PERSON_MM = 40.0, 3.35
_SCALE_MM, _SCALE_LENGTH_MM = 148.0, 18.0


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case: the votes of both roles by class, and their agreement before and after."""

    label: str
    votes: tuple[dict[str, int], dict[str, int]]
    first: float
    last: float | None


def agreement_height(rows: Sequence[CaseRow]) -> float:
    """Return the height of the drawing in mm."""
    return len(rows) * _ROW_MM + _HEAD_MM + 1


def agreement_chart(rows: Sequence[CaseRow], heads: tuple[str, str], fmt: Format) -> str:
    """Draw one row per case; `heads` are the roles with their number of people."""
    fig = canvas(WIDTH_MM, agreement_height(rows))
    ax = field(fig, 0, 1, 0, _HEAD_MM)
    ax.set_xlim(0, WIDTH_MM)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    person = _person_mm(rows)
    zeros = tuple(_zero(rows, panel, person) for panel in (0, 1))
    for y, row in enumerate(rows):
        if y:
            ax.plot([0, WIDTH_MM], [y - 0.5] * 2, color=colour("gitter"), lw=0.4, zorder=-1)
        ax.text(0, y, _short(row.label), ha="left", va="center", size=8)
        for zero, votes in zip(zeros, row.votes, strict=True):
            _stack(ax, y, zero, votes, NOT_A_LEAD, -person)
            _stack(ax, y, zero, votes, LEAD, person)
        _dumbbell(ax, y, row)
    _axes(ax, len(rows), zeros)
    _heads(ax, heads, zeros, two_rounds=rows[0].last is not None)
    _legend(ax, rows)
    return svg(fig)


def _short(label: str) -> str:
    return label if len(label) <= LABEL_CHARACTERS else label[: LABEL_CHARACTERS - 1].rstrip() + "…"


def _person_mm(rows: Sequence[CaseRow]) -> float:
    """Return the width of one vote: the same in both panels, so that lengths compare."""
    widest = max(sum(_reach(rows, panel)) for panel in (0, 1))
    return min(_PERSON_MM, _PANEL_MM / max(widest, 1))


def _reach(rows: Sequence[CaseRow], panel: int) -> tuple[int, int]:
    left = max(sum(row.votes[panel].get(c, 0) for c in NOT_A_LEAD) for row in rows)
    right = max(sum(row.votes[panel].get(c, 0) for c in LEAD) for row in rows)
    return left, right


def _zero(rows: Sequence[CaseRow], panel: int, person: float) -> float:
    left, right = _reach(rows, panel)
    slack = _PANEL_MM - (left + right) * person
    start = _PANELS_MM[panel]
    return min(max(start + slack / 2 + left * person, start + 8), start + _PANEL_MM - 8)


def _fill(name: str) -> str:
    order = ("ausgeschlossen", "zielkontakt", "interessent", "mql", "sal", "sql")
    return class_colours()[order.index(name)] if name in order else colour("tinte")


def _stack(
    ax: Axes, y: int, zero: float, votes: dict[str, int], classes: Sequence[str], step: float
) -> None:
    x = zero
    for name in classes:
        count = votes.get(name, 0)
        if not count:
            continue
        width = count * step
        edge = colour("text3") if name == "ausgeschlossen" else colour("papier")
        ax.barh(y, width, left=x, height=0.7, color=_fill(name), edgecolor=edge, linewidth=0.5)
        ink = colour("papier") if name in ("sql", "kunde") else colour("tinte")
        ax.text(x + width / 2, y + 0.03, str(count), ha="center", va="center", size=7.5, color=ink)
        x += width


def _at(share: float) -> float:
    return _SCALE_MM + share * _SCALE_LENGTH_MM


def _dumbbell(ax: Axes, y: int, row: CaseRow) -> None:
    ring: dict[str, Any] = {"mfc": colour("papier"), "mec": colour("text2"), "mew": 1, "zorder": 2}
    if is_missing(row.first):
        ax.text(_SCALE_MM, y, NOT_RATED, size=7.5, color=colour("text3"), va="center")
        return
    if row.last is None or is_missing(row.last):
        ax.plot(_at(row.first), y, "o", ms=5, **ring)
        return
    same = abs(row.first - row.last) <= 0.02
    ax.plot([_at(row.first), _at(row.last)], [y, y], color=colour("text3"), lw=1.2, zorder=1)
    ax.plot(_at(row.first), y, "o", ms=8 if same else 5, **ring)
    ax.plot(_at(row.last), y, "o", ms=5.2, color=colour("akzent"), zorder=3)


def _axes(ax: Axes, rows: int, zeros: Sequence[float]) -> None:
    ends = [-0.5, rows - 0.5]
    for zero in zeros:
        ax.plot([zero, zero], ends, color=colour("tinte"), lw=0.75)
    for share in (0, 0.5, 1):
        name, width = ("gitter", 0.4) if share else ("tinte", 0.75)
        ax.plot([_at(share)] * 2, ends, color=colour(name), lw=width, zorder=0)


def _heads(ax: Axes, heads: tuple[str, str], zeros: Sequence[float], *, two_rounds: bool) -> None:
    upper, lower = -0.5 - 6.2 / _ROW_MM, -0.5 - 1.2 / _ROW_MM
    small: dict[str, Any] = {"size": 7.5, "va": "bottom", "color": colour("text2")}
    ax.text(0, lower, "Fall (am stärksten strittig zuerst)", **small)
    for start, zero, head in zip(_PANELS_MM, zeros, heads, strict=True):
        ax.text(start + _PANEL_MM / 2, upper, head, weight="bold", size=8, ha="center", va="bottom")
        ax.text(zero - 1, lower, "← kein Lead", ha="right", **small)
        ax.text(zero + 1, lower, "Lead →", ha="left", **{**small, "color": colour("akzent")})
    middle = _at(0.5)
    ax.text(middle, upper, "Übereinstimmung", weight="bold", size=8, ha="center", va="bottom")
    for share, label in ((0, "0"), (0.5, "50"), (1, f"100{NBSP}%")):
        ax.text(_at(share), lower, label, ha="center", **small)
    if two_rounds:
        y = -0.5 - 12.5 / _ROW_MM
        ring: dict[str, Any] = {"mfc": colour("papier"), "mec": colour("text2"), "mew": 1}
        ax.plot(_SCALE_MM - 5, y, "o", ms=5, clip_on=False, **ring)
        ax.text(_SCALE_MM - 3, y, "vorher", size=7.5, va="center", color=colour("text2"))
        ax.plot(_SCALE_MM + 9, y, "o", ms=5.2, color=colour("akzent"), clip_on=False)
        ax.text(_SCALE_MM + 11, y, "danach", size=7.5, va="center", color=colour("text2"))


def _legend(ax: Axes, rows: Sequence[CaseRow]) -> None:
    """Name the classes that somebody chose, in their order, above the panels."""
    used = {name for row in rows for votes in row.votes for name, count in votes.items() if count}
    x, y = 0.0, -0.5 - 12.5 / _ROW_MM
    for name in (*reversed(NOT_A_LEAD), *LEAD):
        if name not in used:
            continue
        edge = colour("text3") if name == "ausgeschlossen" else "none"
        ax.barh(
            y,
            3,
            left=x,
            height=0.45,
            color=_fill(name),
            edgecolor=edge,
            linewidth=0.5,
            clip_on=False,
        )
        ax.text(x + 4, y, SHORT_CLASS_NAMES[name], size=7.5, va="center", color=colour("text2"))
        x += 7 + 1.25 * len(SHORT_CLASS_NAMES[name])
