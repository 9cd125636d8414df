"""Where the competitors stand, and what sets the client apart."""

from vertrieb_kit.analysis.competitors.development import Development, Move, development
from vertrieb_kit.analysis.competitors.lead import Lead, Leads, leads
from vertrieb_kit.analysis.competitors.matrix import Matrix, View, matrix
from vertrieb_kit.analysis.competitors.prices import (
    PriceComparison,
    PricePosition,
    price_comparison,
)
from vertrieb_kit.analysis.competitors.robustness import (
    Flip,
    Robustness,
    first_place,
    robustness,
    weight_flips,
)
from vertrieb_kit.analysis.competitors.scoring import (
    WeightedScores,
    normalised_weights,
    weighted_scores,
)
from vertrieb_kit.analysis.competitors.views import Gap, SelfImage, self_image
from vertrieb_kit.analysis.competitors.win_rate import Rival, Rivalry, rivalry, win_rate

__all__ = [
    "Development",
    "Flip",
    "Gap",
    "Lead",
    "Leads",
    "Matrix",
    "Move",
    "PriceComparison",
    "PricePosition",
    "Rival",
    "Rivalry",
    "Robustness",
    "SelfImage",
    "View",
    "WeightedScores",
    "development",
    "first_place",
    "leads",
    "matrix",
    "normalised_weights",
    "price_comparison",
    "rivalry",
    "robustness",
    "self_image",
    "weight_flips",
    "weighted_scores",
    "win_rate",
]
