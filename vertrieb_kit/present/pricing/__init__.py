"""Prices in words and pictures: waterfall, discounts, price-volume-mix, survey, break-even."""

from vertrieb_kit.present.pricing.answer import chapter_answer
from vertrieb_kit.present.pricing.breakeven import breakeven_finding
from vertrieb_kit.present.pricing.discount import discount_finding
from vertrieb_kit.present.pricing.potential import potential_finding
from vertrieb_kit.present.pricing.price_volume_mix import price_volume_mix_finding
from vertrieb_kit.present.pricing.psm import psm_finding
from vertrieb_kit.present.pricing.waterfall import waterfall_finding

__all__ = [
    "breakeven_finding",
    "chapter_answer",
    "discount_finding",
    "potential_finding",
    "price_volume_mix_finding",
    "psm_finding",
    "waterfall_finding",
]
