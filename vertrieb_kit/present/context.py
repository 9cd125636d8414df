"""What every presenter needs besides its result: formats, the client, dates, sources, limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.formats import Format

_LEGAL_FORM = re.compile(
    r"[\s,]+(gmbh(\s*&\s*co\.?\s*(kg|kgaa|ohg))?|ag(\s*&\s*co\.?\s*kg)?|se|kgaa|kg|ohg|gbr|ug|"
    r"e\.?\s?k\.?|ltd\.?|s\.?a\.?|sàrl|sarl|mbh)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """The frame in which results are put into words.

    `company` is the client's firm as sentences name it. `period_start`/`period_end` bound the
    figures; `data_start` is the first event in the data, for the label of an unbounded period.
    `sources` maps a sheet's machine name to what the source line says about it, `as_of` to the
    ISO date of its Stand. `customer_names` maps a Kundennummer to the name to be shown.
    """

    fmt: Format = field(default_factory=Format)
    company: str = "Das Unternehmen"
    reference_date: date = date(2025, 12, 31)
    period_start: date | None = None
    period_end: date | None = None
    data_start: date | None = None
    parameters: Parameters = field(default_factory=Parameters)
    sources: Mapping[str, str] = field(default_factory=dict)
    as_of: Mapping[str, str] = field(default_factory=dict)
    customer_names: Mapping[str, str] = field(default_factory=dict)

    def source(self, *sheets: str) -> str:
        """Name the sources of a figure: "Umsätze (SAP), Kunden (Excel)"."""
        return ", ".join(dict.fromkeys(self.sources.get(s, s) for s in sheets))

    def stand(self, *sheets: str) -> str:
        """Return the oldest Stand of the sheets as ISO text, else the reference date."""
        known = [self.as_of[s] for s in sheets if s in self.as_of]
        return min([*known, self.reference_date.isoformat()])

    def customer(self, customer_id: str) -> str:
        """Return the name under which the edition shows a customer."""
        return self.customer_names.get(customer_id, customer_id)

    @property
    def firm(self) -> str:
        """Return the client's name without its legal form, as sentences and heads use it.

        >>> Context(company="Muster Maschinenbau GmbH & Co. KG").firm
        'Muster Maschinenbau'
        """
        return _LEGAL_FORM.sub("", self.company) or self.company

    @property
    def period_label(self) -> str:
        """Name the period of the figures: 2025, 2024–2025, or 01.04.2024–31.03.2025."""
        start = self.period_start or self.data_start
        end = self.period_end or self.reference_date
        if start is None:
            return f"bis {self.fmt.date(end)}"
        # data rarely begin on New Year's Day itself; a stated period is taken at its word
        whole = start.month == 1 and (start.day == 1 or self.period_start is None)
        if whole and (end.day, end.month) == (31, 12):
            return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
        return self.fmt.range(self.fmt.date(start), self.fmt.date(end))
