"""The HTML edition: one file without script and without any outside reference."""

from __future__ import annotations

import base64
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from vertrieb_kit.assets import templates, tokens
from vertrieb_kit.report import fonts
from vertrieb_kit.report.document import Document
from vertrieb_kit.report.glyphs import RAW, prepare
from vertrieb_kit.report.view import view

USUAL = (*range(0x20, 0x180), *range(0x2010, 0x2045), *map(ord, "€−×≈≤≥→←ΔΣακ"))
FACES = (
    ("sans", 400, "SourceSans3-Regular"),
    ("sans", 600, "SourceSans3-Semibold"),
    ("sans", 700, "SourceSans3-Bold"),
    ("serif", 400, "SourceSerif4-Regular"),
    ("serif", 600, "SourceSerif4-Semibold"),
    ("display", 600, "SourceSerif4Display-Semibold"),
)


def render(document: Document) -> str:
    """Return the report as one self-contained HTML page."""
    data = prepare(view(document)).data
    template = _environment().get_template("report.html.j2")
    return template.render(view=data, css=Markup(_css(frozenset(_printed(data)))))


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates() / "html"),
        autoescape=select_autoescape(("html.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["base64"] = _base64
    return environment


def _base64(text: str) -> str:
    return base64.b64encode(" ".join(text.split()).encode()).decode()


def _printed(value: Any) -> set[str]:
    """Collect the characters of all texts that the page prints."""
    if isinstance(value, str):
        return set(value)
    if isinstance(value, dict):
        return set().union(*(_printed(v) for k, v in value.items() if k not in RAW))
    return set().union(*map(_printed, value)) if isinstance(value, list) else set()


def _css(characters: frozenset[str]) -> str:
    rules = (templates() / "html" / "report.css").read_text("utf-8")
    return "\n".join([*_font_faces(characters), _custom_properties(), rules])


def _font_faces(characters: frozenset[str]) -> list[str]:
    # the same base in every report, so that reduced fonts can be reused
    usual = frozenset(map(chr, USUAL)) | characters
    known = frozenset(c for c in usual if ord(c) in fonts.source_covers())
    faces = [_font_face(family, weight, name, known) for family, weight, name in FACES]
    strange = frozenset(c for c in characters - known if c.isprintable())
    if strange:
        faces.append(_font_face("ersatz", 400, fonts.FALLBACK, strange))
    return faces


def _font_face(family: str, weight: int, name: str, characters: frozenset[str]) -> str:
    data = base64.b64encode(fonts.subset_woff(name, characters)).decode()
    return (
        f'@font-face{{font-family:"{tokens()["schrift"][family]}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{data})}}"
    )


def _custom_properties() -> str:
    """Turn the tokens into CSS custom properties."""
    face, unit = tokens()["schrift"], tokens()["raster"]["einheit_pt"]
    lines = [f"--{name}:{value}" for name, value in tokens()["farbe"].items() if name != "klassen"]
    for name, (size, line) in tokens()["stil"].items():
        lines += [f"--{name}-size:{_length(size)}", f"--{name}-line:{_length(line)}"]
    for name, generic in (("serif", "serif"), ("display", "serif"), ("sans", "sans-serif")):
        lines.append(f'--{name}:"{face[name]}","{face["ersatz"]}",{generic}')
    lines.append(f"--u:{_length(unit)}")
    return f":root{{{';'.join(lines)}}}"


def _length(points: float) -> str:
    return f"calc({points}*var(--pt))"  # a pixel length on screen, a real point on paper
