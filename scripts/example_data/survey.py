"""The price survey: what customers would pay for two services."""

from __future__ import annotations

import numpy as np
import pandas as pd

from example_data.customers import SEGMENT_WEIGHTS, SEGMENTS

PRODUCTS = {"Wartungspaket Plus": (4_900, 100), "Ferndiagnose, Jahresvertrag": (1_450, 50)}
N_PEOPLE = 60
N_CONFUSED = 2  # per product: a cheap price above the dear one


def make_answers(rng: np.random.Generator) -> pd.DataFrame:
    """Return four price limits per person and product."""
    segments = rng.choice(list(SEGMENTS), N_PEOPLE, p=SEGMENT_WEIGHTS)
    parts = [
        _answers(rng, product, centre, step).assign(segment=segments)
        for product, (centre, step) in PRODUCTS.items()
    ]
    return pd.concat(parts, ignore_index=True)


def _answers(rng: np.random.Generator, product: str, centre: float, step: float) -> pd.DataFrame:
    own = centre * np.exp(rng.normal(0, 0.27, N_PEOPLE))
    factors = {
        "too_cheap": rng.uniform(0.52, 0.72, N_PEOPLE),
        "cheap": rng.uniform(0.76, 0.92, N_PEOPLE),
        "expensive": rng.uniform(1.02, 1.22, N_PEOPLE),
        "too_expensive": rng.uniform(1.28, 1.55, N_PEOPLE),
    }
    prices = {name: np.round(own * factor / step) * step for name, factor in factors.items()}
    frame = pd.DataFrame(
        {
            "respondent_id": [f"B{n:03d}" for n in range(1, N_PEOPLE + 1)],
            "product": product,
            **prices,
        }
    )
    confused = rng.choice(frame.index, N_CONFUSED, replace=False)
    frame.loc[confused, ["cheap", "expensive"]] = frame.loc[
        confused, ["expensive", "cheap"]
    ].to_numpy()
    return frame
