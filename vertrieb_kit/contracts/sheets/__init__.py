"""All contract sheets, in the order in which the workbook shows them."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Sheet
from vertrieb_kit.contracts.sheets import (
    competitors,
    engagement,
    leads,
    pricing,
    swot,
    target_groups,
)

SHEETS: tuple[Sheet, ...] = (
    *engagement.SHEETS,
    *target_groups.SHEETS,
    *competitors.SHEETS,
    *swot.SHEETS,
    *pricing.SHEETS,
    *leads.SHEETS,
)

BY_TITLE: dict[str, Sheet] = {sheet.title: sheet for sheet in SHEETS}
BY_NAME: dict[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}
