"""One engagement from mandat.toml or from a bare workbook; every key checked before work starts."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vertrieb_kit.chapters import KEYS
from vertrieb_kit.contracts.parameters import NAMES, parameters, unknown_name
from vertrieb_kit.contracts.sheets import BY_TITLE
from vertrieb_kit.errors import UsageError
from vertrieb_kit.intake.mandate_file import NAME, checked_path, read_mandate
from vertrieb_kit.intake.model import Engagement, Export
from vertrieb_kit.intake.project import project_fields
from vertrieb_kit.intake.reading import open_source
from vertrieb_kit.intake.words import tidy

_CODE = re.compile(r"[A-Za-z0-9_-]{1,20}")
_RESERVED = re.compile(r"CON|PRN|AUX|NUL|(COM|LPT)\d", re.IGNORECASE)  # devices on Windows
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_TABLES = ("mandat", "daten", "export", "parameter")
_DEFAULT_WORKBOOK = "daten/Erhebung.xlsx"
_TEXT, _DATE, _NUMBER, _LIST, _BOOL, _TABLE = (
    ("ein Text in Anführungszeichen", str),
    ("ein Datum ohne Anführungszeichen, zum Beispiel 2025-12-31", date),
    ("eine Zahl ohne Tausenderpunkte, zum Beispiel 12480000", (int, float)),
    ('eine Liste, zum Beispiel ["zielgruppen"]', list),
    ("true oder false", bool),
    ("ein Abschnitt mit Schlüssel = Wert", dict),
)
_MANDATE: dict[str, tuple[str, Any]] = {
    "name": _TEXT,
    "kuerzel": _TEXT,
    "stichtag": _DATE,
    "land": _TEXT,
    "waehrung": _TEXT,
    "profil": _TEXT,
    "kapitel": _LIST,
    "kontrollsumme": _NUMBER,
    "kunden_sind_personen": _BOOL,
}
_EXPORT: dict[str, tuple[str, Any]] = {
    **dict.fromkeys(("datei", "blatt", "tabelle", "vorlage", "trennzeichen"), _TEXT),
    **dict.fromkeys(("kodierung", "zahlformat", "datumsformat"), _TEXT),
    **dict.fromkeys(("spalten", "konstant", "berechnet", "einheit", "werte"), _TABLE),
}
_CHOICES = {
    "land": ("DE", "AT", "CH"),
    "profil": ("geschaeftsfuehrung", "verteiler", "intern"),
    "zahlformat": ("de", "en", "ch"),
    "datumsformat": ("TMJ", "MTJ", "JMT"),
}
UNITS = ("anteil", "prozent", "T€", "Mio. €")


def read_engagement(source: Path) -> Engagement:
    """Read what an engagement says about itself; no data yet but the sheet Projekt of a workbook.

    Raises UsageError for a wrong mandat.toml, SourceError for a workbook that cannot be read.
    """
    if source.is_dir():
        return _from_folder(source)
    if source.name == NAME:
        return _from_folder(source.parent)
    if source.suffix.lower() in (".csv", ".gz", ".txt", ".tsv"):
        raise UsageError(
            "Eine einzelne CSV-Datei ist kein Mandat.",
            file=source,
            hint="„vertrieb pruefen“ zeigt, was sie enthält; „vertrieb neu“ legt ein Mandat an.",
        )
    return _from_workbook(source)


def slug(name: str) -> str:
    """Return a name that is safe as a folder.

    >>> slug("Müller & Söhne GmbH"), slug("../../x"), slug("A/B <script>"), slug("株式会社")
    ('Mueller-Soehne-GmbH', 'x', 'A-B-script', 'Mandat')
    """
    plain = unicodedata.normalize("NFC", name).translate(_UMLAUTS)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    short = re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:20].strip("-") or "Mandat"
    return f"Mandat-{short}" if _RESERVED.fullmatch(short) else short


def _from_workbook(source: Path) -> Engagement:
    project = project_fields(open_source(source))
    name = project.get("Mandant") or source.stem
    code = project.get("Kurzname", "")
    return Engagement(
        source=source,
        name=name,
        code=code
        if _CODE.fullmatch(code) and not _RESERVED.fullmatch(code)
        else slug(code or name),
        workbook=source,
    )


def _from_folder(folder: Path) -> Engagement:
    file = folder / NAME
    raw = read_mandate(file)
    _known(raw, _TABLES, "Abschnitt", file)
    mandate = _table(raw, "mandat", file)
    _typed(mandate, _MANDATE, "[mandat]", file)
    name = tidy(str(mandate.get("name", "")))
    if not name:
        raise UsageError("Im Abschnitt [mandat] fehlt „name“.", file=file)
    given = _table(raw, "parameter", file)
    _known(given, NAMES, "Parameter", file)
    _in_file(file, lambda: parameters(given))
    exports = raw.get("export", [])
    if not isinstance(exports, list):
        raise UsageError("Exporte beginnen mit [[export]] in doppelten Klammern.", file=file)
    return Engagement(
        source=folder,
        name=name,
        code=_code(mandate, file),
        reference_date=_day(mandate.get("stichtag")),
        country=_choice(mandate, "land", file) or "DE",
        currency=_currency(mandate, file),
        profile=_choice(mandate, "profil", file) or "geschaeftsfuehrung",
        scope=_scope(mandate, file),
        control_total=_total(mandate, file),
        customers_are_persons=bool(mandate.get("kunden_sind_personen", False)),
        workbook=_workbook(_table(raw, "daten", file), folder, file),
        exports=tuple(_export(entry, folder, file) for entry in exports),
        given=given,
        stated=frozenset(mandate),
    )


def _export(entry: Any, folder: Path, file: Path) -> Export:
    if not isinstance(entry, dict):
        raise UsageError("Exporte beginnen mit [[export]] in doppelten Klammern.", file=file)
    _typed(entry, _EXPORT, "[[export]]", file)
    for key in ("datei", "blatt"):
        if not entry.get(key):
            raise UsageError(f"In einem Abschnitt [[export]] fehlt „{key}“.", file=file)
    if entry["blatt"] not in BY_TITLE:
        raise UsageError(unknown_name(entry["blatt"], tuple(BY_TITLE), "Blattname"), file=file)
    return Export(
        file=checked_path(entry["datei"], folder, file),
        sheet=entry["blatt"],
        table=entry.get("tabelle"),
        preset=entry.get("vorlage"),
        delimiter=entry.get("trennzeichen"),
        encoding=entry.get("kodierung"),
        number_format=_choice(entry, "zahlformat", file),
        date_order=_choice(entry, "datumsformat", file),
        columns=_texts(entry, "spalten", file),
        constants=_constants(entry, file),
        computed=_texts(entry, "berechnet", file),
        units=_units(entry, file),
        values=_values(entry, file),
    )


def _known(given: Mapping[str, Any], known: tuple[str, ...], what: str, file: Path) -> None:
    for name in given:
        if name not in known:
            raise UsageError(unknown_name(name, known, what), file=file)


def _table(raw: Mapping[str, Any], name: str, file: Path) -> Mapping[str, Any]:
    value = raw.get(name, {})
    if not isinstance(value, dict):
        raise UsageError(f"„{name}“ muss ein Abschnitt [{name}] sein.", file=file)
    return value


def _typed(
    given: Mapping[str, Any], known: Mapping[str, tuple[str, Any]], table: str, file: Path
) -> None:
    """Refuse unknown keys and values of the wrong kind."""
    _known(given, tuple(known), f"Schlüssel in {table}", file)
    for key, value in given.items():
        expected, kind = known[key]
        wrong_bool = isinstance(value, bool) and kind is not bool
        if wrong_bool or not isinstance(value, kind):
            message = f"„{key}“ in {table}: „{value}“ passt nicht. Erwartet wird {expected}."
            raise UsageError(message, file=file)


def _choice(given: Mapping[str, Any], key: str, file: Path) -> Any:
    value = given.get(key)
    if value is not None and value not in _CHOICES[key]:
        raise UsageError(unknown_name(value, _CHOICES[key], f"Wert für „{key}“"), file=file)
    return value


def _code(mandate: Mapping[str, Any], file: Path) -> str:
    code = mandate.get("kuerzel")
    if code is None:
        return slug(mandate["name"])
    if not _CODE.fullmatch(code) or _RESERVED.fullmatch(code):
        message = f"„kuerzel“: „{code}“ passt nicht."
        hint = (
            "Erlaubt sind 1 bis 20 Buchstaben, Ziffern, - und _ ohne Umlaute, nicht CON oder NUL."
        )
        raise UsageError(message, file=file, hint=hint)
    return str(code)


def _currency(mandate: Mapping[str, Any], file: Path) -> str:
    currency = str(mandate.get("waehrung", "EUR"))
    if not re.fullmatch(r"[A-Z]{3}", currency):
        message = f"„waehrung“: „{currency}“ passt nicht."
        raise UsageError(message, file=file, hint="Erwartet wird ein Kürzel wie EUR oder CHF.")
    return currency


def _scope(mandate: Mapping[str, Any], file: Path) -> tuple[str, ...]:
    scope = mandate.get("kapitel", [])
    for key in scope:
        if key not in KEYS:
            raise UsageError(unknown_name(str(key), KEYS, "Kapitelschlüssel"), file=file)
    return tuple(scope)


def _workbook(data: Mapping[str, Any], folder: Path, file: Path) -> Path | None:
    _typed(data, {"arbeitsmappe": _TEXT}, "[daten]", file)
    if "arbeitsmappe" in data:
        return checked_path(data["arbeitsmappe"], folder, file)
    default = folder / _DEFAULT_WORKBOOK
    return default if default.is_file() else None


def _texts(entry: Mapping[str, Any], key: str, file: Path) -> dict[str, str]:
    for header, value in entry.get(key, {}).items():
        if not isinstance(value, str):
            message = f"[export.{key}] „{header}“: „{value}“ passt nicht. Erwartet wird {_TEXT[0]}."
            raise UsageError(message, file=file)
    return dict(entry.get(key, {}))


def _constants(entry: Mapping[str, Any], file: Path) -> dict[str, object]:
    """Take texts, numbers, dates and truth values; a moment with a zone loses the zone."""
    found: dict[str, object] = {}
    for header, value in entry.get("konstant", {}).items():
        number = isinstance(value, int | float) and _is_finite(value)
        if not number and not isinstance(value, str | date):
            message = f"[export.konstant] „{header}“: „{str(value)[:40]}“ passt nicht."
            hint = "Erwartet wird ein Text, eine Zahl, ein Datum, true oder false."
            raise UsageError(message, file=file, hint=hint)
        found[header] = value.replace(tzinfo=None) if isinstance(value, datetime) else value
    return found


def _units(entry: Mapping[str, Any], file: Path) -> dict[str, str]:
    units = _texts(entry, "einheit", file)
    for unit in units.values():
        if unit not in UNITS:
            raise UsageError(unknown_name(unit, UNITS, "Wert für „einheit“"), file=file)
    return units


def _values(entry: Mapping[str, Any], file: Path) -> dict[str, dict[str, str]]:
    for header, pairs in entry.get("werte", {}).items():
        if not isinstance(pairs, dict) or not all(isinstance(v, str) for v in pairs.values()):
            message = f'[export.werte."{header}"] erwartet Zeilen der Form "Won" = "gewonnen".'
            raise UsageError(message, file=file)
    return {header: dict(pairs) for header, pairs in entry.get("werte", {}).items()}


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _total(mandate: Mapping[str, Any], file: Path) -> float | None:
    value = mandate.get("kontrollsumme")
    if value is None:
        return None
    if not _is_finite(value):
        message = f"„kontrollsumme“ in [mandat]: „{value}“ passt nicht."
        raise UsageError(message, file=file, hint=f"Erwartet wird {_NUMBER[0]}.")
    return float(value)


def _is_finite(value: Any) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number of 400 digits
        return False


def _in_file(file: Path, action: Callable[[], object]) -> None:
    """Add the file's name to what goes wrong in it."""
    try:
        action()
    except UsageError as error:
        raise UsageError(error.message, file=file, hint=error.hint) from None
