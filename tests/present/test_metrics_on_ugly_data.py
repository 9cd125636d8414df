"""Metrics hold their promise on data that nobody likes: empty, single, equal, negative, odd."""

from __future__ import annotations

import math
from datetime import date

import pytest

from tests.present.chapters import findings, metrics, workbook

REVENUE = [
    "Belegnummer", "Belegdatum", "Kundennummer", "Produktgruppe", "Menge", "Mengeneinheit",
    "Nettoumsatz", "Belegart",
]  # fmt: skip
CUSTOMERS = ["Kundennummer", "Firma", "Segment", "Status"]
NEEDS = ["Zielgruppe", "Bedürfnis", "Wichtigkeit", "Erfüllung", "Evidenz", "n"]
RATINGS = ["Unternehmen", "Kriterium", "Bewertung", "Perspektive", "Stand", "Quelle"]
CRITERIA = ["Kriterium", "Gewicht (%)", "Richtung", "Skala"]
PRICES = [
    "Belegnummer", "Kundennummer", "Artikel", "Produktgruppe", "Datum", "Menge", "Listenpreis",
    "Rechnungspreis", "Bonus", "Skonto", "Fracht", "Variable Kosten",
]  # fmt: skip
PSM = ["Befragten-ID", "Produkt", "zu billig", "günstig", "teuer", "zu teuer"]
DEALS = [
    "Deal-ID", "Angelegt am", "Phase", "Status", "Abgeschlossen am", "Wert netto",
    "Verlustgrund", "Verloren an",
]  # fmt: skip
VOTES = ["Teilnehmer", "Rolle", "Runde", "Fall-ID", "Klasse"]
LEADS = ["Lead-ID", "Erstkontakt am", "Kanal", "Richtung", "Äußerung"]
SWOT = ["ID", "Typ", "Aussage", "Wirkung", "Eintritt/Relevanz"]

DAY, LATER = date(2025, 3, 1), date(2025, 4, 1)


def sales(*amounts, day=DAY):
    lines = [
        [
            f"R{i}",
            day,
            f"K{i}",
            "Fräser",
            1,
            "Stück",
            amount,
            "Rechnung" if amount >= 0 else "Storno",
        ]
        for i, amount in enumerate(amounts)
    ]
    return [REVENUE, *lines]


def prices(*pairs, cost=20, days=(date(2024, 2, 1), date(2025, 2, 1))):
    lines = [
        [f"R{i}", "K1", "A1", "Fräser", days[i % 2], 2, listed, invoiced, 1, 1, 1, cost]
        for i, (listed, invoiced) in enumerate(pairs)
    ]
    return [PRICES, *lines]


def deals(*outcomes, value=100.0, reason=None, rival=None):
    rows = [
        [f"D{i}", DAY, "x", o, None if o == "offen" else LATER, value, reason, rival]
        for i, o in enumerate(outcomes)
    ]
    return [DEALS, *rows]


def votes(roles, people, *, cases=14, chosen="mql"):
    rows = [
        [f"{role}{who}", role, 1, f"F{case}", chosen]
        for role in roles
        for who in range(people)
        for case in range(cases)
    ]
    return [VOTES, *rows]


def ratings(**scores):
    """Return ratings and criteria: company → score per criterion k0, k1 …"""
    rows = [
        [company, f"k{i}", score, "Kunde", DAY, "Befragung"]
        for company, row in scores.items()
        for i, score in enumerate(row)
    ]
    n = len(next(iter(scores.values())))
    weights = [[f"k{i}", 100 / n, "hoch ist gut", "1-5"] for i in range(n)]
    return {"Wettbewerb": [RATINGS, *rows], "Kriterien": [CRITERIA, *weights]}


UGLY = {
    "one line": {"Umsaetze": sales(100)},
    "credit notes only": {"Umsaetze": sales(*[-100] * 8)},
    "zero revenue": {"Umsaetze": sales(*[0] * 8)},
    "all equal": {"Umsaetze": sales(*[50] * 8)},
    "customers without revenue": {
        "Kunden": [CUSTOMERS, *([f"K{i}", f"F{i} AG", "S1", "Bestand"] for i in range(8))],
        "Beduerfnisse": [NEEDS, ["S1", "Tempo", None, None, "befragt", 8]],
    },
    "free goods": {"Preise": prices(*[(0, 0)] * 8)},
    "cost above price": {"Preise": prices(*[(100, 90)] * 24, cost=200)},
    "one price line": {"Preise": prices((100, 90))},
    "invalid answers": {"PSM": [PSM, *([f"B{i}", "P", 40, 30, 20, 10] for i in range(12))]},
    "one answer twelve times": {"PSM": [PSM, *([f"B{i}", "P", 10, 20, 30, 40] for i in range(12))]},
    "open deals": {"Deals": deals(*["offen"] * 8)},
    "lost for nothing": {"Deals": deals(*["verloren"] * 8, value=0, rival="A; B")},
    "won only": {"Deals": deals(*["gewonnen"] * 8)},
    "equal companies": ratings(EIGEN=(3, 3), B=(3, 3), C=(3, 3)),
    "one company": ratings(EIGEN=(3, 4, 5, 3, 4, 5)),
    "one criterion": ratings(EIGEN=(4,), B=(3,), C=(2,), D=(2,), E=(1,)),
    "one opinion": {"Workshop": votes(["Marketing"], 1)},
    "one class": {"Workshop": votes(["Marketing", "Vertrieb"], 3)},
    "nobody knows": {"Workshop": votes(["Marketing", "Vertrieb"], 3, chosen="weiß nicht")},
    "no facts": {
        "Leads": [LEADS, *([f"L{i}", DAY, "Messe", "Inbound", None] for i in range(8))],
        "SWOT": [SWOT, [None, "S", "Kurze Wege", None, None]],
    },
}
CHAPTER_OF = {
    "Umsaetze": "target_groups",
    "Kunden": "target_groups",
    "Preise": "pricing",
    "PSM": "pricing",
    "Deals": "leads",
    "Workshop": "leads",
    "Leads": "leads",
    "SWOT": "swot",
    "Wettbewerb": "competitors",
}
# a value of None that is a finding of its own
TELLING = {"interval", "none"}


