"""What marketing reported as leads: typical contacts, each with the facts that are known of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from example_data.customers import SEGMENT_WEIGHTS, SEGMENTS

FACTS = {
    "i": "identifiable",
    "s": "data_given",
    "e": "expression",
    "k": "interest_concrete",
    "b": "demand_known",
    "a": "quoting_phase",
    "u": "handed_over",
    "w": "in_progress",
    "B": "budget_known",
    "E": "decision_maker",
    "T": "timing_known",
    "o": "has_order",
    "n": "new_request",
    "x": "objection",
    "d": "documents_requested",
    "c": "consent",
}
SIGNS = {"V": "verhalten", "D": "dritter", "0": "keines"}


@dataclass(frozen=True, slots=True)
class Contact:
    """One typical contact: how it came, what is known of it, and how many were reported.

    `facts` has the sign of interest first (V own behaviour, D a third party, 0 none), then one
    letter for every fact that is ja.
    """

    count: int
    channel: str
    direction: str
    crm_stage: str
    facts: str
    identified_by: str = "selbst"
    expression_kind: str = "formular"
    initiative: str = "kontakt"
    role: str = "kaeufer"


CONTACTS = (
    Contact(92, "Website", "Inbound", "Lead", "Vi", "ip", "keine"),
    Contact(58, "Messe", "Inbound", "MQL", "Vi", "scan", "keine"),
    Contact(34, "Social Media", "Inbound", "Lead", "Vi", "selbst", "reaktion"),
    Contact(38, "Adressliste", "Outbound", "Lead", "0i", "liste", "keine", "anbieter"),
    Contact(14, "Empfehlung", "Inbound", "Lead", "Di", "dritter", "keine", "dritter"),
    Contact(9, "Telefonaktion", "Outbound", "Lead", "0ix", "liste", "anruf", "anbieter"),
    Contact(48, "Newsletter", "Inbound", "MQL", "Viscec", "selbst", "newsletter"),
    Contact(28, "Messe", "Inbound", "MQL", "Vise", "scan", "gespraech"),
    Contact(11, "Website", "Inbound", "Lead", "Vek", "unbekannt", "chat"),
    Contact(21, "Website", "Inbound", "MQL", "Vise", "selbst", "formular", "kontakt", "bewerber"),
    Contact(9, "E-Mail", "Inbound", "Lead", "Vise", "selbst", "email", "kontakt", "lieferant"),
    Contact(54, "Website", "Inbound", "MQL", "Visekdc", "selbst", "formular"),
    Contact(26, "Webinar", "Inbound", "MQL", "Visekdc", "selbst", "formular"),
    Contact(17, "Messe", "Inbound", "MQL", "Visekd", "selbst", "gespraech"),
    Contact(15, "Telefonaktion", "Outbound", "MQL", "Visekd", "liste", "anruf", "anbieter"),
    Contact(13, "Website", "Inbound", "SQL", "Visekb", "selbst", "formular"),
    Contact(22, "Website", "Inbound", "SQL", "Viseku", "selbst", "formular"),
    Contact(27, "E-Mail", "Inbound", "SQL", "Visekuw", "selbst", "email"),
    Contact(15, "Telefon", "Inbound", "SQL", "VisekbuwT", "selbst", "anruf"),
    Contact(9, "Empfehlung", "Inbound", "SQL", "Visekuwon", "bestand", "gespraech"),
    Contact(13, "Telefon", "Inbound", "Opportunity", "VisekbauwBET", "selbst", "anruf"),
    Contact(9, "E-Mail", "Inbound", "Opportunity", "VisekbauwT", "selbst", "email"),
    Contact(4, "E-Mail", "Inbound", "Opportunity", "Visekbau", "selbst", "email"),
    Contact(4, "Telefon", "Inbound", "Customer", "Viseko", "bestand", "anruf"),
    Contact(10, "Messe", "unbekannt", "MQL", "Vis?k", "selbst", "unbekannt"),
)
RETURN_REASONS = ("kein Bedarf", "nicht erreicht", "falsche Zielgruppe", "zu klein")


def make_leads(rng: np.random.Generator, deals: pd.DataFrame) -> pd.DataFrame:
    """Return the reported leads in order of first contact, some of them linked to a deal."""
    frame = pd.concat([_of_kind(contact) for contact in CONTACTS], ignore_index=True)
    frame = _dated(rng, _blurred(rng, frame), deals)
    frame = frame.sort_values("first_contact_at", ignore_index=True)
    frame.insert(0, "lead_id", [f"L-{number:04d}" for number in range(1001, 1001 + len(frame))])
    return frame


def _of_kind(contact: Contact) -> pd.DataFrame:
    sign, letters = contact.facts[0], contact.facts[1:]
    row = {name: "ja" if letter in letters else "nein" for letter, name in FACTS.items()}
    if "?" in letters:
        row["expression"] = "unbekannt"
    row |= {
        "channel": contact.channel,
        "direction": contact.direction,
        "crm_stage": contact.crm_stage,
        "role_external": contact.role,
        "interest_sign": SIGNS[sign],
        "identified_by": contact.identified_by,
        "expression_kind": contact.expression_kind,
        "initiative": contact.initiative,
        "target_group_fits": "ja",
    }
    return pd.DataFrame([row] * contact.count)


def _blurred(rng: np.random.Generator, frame: pd.DataFrame) -> pd.DataFrame:
    """Add what a real list has: facts that nobody asked for, and firms that do not fit."""
    n = len(frame)
    fits = frame["target_group_fits"].mask(rng.random(n) < 0.08, "nein")
    unasked = {
        name: frame[name].mask((frame[name] == "nein") & (rng.random(n) < 0.25), "unbekannt")
        for name in ("budget_known", "decision_maker", "timing_known")
    }
    segments = pd.Series(rng.choice(list(SEGMENTS), n, p=SEGMENT_WEIGHTS))
    return frame.assign(
        **unasked, target_group_fits=fits, segment=segments.mask(rng.random(n) < 0.12)
    )


def _dated(rng: np.random.Generator, frame: pd.DataFrame, deals: pd.DataFrame) -> pd.DataFrame:
    n = len(frame)
    first = pd.Series(pd.Timestamp("2025-01-07") + pd.to_timedelta(rng.integers(0, 345, n), "D"))
    worked = frame["in_progress"] == "ja"
    linked = worked & (frame["demand_known"] == "ja")
    young = deals[deals["created"] >= "2025-02-15"].sample(int(linked.sum()), random_state=rng)
    before = pd.to_timedelta(rng.integers(4, 30, len(young)), "D")
    first[linked] = (young["created"] - before).to_numpy()
    frame = frame.assign(deal_id=pd.Series(pd.NA, index=frame.index, dtype=object))
    frame.loc[linked, "deal_id"] = young["opportunity_id"].to_numpy()
    first += pd.to_timedelta(rng.integers(8 * 60, 17 * 60, n), "min")
    handed = first + pd.to_timedelta(rng.integers(4, 200, n), "h")
    given = frame["handed_over"] == "ja"
    back = given & ~worked & (rng.random(n) < 0.7)
    return frame.assign(
        first_contact_at=first,
        crm_created_at=first
        + pd.to_timedelta(np.round(np.exp(rng.normal(2.6, 1.2, n)) * 60), "min"),
        handed_over_at=handed.where(given),
        accepted_at=(handed + pd.to_timedelta(rng.integers(2, 90, n), "h")).where(worked & given),
        return_reason=pd.Series(rng.choice(RETURN_REASONS, n)).where(back),
    )
