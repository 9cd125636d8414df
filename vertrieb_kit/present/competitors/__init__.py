"""The chapter on competitors in German sentences, tables and charts."""

from vertrieb_kit.present.competitors.answer import chapter_answer
from vertrieb_kit.present.competitors.development import development_finding
from vertrieb_kit.present.competitors.lead import lead_finding
from vertrieb_kit.present.competitors.matrix import matrix_finding
from vertrieb_kit.present.competitors.prices import prices_finding
from vertrieb_kit.present.competitors.robustness import robustness_finding
from vertrieb_kit.present.competitors.views import self_image_finding
from vertrieb_kit.present.competitors.win_rate import losses_finding, win_rate_finding

__all__ = [
    "chapter_answer",
    "development_finding",
    "lead_finding",
    "losses_finding",
    "matrix_finding",
    "prices_finding",
    "robustness_finding",
    "self_image_finding",
    "win_rate_finding",
]
