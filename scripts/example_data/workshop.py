"""The workshop: 14 people put 26 cases into classes, twice, and talk in between."""

from __future__ import annotations

import numpy as np
import pandas as pd

PARTICIPANTS = {"Marketing": ("M", 5), "Vertrieb": ("V", 6), "Innendienst": ("I", 3)}
ROUNDS = {1: "2025-11-18 09:40", 2: "2025-11-18 15:10"}
DONT_KNOW = "weiß nicht"

# case: agreed class, what marketing leans to first, what sales leans to first; a star marks the
# cases on which both still differ after the discussion
CASES = (
    ("F01", "interessent", "mql", "interessent", "*"),
    ("F02", "interessent", "interessent", "interessent", ""),
    ("F03", "mql", "mql", "mql", ""),
    ("F04", "interessent", "mql", "zielkontakt", ""),
    ("F05", "mql", "mql", "mql", ""),
    ("F06", "mql", "mql", "mql", ""),
    ("F07", "sal", "sal", "interessent", ""),
    ("F08", "mql", "mql", "interessent", "*"),
    ("F09", "interessent", "mql", "interessent", ""),
    ("F10", "zielkontakt", "interessent", "zielkontakt", ""),
    ("F11", "mql", "mql", "interessent", "*"),
    ("F12", "ausgeschlossen", "ausgeschlossen", "ausgeschlossen", ""),
    ("F13", "interessent", "mql", "interessent", ""),
    ("F14", "mql", "mql", "mql", ""),
    ("F15", "interessent", "interessent", "interessent", ""),
    ("F16", "mql", "mql", "interessent", ""),
    ("F17", "mql", "sql", "mql", "*"),
    ("F18", "mql", "sal", "interessent", "*"),
    ("F19", "sal", "sql", "sal", ""),
    ("F20", "sql", "sql", "sql", ""),
    ("F21", "mql", "sql", "interessent", "*"),
    ("F22", "sql", "sql", "sql", ""),
    ("F23", "sal", "mql", "sal", ""),
    ("F24", "ausgeschlossen", "ausgeschlossen", "ausgeschlossen", ""),
    ("F25", "interessent", "mql", "interessent", "*"),
    ("F26", "sal", "mql", "sal", ""),
)
ORDER = ("ausgeschlossen", "zielkontakt", "interessent", "mql", "sal", "sql")


def make_votes(rng: np.random.Generator) -> pd.DataFrame:
    """Return every vote of both rounds; a few people do not know in the first."""
    votes = pd.DataFrame(
        [vote for number in ROUNDS for case in CASES for vote in _card(rng, number, case)]
    )
    unsure = rng.choice(votes.index[votes["round"] == 1], 8, replace=False)
    votes.loc[unsure, "lead_class"] = DONT_KNOW
    return votes


def _card(rng: np.random.Generator, number: int, case: tuple[str, ...]) -> list[dict[str, object]]:
    name, agreed, marketing, sales, still_open = case
    leaning = {"Marketing": marketing, "Vertrieb": sales, "Innendienst": sales}
    if number == 2 and not still_open:
        leaning = dict.fromkeys(leaning, agreed)
    return [
        {
            "participant_code": f"{letter}{person:02d}",
            "role": role,
            "round": number,
            "case_id": name,
            "lead_class": chosen,
            "confidence": int(rng.integers(1, 4)) if number == 1 else int(rng.integers(2, 4)),
            "voted_at": pd.Timestamp(ROUNDS[number]),
        }
        for role, (letter, size) in PARTICIPANTS.items()
        for person, chosen in enumerate(_votes(rng, leaning[role], size, number), start=1)
    ]


def _votes(rng: np.random.Generator, leaning: str, size: int, number: int) -> list[str]:
    """Return the votes of one role: most follow its leaning, few the class beside it."""
    most = (size - 1) // 2 if number == 1 else 1
    others = int(rng.integers(0, most + 1))
    place = ORDER.index(leaning)
    beside = ORDER[place - 1] if place else ORDER[1]
    votes = [beside] * others + [leaning] * (size - others)
    return [str(vote) for vote in rng.permutation(votes)]
