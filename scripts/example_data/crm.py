"""The deals and the file in which the client's CRM exports them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

N_DEALS = 450
REFERENCE_DATE = pd.Timestamp("2025-12-31")
RIVALS = ("Talheim Präzision", "Kronfeld Systeme", "Vektara Maschinen", "Osterbruck & Lenz")
PRICE_RIVAL = RIVALS[0]
OPEN_STAGES = ("Qualification", "Demo", "Proposal", "Negotiation")
OWNERS = ("Jana Probst", "Timo Wendlandt", "Carla Ebeling", "Niklas Oberhauser", "Ute Tiedtke")
REASONS = ("Price too high", "Delivery time", "Technical fit", "Project stopped", "No budget")
GROUPS = ("Serienmaschinen", "Sondermaschinen", "Ersatzteile", "Service")
GROUP_CODES = {"Serienmaschinen": "SERIAL", "Sondermaschinen": "SPECIAL",
               "Ersatzteile": "PARTS", "Service": "SERVICE"}  # fmt: skip
AMOUNTS = {"Serienmaschinen": 56_000, "Sondermaschinen": 108_000,
           "Ersatzteile": 9_500, "Service": 14_000}  # fmt: skip
CHANNELS = ("Trade fair", "Website", "Referral", "Field sales", "Outbound call")
DATE_FORM = "%d.%m.%Y"


def make_deals(rng: np.random.Generator, customers: pd.DataFrame) -> pd.DataFrame:
    """Return the deals of two years as the CRM holds them, in the words of the CRM."""
    frame = _opened(rng, customers)
    decided = frame["decision"] <= REFERENCE_DATE
    is_won = pd.Series(rng.random(N_DEALS) < _chance(frame), index=frame.index) & decided
    is_lost = decided & ~is_won
    frame["stage"] = _stages(rng, decided, is_won)
    frame["close_date"] = frame["decision"].where(decided)
    frame["expected_close"] = frame["decision"].where(~decided) + pd.Timedelta(days=30)
    frame["loss_reason"] = _reasons(rng, frame, is_lost)
    frame["competitor"] = frame["competitor"].where(decided, "")
    frame["probability"] = frame["stage"].map(
        {"Qualification": 10, "Demo": 30, "Proposal": 50, "Negotiation": 75}
    )
    frame["amount"] = frame["amount"].mask(is_lost & (rng.random(N_DEALS) < 0.05))
    return _with_steps(rng, frame, decided)


def write_export(path: Path, deals: pd.DataFrame) -> None:
    """Write the CRM's file: semicolon, cp1252, decimal comma, German dates, English words."""
    frame = deals.drop(columns=["decision", "days", "group"])
    dates = frame.select_dtypes("datetime").columns
    frame = frame.assign(**{name: frame[name].dt.strftime(DATE_FORM) for name in dates})
    frame["amount"] = frame["amount"].map(_german, na_action="ignore")
    frame["probability"] = frame["probability"].map("{:.0f}".format, na_action="ignore")
    text = frame.to_csv(sep=";", index=False, lineterminator="\r\n")
    path.write_bytes(text.encode("cp1252"))


def _opened(rng: np.random.Generator, customers: pd.DataFrame) -> pd.DataFrame:
    days = np.sort(rng.integers(0, 720, N_DEALS))
    groups = rng.choice(GROUPS, N_DEALS, p=[0.42, 0.16, 0.18, 0.24])
    buyers = customers.sample(N_DEALS, replace=True, random_state=rng)
    length = np.exp(rng.normal(4.25, 0.6, N_DEALS)).round()
    created = _working_days(pd.Timestamp("2024-01-08") + pd.to_timedelta(days, "D"))
    decision = _working_days(created + pd.to_timedelta(np.maximum(length, 6), "D"))
    amount = pd.Series(groups).map(AMOUNTS) * np.exp(rng.normal(0, 0.35, N_DEALS))
    return pd.DataFrame(
        {
            "opportunity_id": [f"OPP-{number}" for number in range(20_101, 20_101 + N_DEALS)],
            "account_no": buyers["customer_id"].to_numpy(),
            "opportunity_name": [
                _title(g, n) for g, n in zip(groups, buyers["company_name"], strict=True)
            ],
            "created": created,
            "stage": "",
            "close_date": pd.NaT,
            "expected_close": pd.NaT,
            "amount": amount.round(-2),
            "currency": "EUR",
            "probability": np.nan,
            "lead_source": rng.choice(CHANNELS, N_DEALS, p=[0.2, 0.3, 0.15, 0.25, 0.1]),
            "loss_reason": "",
            "competitor": _competitors(rng, days),
            "product_line": pd.Series(groups).map(GROUP_CODES),
            "owner": rng.choice(OWNERS, N_DEALS),
            "contact_email": [f"kontakt{number}@example.com" for number in range(N_DEALS)],
            "decision": decision,
            "days": days,
            "group": groups,
        }
    )


