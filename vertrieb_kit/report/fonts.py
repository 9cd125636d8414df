"""The fonts of the report: what they cover, how wide text runs, and subsets for embedding."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from functools import cache
from pathlib import Path
from typing import Literal

import fontTools
import matplotlib
from fontTools import subset
from fontTools.ttLib import TTFont
from platformdirs import user_cache_path

from vertrieb_kit.assets import templates

Weight = Literal["Regular", "Semibold", "Bold"]

FALLBACK = "DejaVuSans"
FEATURES = ("kern", "liga", "tnum", "lnum", "mark", "ccmp", "locl")


def folder() -> Path:
    """Return the folder with the fonts of the house style."""
    return templates() / "fonts"


def fallback_folder() -> Path:
    """Return the folder of DejaVu, which ships with matplotlib and covers what Source lacks."""
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def path(name: str) -> Path:
    """Return the file of a font by its name."""
    return (fallback_folder() if name == FALLBACK else folder()) / f"{name}.ttf"


@cache
def _cmap(name: str) -> dict[int, str]:
    with TTFont(path(name), lazy=True) as font:
        return dict(font.getBestCmap())


@cache
def source_covers() -> frozenset[int]:
    """Return the code points that every font of the house style holds."""
    names = [file.stem for file in folder().glob("*.ttf")]
    return frozenset(set.intersection(*(set(_cmap(name)) for name in names)))


@cache
def covers() -> frozenset[int]:
    """Return the code points that can be set in any style of the report."""
    return source_covers() | frozenset(_cmap(FALLBACK))


@cache
def _advances(name: str) -> tuple[dict[int, float], float]:
    with TTFont(path(name), lazy=True) as font:
        metrics, scale = font["hmtx"].metrics, font["head"].unitsPerEm
        widths = {code: metrics[glyph][0] / scale for code, glyph in font.getBestCmap().items()}
    return widths, widths[ord("0")]


def text_width(text: str, size: float, weight: Weight = "Regular") -> float:
    """Return how wide a line of sans text runs, in the unit of `size` (kerning left out)."""
    widths, typical = _advances(f"SourceSans3-{weight}")
    return size * sum(widths.get(ord(char), typical) for char in text)


def subset_woff(name: str, characters: frozenset[str]) -> bytes:
    """Return the font reduced to these characters as WOFF; the bytes repeat.

    Reducing a font takes half a second, so the result is kept in the user's cache folder under
    a name that says what it was made from.
    """
    made_from = repr((name, sorted(characters), FEATURES, fontTools.version)).encode()
    digest = hashlib.sha256(path(name).read_bytes() + made_from).hexdigest()
    kept = user_cache_path("vertrieb_kit") / "fonts" / f"{digest}.woff"
    if kept.is_file():
        return kept.read_bytes()
    data = _subset(name, characters)
    with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(kept)
    return data


def _subset(name: str, characters: frozenset[str]) -> bytes:
    options = subset.Options(flavor="woff", layout_features=list(FEATURES), hinting=False)
    options.drop_tables += ["FFTM"]
    with TTFont(path(name), recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[ord(char) for char in characters])
        subsetter.subset(font)
        font.flavor = "woff"
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()