@pytest.mark.parametrize("sheets", UGLY.values(), ids=UGLY)
def test_no_figure_is_made_up(sheets, tmp_path):
    """Every metric is a number, or null with a reason; no warning, no NaN, no small n."""
    source = workbook(tmp_path / "Erhebung.xlsx", sheets)
    found = metrics(source, sorted({CHAPTER_OF[name] for name in sheets if name in CHAPTER_OF}))

    assert len(found) == len({(m.id, *sorted(m.dims.items())) for m in found})
    for m in found:
        numbers = [v for v in (m.value, m.low, m.high) if v is not None]
        assert all(math.isfinite(v) for v in numbers), m
        if m.value is None:
            assert m.reason is not None, m
            assert m.status == "not_assessed" or m.reason.code in TELLING, m
        else:
            assert m.status != "not_assessed", m
            assert (m.n or 0) >= 5, m


IDS = {
    "target_groups": (
        "revenue_total",
        "customers",
        "abc.customers",
        "abc.revenue_share",
        "concentration.top_share",
        "concentration.hhi",
        "concentration.gini",
        "segment.revenue",
        "segment.customers",
        "need_gap",
        "market.utilisation",
    ),
    "competitors": ("score", "rank", "coverage", "rank_stability", "smallest_flip", "win_rate"),
    "swot": ("items", "evidence_share", "priority"),
    "pricing": (
        "psm.opp",
        "psm.ipp",
        "psm.pmc",
        "psm.pme",
        "waterfall",
        "discount.p10",
        "discount.median",
        "discount.p90",
        "pvm",
        "breakeven_volume",
    ),
    "leads": (
        "gross",
        "class_count",
        "net",
        "agreement.observed",
        "agreement.alpha",
        "agreement.fleiss_kappa",
        "agreement.kappa_between",
    ),
    "journey": ("win_rate", "win_rate_value", "time_to_close_median", "conversion", "loss_reason"),
}


def test_every_agreed_figure_appears_even_without_data(tmp_path):
    """Whoever reads results.json finds each id, null with its reason, never a gap."""
    goals = [["Ziel-ID", "Ziel", "Art"], ["Z1", "Wachsen", "Markt"]]
    found = metrics(workbook(tmp_path / "Erhebung.xlsx", {"Ziele": goals}))
    wanted = {f"{topic}.{name}" for topic, names in IDS.items() for name in names}

    assert wanted <= {m.id for m in found}
    assert all(m.value is None and m.reason for m in found)


def test_no_positive_revenue_means_no_classes(tmp_path):
    """Counts of 0 in A, B and C would look like a result."""
    source = workbook(tmp_path / "Erhebung.xlsx", UGLY["credit notes only"])
    classes = [m for m in metrics(source, ["target_groups"]) if m.id.endswith("abc.customers")]

    assert [m.value for m in classes] == [None] * 4
    assert {m.reason.code for m in classes if m.reason} == {"undefined"}


def test_a_single_opinion_has_too_few_pairs_rather_than_unequal_votes(tmp_path):
    source = workbook(tmp_path / "Erhebung.xlsx", UGLY["one opinion"])
    kappa = [m for m in metrics(source, ["leads"]) if m.id == "leads.agreement.fleiss_kappa"]

    assert {m.reason.code for m in kappa if m.reason} == {"too_few"}


def test_a_criterion_not_rated_for_all_has_no_flip_but_is_named(tmp_path):
    sheets = ratings(EIGEN=(5, 3, 3, 3, 3), B=(3, 5, 3, 3, 3), C=(3, 3, 3, 3, None))
    source = workbook(tmp_path / "Erhebung.xlsx", sheets)
    flips = {
        m.dims["criterion"]: m
        for m in metrics(source, ["competitors"])
        if m.id == "competitors.smallest_flip"
    }

    assert sorted(flips) == ["k0", "k1", "k2", "k3", "k4"]
    assert flips["k4"].status == "not_assessed"


def test_loss_reasons_that_nobody_recorded_are_not_a_share_of_one(tmp_path):
    source = workbook(tmp_path / "Erhebung.xlsx", {"Deals": deals(*["verloren"] * 8)})
    [finding] = [f for f in findings(source, "leads") if f.statement.id == "journey.loss_reason"]

    assert [(m.value, m.n, m.reason and m.reason.code) for m in finding.metrics] == [
        (None, 8, "no_data")
    ]