def _working_days(dates: pd.Series | pd.DatetimeIndex) -> pd.Series:
    days = np.asarray(dates, dtype="datetime64[D]")
    return pd.Series(pd.to_datetime(np.busday_offset(days, 0, roll="forward")))


def _title(group: str, company: str) -> str:
    return f"{group} für {company}"


def _competitors(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """Name the rivals in a deal; the cheap one turns up ever more often."""
    weight = np.where(days < 360, 0.22, 0.42)
    others = rng.choice([*RIVALS[1:], f"{RIVALS[1]};{RIVALS[3]}", ""], len(days),
                        p=[0.22, 0.16, 0.18, 0.04, 0.40])  # fmt: skip
    return np.where(rng.random(len(days)) < weight, PRICE_RIVAL, others)


def _chance(frame: pd.DataFrame) -> pd.Series:
    """Return the chance to win: service wins, the cheap rival hurts, more so in 2025."""
    base = frame["group"].map(
        {"Serienmaschinen": 0.36, "Sondermaschinen": 0.27, "Ersatzteile": 0.52, "Service": 0.55}
    )
    cheap = frame["competitor"] == PRICE_RIVAL
    late = frame["days"] >= 360
    return base + 0.02 - 0.12 * cheap - 0.14 * (cheap & late) - 0.06 * late


def _stages(rng: np.random.Generator, decided: pd.Series, is_won: pd.Series) -> np.ndarray:
    still_open = rng.choice(OPEN_STAGES, len(decided), p=[0.3, 0.2, 0.32, 0.18])
    ended = np.where(is_won, "Closed Won", "Closed Lost")
    return np.where(decided, ended, still_open)


def _reasons(rng: np.random.Generator, frame: pd.DataFrame, is_lost: pd.Series) -> pd.Series:
    """Note why a deal was lost: mostly the price against the cheap rival, sometimes nothing."""
    n = len(frame)
    usual = rng.choice([*REASONS, ""], n, p=[0.22, 0.27, 0.17, 0.15, 0.10, 0.09])
    cheap = rng.choice([*REASONS, ""], n, p=[0.66, 0.16, 0.07, 0.03, 0.03, 0.05])
    reasons = np.where(frame["competitor"] == PRICE_RIVAL, cheap, usual)
    return pd.Series(reasons, index=frame.index).where(is_lost, "")


def _with_steps(rng: np.random.Generator, frame: pd.DataFrame, decided: pd.Series) -> pd.DataFrame:
    """Add the dates of request, demonstration and offer inside the life of the deal."""
    end = frame["decision"].where(decided, REFERENCE_DATE)
    life = (end - frame["created"]).dt.days
    request = frame["created"] + pd.to_timedelta((life * 0.05).round(), "D")
    demo = frame["created"] + pd.to_timedelta(
        (life * rng.uniform(0.15, 0.35, len(frame))).round(), "D"
    )
    quote = frame["created"] + pd.to_timedelta(
        (life * rng.uniform(0.4, 0.7, len(frame))).round(), "D"
    )
    has_demo = frame["stage"].ne("Qualification") & (rng.random(len(frame)) < 0.55)
    early = frame["stage"].isin(["Qualification", "Demo"])
    gave_up = frame["stage"].eq("Closed Lost") & (rng.random(len(frame)) < 0.16)
    return frame.assign(
        request_date=request,
        demo_date=demo.where(has_demo),
        quote_date=quote.where(~early & ~gave_up),
    )


def _german(number: float) -> str:
    return f"{number:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
