"""The names under which an edition shows customers: the firm, or an alias such as Kunde A-017."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from platformdirs import user_data_path

from vertrieb_kit.errors import UsageError
from vertrieb_kit.intake.model import Engagement

ENVIRONMENT = "VERTRIEB_SCHLUESSEL"
_SOURCES = ("customers", "revenue", "price_lines", "deals")
_WORDS = r"einzelunternehm\w*|einzelfirma|eingetragener? kauf\w+|freiberuf\w*"
_SOLE = re.compile(
    rf"(?:{_WORDS}|e\.?\s?(?:k|kfm|kfr|u)\.?|inh\b.*|inhaber.*)(?:,?\s*inh.*)?", re.IGNORECASE
)
_SOLE_IN_NAME = re.compile(
    rf"(?:^|[\s,(])(?:{_WORDS}|e\.\s?(?:k|kfm|kfr|u)\.?|e\s(?:k|kfm|kfr)\.?"
    r"|(?-i:e(?:K|Kfm|Kfr|U))\.?)\)?$|(?:^|[\s,(])inh(?:\.|aber(?:in)?\b)",  # "EU" is no firm
    re.IGNORECASE,
)


def customer_names(engagement: Engagement, tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Map every Kundennummer to the name that the profile shows.

    Only `verteiler` hides firms; natural persons (sole traders) are hidden everywhere.
    """
    ids = _customer_ids(tables)
    if not ids:
        return {}
    hidden = aliases(ids, engagement_key(engagement.code))
    if engagement.profile == "verteiler" or engagement.customers_are_persons:
        return hidden
    customers = tables["customers"]
    shown = customers[customers["company_name"].notna() & ~is_sole_trader(customers)]
    firms = dict(zip(shown["customer_id"], shown["company_name"], strict=True))
    return {customer: firms.get(customer, alias) for customer, alias in hidden.items()}


def aliases(ids: list[str], key: bytes) -> dict[str, str]:
    """Number customers in an order that only the key holder can reproduce.

    >>> sorted(aliases(["10", "20"], b"k").values())
    ['Kunde A-001', 'Kunde A-002']
    """
    ordered = sorted(ids, key=lambda one: hmac.digest(key, one.encode(), hashlib.sha256))
    width = max(3, len(str(len(ordered))))
    return {one: f"Kunde A-{n:0{width}d}" for n, one in enumerate(ordered, 1)}


def is_sole_trader(customers: pd.DataFrame) -> pd.Series[bool]:
    """Mark customers that are natural persons by legal form or by the end of the firm's name."""
    form = customers["legal_form"].fillna("").str.strip().str.fullmatch(_SOLE)
    name = customers["company_name"].fillna("").str.strip().str.contains(_SOLE_IN_NAME)
    return form.astype(bool) | name.astype(bool)


def engagement_key(code: str) -> bytes:
    """Return the engagement's secret, made on first use and kept outside its folder."""
    stated = os.environ.get(ENVIRONMENT, "")
    if re.fullmatch(r"[0-9a-fA-F]{64}", stated):
        return bytes.fromhex(stated)
    path = Path(stated) if stated else user_data_path("vertrieb_kit", False) / f"{code}.key"
    try:
        return path.read_bytes() if path.exists() else _new_key(path)
    except OSError as error:
        hint = f"Bitte prüfen Sie die Rechte oder setzen Sie {ENVIRONMENT}."
        message = (
            f"Der Schlüssel des Mandats lässt sich nicht lesen oder anlegen ({error.strerror})."
        )
        raise UsageError(message, file=path, hint=hint) from None


def _new_key(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(32)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another run of the same engagement was faster
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(key)
    return key


def _customer_ids(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    every = [tables[name]["customer_id"].dropna() for name in _SOURCES]
    return sorted({str(one) for one in pd.concat(every)})
