"""What is left of the list price, how far discounts lie apart, and what moved the revenue."""

from vertrieb_kit.analysis.pricing.breakeven import (
    BreakEven,
    ProfitLever,
    breakeven_table,
    breakeven_volume,
    margin_rate,
    profit_lever,
)
from vertrieb_kit.analysis.pricing.discount import (
    Band,
    DiscountSpread,
    SizeClass,
    discount_spread,
    price_band,
)
from vertrieb_kit.analysis.pricing.potential import Lift, Potential, price_potential
from vertrieb_kit.analysis.pricing.price_volume_mix import (
    Bridge,
    MixVariance,
    PriceVolumeMix,
    bridge,
    bridge_of_prices,
    mix_variance,
    price_volume_mix,
)
from vertrieb_kit.analysis.pricing.psm import (
    Point,
    PriceSensitivity,
    ProductSensitivity,
    price_sensitivity,
    van_westendorp,
)
from vertrieb_kit.analysis.pricing.waterfall import Ladder, LeftOut, Waterfall, waterfall

__all__ = [
    "Band",
    "BreakEven",
    "Bridge",
    "DiscountSpread",
    "Ladder",
    "LeftOut",
    "Lift",
    "MixVariance",
    "Point",
    "Potential",
    "PriceSensitivity",
    "PriceVolumeMix",
    "ProductSensitivity",
    "ProfitLever",
    "SizeClass",
    "Waterfall",
    "breakeven_table",
    "breakeven_volume",
    "bridge",
    "bridge_of_prices",
    "discount_spread",
    "margin_rate",
    "mix_variance",
    "price_band",
    "price_potential",
    "price_sensitivity",
    "price_volume_mix",
    "profit_lever",
    "van_westendorp",
    "waterfall",
]
