"""What the SWOT holds: items by field, how many are documented, which rank first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

Field = Literal["S", "W", "O", "T"]
FIELDS: tuple[Field, ...] = ("S", "W", "O", "T")
TOP = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of the SWOT. `priority` is impact × likelihood, None when one is missing.

    `linked` tells whether a combination names it.
    """

    id: str
    field: str
    statement: str
    priority: float | None
    evidence: str | None
    source: str | None
    horizon: str | None
    linked: bool

    @property
    def documented(self) -> bool:
        """Tell whether the item says what it rests on."""
        return self.evidence is not None

    @property
    def internal(self) -> bool:
        """Tell whether the item is one of the firm itself (strength, weakness)."""
        return self.field in ("S", "W")


@dataclass(frozen=True, slots=True)
class Inventory:
    """All items, highest priority first; without priority last, in the order of the sheet."""

    items: tuple[Item, ...]

    def of(self, field: Field) -> tuple[Item, ...]:
        """Return the items of one field."""
        return tuple(item for item in self.items if item.field == field)

    def get(self, item_id: str) -> Item | None:
        """Return an item by its ID, None when there is none."""
        return next((item for item in self.items if item.id == item_id), None)

    @property
    def documented(self) -> tuple[Item, ...]:
        """Return the items with evidence."""
        return tuple(item for item in self.items if item.documented)

    @property
    def evidence_share(self) -> float | None:
        """Return the share of items with evidence, None without items."""
        return len(self.documented) / len(self.items) if self.items else None

    @property
    def rated(self) -> tuple[Item, ...]:
        """Return the items with a priority."""
        return tuple(item for item in self.items if item.priority is not None)

    @property
    def top(self) -> tuple[Item, ...]:
        """Return the first five; an item without evidence cannot be among them."""
        return tuple(item for item in self.rated if item.documented)[:TOP]

    @property
    def combined(self) -> bool:
        """Tell whether any combination names an item."""
        return any(item.linked for item in self.items)


def inventory(swot: pd.DataFrame, combinations: pd.DataFrame) -> Inventory:
    """List the items with their priority and whether they are documented and linked.

    Items without ID are numbered per field: S1, S2 … Sources: methods.md 3.3, design.md 3.6.
    """
    known = swot.dropna(subset=["type", "statement"])
    ids = _ids(known)
    linked = set(combinations["from_id"]) | set(combinations["to_id"])
    frame = known.assign(
        item_id=ids, linked=ids.isin(linked), priority=known["impact"] * known["likelihood"]
    )
    ranked = frame.sort_values("priority", ascending=False, kind="stable", na_position="last")
    texts = ["evidence", "source", "horizon"]
    columns = ["item_id", "type", "statement", "priority", *texts, "linked"]
    rows = ranked[columns].itertuples(index=False, name=None)
    return Inventory(tuple(_item(*row) for row in rows))


def _item(
    item_id: str,
    field: str,
    statement: str,
    priority: float,
    evidence: object,
    source: object,
    horizon: object,
    linked: bool,
) -> Item:
    value = None if pd.isna(priority) else float(priority)
    texts = (_text(evidence), _text(source), _text(horizon))
    return Item(item_id, field, statement, value, *texts, linked=bool(linked))


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _ids(items: pd.DataFrame) -> pd.Series:
    number = items.groupby("type").cumcount() + 1
    return items["item_id"].fillna(items["type"] + number.astype(str))
