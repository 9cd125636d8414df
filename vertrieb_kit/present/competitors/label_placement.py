"""Labels beside points without overlap: a fixed list of places, tried in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from vertrieb_kit.assets import tokens

MM_PER_POINT = 25.4 / 72
_GAP_MM = 1.7
_LINE_MM = 3.4
_STEPS = (0.0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.8, -1.8, 2.6, -2.6)
_ROUNDS = 3
_FAR = 0.2  # what a mm of distance costs, in mm² of overlap


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0.0) * max(height, 0.0)

    def outside(self, other: Box) -> float:
        """Return the part of this rectangle's area that lies outside the other."""
        return (self.right - self.left) * (self.top - self.bottom) - self.overlap(other)


@dataclass(frozen=True, slots=True)
class Label:
    """A text that belongs to a point at x, y in mm and should stay inside its area."""

    text: str
    x: float
    y: float
    area: Box
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label goes: the left edge and the middle of its line, in mm."""

    label: Label
    x: float
    y: float


Option = tuple[Placed, Box]


def placed(
    labels: tuple[Label, ...], *, taken: tuple[Box, ...] = (), size_pt: float = 8.0
) -> tuple[Placed, ...]:
    """Place every label beside its point, where it covers least.

    Earlier labels go first; then each may move once more, now that all the others stand.
    """
    fixed = [*taken, *(_marker(label) for label in labels)]
    chosen: dict[int, Option] = {}
    for _ in range(_ROUNDS):
        for i, label in enumerate(labels):
            others = [option[1] for j, option in chosen.items() if j != i]
            chosen[i] = _cheapest(label, size_pt, [*fixed, *others])
    return tuple(chosen[i][0] for i in range(len(labels)))


def text_width_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width of a text in the house face."""
    return float(TextPath((0, 0), text, size=size_pt, prop=_face(bold)).get_extents().width) * (
        MM_PER_POINT
    )


@cache
def _face(bold: bool) -> FontProperties:
    face = tokens()["schrift"]
    return FontProperties(
        family=[face["sans"], face["ersatz"]], weight="bold" if bold else "normal"
    )


def _marker(label: Label) -> Box:
    half = 0.9
    return Box(label.x - half, label.y - half, label.x + half, label.y + half)


def _options(label: Label, size_pt: float) -> list[Option]:
    """List places in order of liking: right, left, then higher and lower, then centred."""
    width = text_width_mm(label.text, size_pt, bold=label.bold)
    options = []
    for step in _STEPS:
        y = label.y + step * _LINE_MM
        near = _GAP_MM if abs(step) < 1 else 0.0
        lefts = [label.x + near, label.x - near - width]
        if abs(step) >= 1:
            lefts.append(label.x - width / 2)
        for left in lefts:
            half = _LINE_MM / 2
            options.append((Placed(label, left, y), Box(left, y - half, left + width, y + half)))
    return options


def _cheapest(label: Label, size_pt: float, obstacles: list[Box]) -> Option:
    def cost(option: Option) -> float:
        place, box = option
        covered = sum(box.overlap(other) for other in obstacles)
        # leaving its area is worse than touching a neighbour, distance the least evil
        return 10 * box.outside(label.area) + covered + _FAR * abs(place.y - label.y)

    return min(_options(label, size_pt), key=cost)
