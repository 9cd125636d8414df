"""What the whole report says about itself: client, date, edition. Travels as notebook metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vertrieb_kit.formats import Country, Format
from vertrieb_kit.intake.model import Profile


@dataclass(frozen=True, slots=True)
class ReportMeta:
    """Cover, header and footer in one value. Dates come from the Stichtag, never from the clock.

    `own_texts` are the consultant's paragraphs by chapter stem.
    """

    client: str
    reference_date: date
    code: str = ""
    country: Country = "DE"
    currency: str = "EUR"
    profile: Profile = "geschaeftsfuehrung"
    version: str = "1.0"
    own_texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the title of the report: "Vertriebsanalyse 2025"."""
        return f"Vertriebsanalyse {self.reference_date.year}"

    @property
    def fmt(self) -> Format:
        """Return the formats of the client's country."""
        return Format(self.country, self.currency)

    def as_json(self) -> dict[str, Any]:
        """Return plain values for the notebook's metadata."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        texts = {stem: list(items) for stem, items in self.own_texts.items()}
        return {**plain, "reference_date": self.reference_date.isoformat(), "own_texts": texts}


def meta_from_json(data: dict[str, Any]) -> ReportMeta:
    """Rebuild the meta from `as_json`."""
    day = date.fromisoformat(data["reference_date"])
    texts = {stem: tuple(items) for stem, items in data["own_texts"].items()}
    return ReportMeta(**{**data, "reference_date": day, "own_texts": texts})
