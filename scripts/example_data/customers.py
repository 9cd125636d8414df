"""The customers: invented firms in four segments, and how much each of them buys."""

from __future__ import annotations

import numpy as np
import pandas as pd

N_BUYERS = 176
N_SILENT = 4
N_POTENTIAL = 14
TOP_SHARE = 0.187

SEGMENTS = {
    "Automobilzulieferer": (
        "Antriebswerk", "Getriebetechnik", "Fahrwerkteile", "Pressteile", "Gusswerk", "Achsenbau",
    ),
    "Medizintechnik": (
        "Medizintechnik", "Chirurgietechnik", "Dentaltechnik", "Feinmechanik", "Laborgeräte",
        "Implantatfertigung",
    ),
    "Lohnfertiger": (
        "Zerspanung", "Drehteile", "Frästechnik", "Präzisionsfertigung", "Werkzeugbau",
        "Blechbearbeitung",
    ),
    "Energietechnik": (
        "Turbinenbau", "Generatorenbau", "Pumpenbau", "Armaturenwerk", "Verdichterbau",
        "Windkraftkomponenten",
    ),
}  # fmt: skip
SEGMENT_WEIGHTS = (0.32, 0.18, 0.34, 0.16)
PLACES = (
    "Nordhain", "Ellersbronn", "Rothwalden", "Steinmoor", "Kaltenried", "Murgwalde", "Auerstein",
    "Birkholm", "Falkenrode", "Grünwarden", "Hasselbrück", "Immenried", "Krähenfeld",
    "Lauterholz", "Mühlwiesen", "Ostermark", "Quellhofen", "Rabenfurt", "Sandhagen", "Ulmenstedt",
    "Zwieslingen", "Dornhausen", "Eschenthal", "Fichtenau", "Wolkenried", "Tannbrück",
)  # fmt: skip
LEGAL_FORMS = ("GmbH", "GmbH & Co. KG", "AG", "KG")
SOLE_TRADER = "e. K."
GROUPS = ((0, 9, 31), (4, 22), (12, 47))  # positions by size that belong to one group


def target_shares(rng: np.random.Generator) -> np.ndarray:
    """Return the share of revenue that each buyer should get, largest first."""
    rank = np.arange(1, N_BUYERS)
    weights = np.sort((rank + 5.0) ** -1.72 * np.exp(rng.normal(0, 0.06, len(rank))))[::-1]
    return np.concatenate([[TOP_SHARE], (1 - TOP_SHARE) * weights / weights.sum()])


def make_customers(rng: np.random.Generator) -> pd.DataFrame:
    """Return all firms, buyers first and by size; Status and dates of buyers come later."""
    n = N_BUYERS + N_SILENT + N_POTENTIAL
    segments = rng.choice(list(SEGMENTS), n, p=SEGMENT_WEIGHTS)
    segments[0] = "Automobilzulieferer"
    frame = pd.DataFrame({"segment": segments})
    frame["legal_form"] = _legal_forms(rng, n)
    frame["company_name"] = _names(rng, segments) + " " + frame["legal_form"]
    numbers = rng.choice(np.arange(10010, 10990), n, replace=False)
    frame["customer_id"] = [f"00{number}" for number in numbers]
    frame["industry"] = frame["segment"].map(_INDUSTRIES)
    frame["employees"] = np.round(np.exp(rng.normal(4.6, 0.8, n)) + 8).astype(int)
    frame["country"] = rng.choice(["DE", "AT", "CH"], n, p=[0.86, 0.09, 0.05])
    frame["postal_code"] = _postal_codes(rng, frame["country"])
    frame["sales_channel"] = rng.choice(
        ["Außendienst", "Innendienst", "Händler"], n, p=[0.6, 0.3, 0.1]
    )
    frame["status"] = ["Bestand"] * N_BUYERS + ["Verloren"] * N_SILENT + ["Potenzial"] * N_POTENTIAL
    frame["customer_since"] = _since(rng, frame["status"])
    frame["group_id"] = _groups(n)
    return frame


def settle_status(customers: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Return the customers with the Status that their own purchases imply."""
    dates = lines.groupby("customer_id")["doc_date"].agg(["min", "max"])
    first = customers["customer_id"].map(dates["min"])
    last = customers["customer_id"].map(dates["max"])
    is_new = (first >= "2025-03-01") & (customers.index > 40)
    is_idle = last < "2024-11-01"
    status = customers["status"].mask(is_new, "Neu").mask(is_idle, "Inaktiv")
    since = customers["customer_since"].mask(is_new, first - pd.Timedelta(days=20))
    return customers.assign(status=status, customer_since=since)


_INDUSTRIES = {
    "Automobilzulieferer": "Fahrzeugbau",
    "Medizintechnik": "Medizintechnik",
    "Lohnfertiger": "Metallbearbeitung",
    "Energietechnik": "Maschinenbau",
}


def _names(rng: np.random.Generator, segments: np.ndarray) -> pd.Series:
    """Draw a different pair of trade and place for every firm."""
    pairs = {
        segment: iter(rng.permutation([f"{trade} {place}" for trade in trades for place in PLACES]))
        for segment, trades in SEGMENTS.items()
    }
    names = [str(next(pairs[segment])) for segment in segments]
    names[0] = "Antriebswerk Nordhain"
    return pd.Series(names).where(~pd.Series(names).duplicated(), "Achsenbau Wolkenried")


def _legal_forms(rng: np.random.Generator, n: int) -> np.ndarray:
    forms = rng.choice(LEGAL_FORMS, n, p=[0.62, 0.24, 0.06, 0.08]).astype(object)
    forms[0] = "GmbH"
    forms[[88, 131]] = SOLE_TRADER
    return forms


def _postal_codes(rng: np.random.Generator, countries: pd.Series) -> list[str]:
    german = [f"{code:05d}" for code in rng.integers(1067, 99999, len(countries))]
    other = [f"{code:04d}" for code in rng.integers(1010, 9990, len(countries))]
    return [g if c == "DE" else o for g, o, c in zip(german, other, countries, strict=True)]


def _since(rng: np.random.Generator, status: pd.Series) -> pd.Series:
    days = pd.Series(
        pd.Timestamp("2004-01-01") + pd.to_timedelta(rng.integers(0, 7100, len(status)), "D")
    )
    return days.where(status != "Potenzial")


def _groups(n: int) -> pd.Series:
    ids = pd.Series([None] * n, dtype=object)
    for number, members in enumerate(GROUPS, start=1):
        ids.iloc[list(members)] = f"K{number:02d}"
    return ids
