"""What a typed sheet must hold: required values, keys, allowed values, signs, dates, weights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.formats import Format
from vertrieb_kit.intake.stack import Stack

_TOLERATED = 0.05
_HUNDRED = 0.001 + 1e-9
_ORDERED = (
    ("deals", "created_on", "closed_on"),
    ("leads", "first_contact_at", "handed_over_at"),
    ("leads", "handed_over_at", "accepted_at"),
    ("measures", "start_on", "end_on"),
)
_CURRENCY_OF = {"deals": "amount", "competitor_prices": "net_price"}
_CREDITS = ("Gutschrift", "Storno")
_EXCLUDED = "Die Zeilen sind ausgeschlossen."


def check(rows: Stack) -> Stack:
    """Apply every rule that does not need the reference date."""
    if not rows.parts:
        return rows
    for stage in (
        default_ids,
        required_values,
        keys,
        allowed_values,
        credit_signs,
        foreign_currency,
        postal_codes,
        repeated_lines,
        date_order,
        hundred_percent,
        anything_left,
    ):
        rows = stage(rows)
    return rows


def default_ids(rows: Stack) -> Stack:
    """Number SWOT items without ID per type: S1, S2, W1."""
    if rows.sheet.name != "swot":
        return rows
    ids = rows.frame["item_id"]
    number = rows.frame.groupby("type").cumcount() + 1
    made = rows.frame["type"] + number.astype("str")
    return replace(rows, frame=rows.frame.assign(item_id=ids.where(ids.notna(), made)))


def required_values(rows: Stack) -> Stack:
    """Warn about empty cells in required columns; the rows stay."""
    for column in rows.sheet.required:
        if column.name in rows.sheet.key or column.name not in rows.mapped:
            continue
        blank = rows.frame[column.name].isna() & ~_reported(rows, column.name)
        todo = "Die Zeilen bleiben gezählt, nehmen aber an Auswertungen damit nicht teil."
        rows = rows.report(
            "CONTRACT_REQUIRED", "warned", blank, column.name, "Der Pflichtwert fehlt.", todo
        )
    return rows


def keys(rows: Stack) -> Stack:
    """Leave out rows without key, repeated rows, and rows whose key has several meanings."""
    key = list(rows.sheet.key)
    if not key:
        return rows
    nothing = rows.frame[key].isna().any(axis=1)
    column = next((k for k in key if rows.frame.loc[nothing, k].isna().any()), key[0])
    rows = rows.report(
        "CONTRACT_KEY", "warned", nothing, column, "Der Schlüssel fehlt.", _EXCLUDED
    ).without(nothing)
    repeated, conflict = _doubled(rows.frame, key, rows.mapped, nothing)
    rows = rows.report(
        "Q33", "corrected", repeated, key[0], "Zeilen wiederholen sich.", "Die erste bleibt."
    )
    name = rows.sheet.column(key[0]).header
    what = f"Derselbe Schlüssel („{name}“) steht in Zeilen mit verschiedenen Werten."
    todo = f"{_EXCLUDED} Bitte klären, welche gilt."
    rows = rows.report("CONTRACT_KEY", "warned", conflict, key[0], what, todo)
    return rows.without(repeated | conflict)


def allowed_values(rows: Stack) -> Stack:
    """Leave out rows with a value that is not allowed; too many of them refuse the sheet."""
    barred = pd.concat([part.barred for part in rows.parts], ignore_index=True)
    if not barred.any():
        return rows
    rows = rows.without(barred.astype(bool))
    if barred.mean() <= _TOLERATED:
        return rows
    return replace(rows, problems=tuple(_hardened(p) for p in rows.problems)).refuse()


def credit_signs(rows: Stack) -> Stack:
    """Turn positive credit notes; warn about negative invoices."""
    if rows.sheet.name != "revenue":
        return rows
    amount, kind = rows.frame["net_revenue"], rows.frame["doc_type"]
    wrong = kind.isin(_CREDITS) & (amount > 0)
    turned = rows.frame.assign(
        net_revenue=amount.mask(wrong, -amount),
        quantity=rows.frame["quantity"].mask(wrong, -rows.frame["quantity"].abs()),
    )
    rows = rows.report(
        "Q30",
        "corrected",
        wrong,
        "net_revenue",
        "Gutschriften und Stornos mit positivem Betrag.",
        "Betrag und Menge gelten als negativ.",
    )
    negative = (kind == "Rechnung") & (amount < 0)
    rows = rows.report(
        "Q30",
        "warned",
        negative,
        "net_revenue",
        "Rechnungen mit negativem Betrag.",
        "Sie bleiben stehen; bitte die Belegart prüfen.",
    )
    return replace(rows, frame=turned)


def foreign_currency(rows: Stack) -> Stack:
    """Take amounts in another currency out of the sums; their rows stay."""
    amount = _CURRENCY_OF.get(rows.sheet.name)
    if amount is None:
        return rows
    stated = rows.frame["currency"].str.upper()
    foreign = stated.notna() & (stated != rows.currency) & rows.frame[amount].notna()
    what = f"Beträge in einer anderen Währung als {rows.currency}."
    todo = "Ohne Kurs mit Datum werden sie nicht addiert und gelten als fehlend."
    rows = rows.report("Q29", "warned", foreign, "currency", what, todo)
    kept = rows.frame[amount].mask(foreign)
    return replace(rows, frame=rows.frame.assign(**{amount: kept}))


def postal_codes(rows: Stack) -> Stack:
    """Give German postal codes back the zero that Excel took."""
    if rows.sheet.name != "customers":
        return rows
    codes, country = rows.frame["postal_code"], rows.frame["country"].str.upper()
    short = codes.str.fullmatch(r"\d{4}").fillna(False).astype(bool)
    german = short & country.isin(["DE", "D", "DEUTSCHLAND"])
    what = "Postleitzahlen mit vier Ziffern in Deutschland."
    rows = rows.report("Q24", "corrected", german, "postal_code", what, "Die Null wurde ergänzt.")
    open_ = short & country.isna()
    what = "Postleitzahlen mit vier Ziffern ohne Land."
    todo = "Bitte „Land“ ergänzen; es kann eine führende Null fehlen."
    rows = rows.report("Q24", "warned", open_, "postal_code", what, todo)
    return replace(rows, frame=rows.frame.assign(postal_code=codes.mask(german, "0" + codes)))


def repeated_lines(rows: Stack) -> Stack:
    """Warn about equal lines where equal lines are legitimate."""
    if rows.sheet.key or not rows.mapped:
        return rows
    again = rows.frame.duplicated(subset=rows.mapped, keep="first") & rows.keep
    todo = "Sie zählen mit; bitte prüfen, ob Positionen doppelt exportiert wurden."
    return rows.report("Q33", "warned", again, "", "Gleiche Zeilen kommen mehrfach vor.", todo)


def date_order(rows: Stack) -> Stack:
    """Warn about an end before its beginning."""
    for sheet, first, last in _ORDERED:
        if sheet == rows.sheet.name:
            wrong = (rows.frame[last] < rows.frame[first]) & rows.keep
            start, end = (rows.sheet.column(name).header for name in (first, last))
            what = f"„{end}“ liegt vor „{start}“."
            todo = "Die Zeilen nehmen an Zeitdauern nicht teil."
            rows = rows.report("Q36", "warned", wrong, last, what, todo)
    return rows


def hundred_percent(rows: Stack) -> Stack:
    """Refuse a sheet whose weights do not add up to 100 per cent."""
    if not rows.sheet.hundred or rows.refused or not rows.keep.any():
        return rows
    total = float(rows.frame.loc[rows.keep, rows.sheet.hundred].sum())
    if abs(total - 1) <= _HUNDRED:
        return rows
    header = rows.sheet.column(rows.sheet.hundred).header
    text = (
        f"Spalte „{header}“: Die Gewichte ergeben zusammen {Format().percent(total)} statt"
        " 100\u00a0%. Bitte die Gewichte anpassen; das Blatt ist abgelehnt."
    )
    file = rows.parts[0].file
    problem = Problem("CONTRACT_ALLOWED", text, "refused", rows.sheet.title, file, None, header)
    return rows.add(problem).refuse()


def anything_left(rows: Stack) -> Stack:
    """Refuse a sheet in which no row can be used."""
    if rows.refused or rows.frame.empty or rows.keep.any():
        return rows
    text = "Keine Zeile des Blatts ist verwendbar; die Gründe stehen bei den übrigen Hinweisen."
    return rows.add(
        Problem("CONTRACT_KEY", text, "refused", rows.sheet.title, rows.parts[0].file)
    ).refuse()


def up_to(rows: Stack, reference_date: date) -> Stack:
    """Leave out rows whose event lies after the reference date."""
    event = rows.sheet.event_column
    if event is None or rows.frame.empty:
        return rows
    end = pd.Timestamp(reference_date) + pd.Timedelta(days=1)
    late = (rows.frame[event.name] >= end) & rows.keep
    what = f"Das Datum liegt nach dem Stichtag {reference_date:%d.%m.%Y}."
    return rows.report("Q37", "warned", late, event.name, what, _EXCLUDED).without(late)


def _doubled(
    frame: pd.DataFrame, key: list[str], mapped: list[str], nothing: pd.Series[bool]
) -> tuple[pd.Series[bool], pd.Series[bool]]:
    """Return the rows that only repeat an earlier one, and those of a key with several values."""
    compared = list(dict.fromkeys([*key, *mapped]))
    repeated = frame.duplicated(subset=compared, keep="first") & ~nothing
    single = frame[~repeated & ~nothing]
    conflict = single.duplicated(subset=key, keep=False).reindex(frame.index, fill_value=False)
    return repeated, conflict.astype(bool)


def _reported(rows: Stack, column: str) -> pd.Series[bool]:
    """Mark the cells of a column that already have a problem of their own."""
    known = [
        pd.Series(part.frame.index.isin(list(part.reported.get(column, ()))), dtype=bool)
        for part in rows.parts
    ]
    return pd.concat(known, ignore_index=True) if known else pd.Series(dtype=bool)


def _hardened(problem: Problem) -> Problem:
    if problem.code != "CONTRACT_ALLOWED":
        return problem
    text = f"{problem.text} Mehr als 5\u00a0% der Zeilen sind betroffen: Das Blatt ist abgelehnt."
    return replace(problem, handling="refused", text=text)
