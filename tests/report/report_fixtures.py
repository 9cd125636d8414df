"""Hand-made chapters that walk every path of the report."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_notebook, new_output

from vertrieb_kit.present import style
from vertrieb_kit.present.blocks import (
    MIME,
    Answer,
    Block,
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
    Table,
    as_json,
)
from vertrieb_kit.report.book import ChapterNotebook, merge
from vertrieb_kit.report.document import Document, from_notebook
from vertrieb_kit.report.meta import ReportMeta

META = ReportMeta("Muster Maschinenbau GmbH", date(2025, 12, 31), code="MM")
HOSTILE = (
    '#panic() #read("/etc/passwd") ]#panic("x")[ $x$ @label <label> <script>alert(1)</script> '
    "{{ 7*7 }} {% raw %} \U0001f9ec \u202eשלום \u0000\u001b " + "Ä" * 60
)
MISSING = "nicht bewertet – Datengrundlage fehlt (Blatt Markt)"


def statement(id: str, text: str, **changes: Any) -> Statement:
    """Return an assessed statement; a test names only what matters to it."""
    values: dict[str, Any] = {
        "chapter": id.split(".")[0],
        "question": "Wie stark ist der Umsatz konzentriert?",
        "value": 0.8,
        "unit": "share",
        "n": 184,
        "unit_of_n": "Kunden",
        "as_of": "2025-12-31",
        "source": "Umsätze (ERP-Export)",
    }
    return Statement(id=id, text=text, **{**values, **changes})


def finding(
    id: str,
    text: str = "Auf 23 von 184\u00a0Kunden entfallen 80,6\u00a0%.",
    evidence: tuple[Any, ...] = (),
    **changes: Any,
) -> Finding:
    """Return a finding; keys of Finding go there, all others to its statement."""
    own = {k: changes.pop(k) for k in ("notes", "metrics", "span", "placement") if k in changes}
    changes["evidence"] = changes.pop("proof", "")
    return Finding(statement(id, text, **changes), evidence=evidence, **own)


def unanswered(id: str, question: str = "Wie groß ist der Markt?", **changes: Any) -> Finding:
    """Return a question that the data cannot answer."""
    placement = changes.pop("placement", "chapter")
    deliver = changes.pop("deliver", "Marktpotenzial je Zielgruppe (Blatt Markt).")
    return finding(
        id,
        MISSING,
        question=question,
        value=None,
        unit="",
        n=None,
        status="not_assessed",
        reason=Reason("no_data", MISSING),
        deliver=deliver,
        placement=placement,
        **changes,
    )


def chart(id: str, width: float = 112, height: float = 60, span: int = 8, **more: Any) -> Figure:
    """Return a small bar chart in the house style."""
    canvas = style.canvas(width, height)
    ax = style.field(canvas, 30, 8, 14, 6)
    values = [40, 26, 18, 9]
    ax.barh(
        range(4), values, height=0.62, color=[style.colour("akzent"), *[style.colour("ist")] * 3]
    )
    ax.invert_yaxis()
    ax.axvline(0, color=style.colour("tinte"), linewidth=0.75)
    for i, value in enumerate(values):
        style.side_text(ax, i, f"Klasse {'ABCD'[i]}", 0)
        style.side_text(ax, i, str(value), width, ha="right")
    alt = more.pop("alt", "Vier Balken: Klasse A mit 40 am längsten")
    return Figure(
        id,
        "Muster Maschinenbau.",
        "Umsatz in T€, 2025",
        style.svg(canvas),
        alt,
        width,
        height,
        span,
        **more,
    )  # type: ignore[arg-type]


def table(id: str, rows: int = 3, **changes: Any) -> Table:
    """Return a table with text, numbers, a bar with prior year, a variance and a total."""
    body = [
        (
            Cell(f"Segment {i + 1}"),
            Cell(f"{5315 - i * 7}", 5315.0 - i * 7),
            Cell(
                "",
                bar=1 / (1 + i % 4),
                bar_before=0.9 / (1 + i % 4),
                tone="focus" if i == 0 else "",
            ),
            Cell(
                "+213" if i % 2 else "−145",
                213.0 if i % 2 else -145.0,
                tone="positive" if i % 2 else "negative",
            ),
        )
        for i in range(rows)
    ]
    total = (Cell("Summe"), Cell("12.480", 12480.0), Cell(""), Cell("+540", 540.0))
    columns = (
        Column("Segment", weight=1),
        Column("T€", "number", "#,##0"),
        Column("2025 über 2024", "bar", weight=0),
        Column("Δ T€", "number", "+#,##0;-#,##0"),
    )
    values: dict[str, Any] = {
        "who": "Segmente.",
        "what": "Nettoumsatz in T€, 2024 und 2025",
        "total": True,
        "note": "",
    }
    return Table(id, columns=columns, rows=(*body, total), **{**values, **changes})


def matrix() -> Table:
    """Return a competitor matrix: number beside bar, a missing rating, the best in bold."""
    names = ["Muster MB", "Alpmatik", "Brenner & Roth", "Corvex"]
    rows = tuple(
        (
            Cell(name),
            Cell(str(weight), float(weight)),
            *(
                Cell("n. b.", tone="muted")
                if score is None
                else Cell(
                    str(score).replace(".", ","),
                    score,
                    bar=score / 5,
                    strong=score == max(s for s in scores if s),
                    tone="focus" if j == 0 else "muted",
                )
                for j, score in enumerate(scores)
            ),
        )
        for name, weight, scores in [
            ("Lieferzeit", 20, [3.1, 3.9, 3.4, 2.8]),
            ("Service vor Ort", 15, [4.5, 3.2, 3.9, 2.9]),
            ("Ersatzteilverfügbarkeit", 10, [3.4, 3.8, 3.2, None]),
        ]
    )
    columns = (
        Column("Kriterium"),
        Column("Gewicht", "number"),
        *(Column(name, "bar") for name in names),
    )
    return Table("competitors.matrix", "Vier Anbieter.", "Bewertung je Kriterium", columns, rows)


def marks() -> Table:
    """Return a table of two-line cells and drawn marks."""
    rows = tuple(
        (
            Cell(f"M{i + 1}", tone="focus"),
            Cell("Rabattregel je Auftragsgröße\nMedian und Obergrenze je Klasse", strong=True),
            Cell(role),
            Cell(word),
            Cell(level),
        )
        for i, (role, word, level) in enumerate(
            [
                ("Vertriebsleitung", "gemessen", "hoch"),
                ("Operations", "erfragt", "mittel"),
                ("Marketing", "angenommen", "niedrig"),
            ]
        )
    )
    columns = (
        Column(""),
        Column("Maßnahme und erster Schritt", weight=1),
        Column("Wer"),
        Column("Beleg", "mark"),
        Column("Sicherheit", "mark"),
    )
    return Table("measures.plan", "Plan.", "Verantwortung und erster Schritt", columns, rows)


def decisions() -> Table:
    """Return the table behind the decisions of the summary."""
    columns = (Column("Entscheidung"), Column("Verantwortlich (Rolle)"), Column("Termin"))
    rows = tuple(
        (Cell(text, strong=True), Cell("Vertriebsleitung"), Cell("31.03.2026"))
        for text in (
            "Rabattregel je Auftragsgröße einführen.",
            "Lieferzusage: 9 statt 14 Wochen.",
            "Lead-Definition verbindlich machen.",
            "Diese vierte steht nicht vorn.",
        )
    )
    return Table(
        "measures.decisions",
        "Entscheidungen.",
        "Rolle und Termin",
        columns,
        rows,
        appendix_only=True,
    )


NOTES = (
    Note("Einordnung", "Fünf Kunden stehen für 49,2\u00a0% des Umsatzes."),
    Note(
        "Vergleich mit 2024", "Der Anteil des größten Kunden stieg von 17,8\u00a0% auf 20,3\u00a0%."
    ),
    Note("Empfehlung", "Rahmenvertrag mit Laufzeit bis 2028 anstreben."),
)


def target_groups() -> list[Block]:
    """Return a chapter with everything."""
    return [
        Answer("target_groups", "Der Umsatz ruht auf 23 Kunden; das Mittelfeld ist schmal."),
        finding(
            "target_groups.concentration",
            "Auf 23 von 184\u00a0Kunden entfallen 80,6\u00a0% des Nettoumsatzes 2025, auf den "
            "größten allein 20,3\u00a0%.",
            (
                chart("target_groups.customer_band", 170, 52, 12),
                chart("target_groups.curve"),
                table(
                    "target_groups.abc", note="Der Kunde auf der Grenze zählt zur höheren Klasse."
                ),
            ),
            notes=NOTES,
            headline=True,
            meaning="Der größte Kunde steht für ein Fünftel.",
            metrics=(Metric("target_groups.abc.customers", 23, "count", 184, {"class": "A"}),),
            note="7 ohne Umsatz 2025 nicht enthalten",
            proof="gemessen",
        ),
        finding(
            "target_groups.segments",
            "Service und Ersatzteile wachsen um 14,1\u00a0%.",
            (table("target_groups.segments", 5),),
            headline=True,
            meaning="Der Service trägt das Wachstum.",
        ),
        unanswered("target_groups.market"),
        unanswered(
            "target_groups.needs",
            "Welche Bedürfnisse sind offen?",
            deliver="Mindestens 5 Befragte je Zielgruppe (Blatt Beduerfnisse).",
        ),
    ]


def pricing() -> list[Block]:
    """Return a chapter with a pair of halves and a preliminary finding."""
    return [
        Answer("pricing", "Menge und neue Artikel tragen das Wachstum. Der Preis bremst es."),
        finding(
            "pricing.waterfall",
            "Vom Listenpreis bleiben nach allen Abzügen 72,6\u00a0%.",
            (chart("pricing.waterfall", 170, 45, 12),),
            headline=True,
            meaning="Eine Frage der Regel, nicht des Marktes.",
            metrics=(Metric("pricing.waterfall", 1.0, "EUR", 40, {"step": "list"}),),
        ),
        finding(
            "pricing.discount",
            "Bei Aufträgen unter 5\u00a0T€ liegen die mittleren 80\u00a0% der "
            "Rabatte zwischen 7\u00a0% und 19\u00a0%.",
            (chart("pricing.discount", 83, 52, 6),),
            span=6,
        ),
        finding(
            "pricing.pvm",
            "Der Umsatz stieg um 540\u00a0T€, ohne den Preiseffekt um 750\u00a0T€.",
            (chart("pricing.pvm", 83, 52, 6),),
            span=6,
            status="preliminary",
            note="Ebene Artikel",
        ),
        unanswered("pricing.psm", "Was würden Kunden bezahlen?", deliver="Preisbefragung."),
    ]


def leads() -> list[Block]:
    """Return a chapter with hostile texts and a table over two pages."""
    return [
        Answer("leads", HOSTILE),
        finding(
            "leads.hostile",
            HOSTILE,
            (table("leads.hostile", who=HOSTILE, what=HOSTILE),),
            notes=(Note(HOSTILE, HOSTILE),),
            source=HOSTILE,
            headline=True,
            meaning=HOSTILE,
        ),
        finding(
            "leads.long",
            "Von 600 gemeldeten Leads erkennt der Vertrieb 212 an.",
            (table("leads.long", 70),),
            headline=True,
            meaning="Die Einigung ist möglich.",
        ),
        finding(
            "leads.hidden",
            "Alle Leads stehen im Excel-Anhang.",
            (table("leads.all", 40, appendix_only=True),),
        ),
    ]


def data_intake() -> list[Block]:
    """Return the data basis with measures and decisions."""
    return [
        finding(
            "data_intake.rows",
            "Von 6.041 gelieferten Zeilen wurden 5.957 verwendet.",
            (table("data_intake.rows"),),
            placement="appendix",
            unit_of_n="Zeilen",
        ),
        finding(
            "data_intake.measures",
            "Drei Maßnahmen sind mit Rolle und Termin hinterlegt.",
            (marks(), decisions()),
            placement="measures",
            source="Maßnahmen",
            unit_of_n="",
        ),
        unanswered(
            "data_intake.goals",
            "Welche Ziele gelten?",
            placement="appendix",
            deliver="Blatt Ziele.",
        ),
    ]


def notebook(blocks: list[Block]) -> NotebookNode:
    """Return an executed notebook as papermill leaves it: prose, code, streams, blocks."""
    outputs = [new_output("stream", text="Lärm")] + [
        new_output(
            "display_data", data={MIME: json.loads(json.dumps(as_json(block))), "text/plain": "x"}
        )
        for block in blocks
    ]
    return from_dict(new_notebook(cells=[new_code_cell("show(x)", outputs=outputs)]))


def chapters() -> list[ChapterNotebook]:
    """Return a run: complete, empty, failed, not commissioned and hostile chapters."""
    competitors: list[Block] = [
        Answer("competitors", "Der Service trägt den ersten Platz."),
        finding(
            "competitors.score",
            "Muster Maschinenbau liegt bei 3 von 8 Kriterien vorn.",
            (matrix(),),
            headline=True,
            meaning="Bei der Lieferzeit fehlen 0,8 Punkte.",
        ),
        finding(
            "competitors.gap",
            "Die Lieferzeit wiegt am schwersten.",
            (chart("competitors.gap", 83, 52, 6),),
            notes=NOTES[:2],
        ),
        finding(
            "competitors.two",
            "Zwei Diagramme stehen nebeneinander.",
            (chart("competitors.a", 83, 40, 6), chart("competitors.b", 83, 40, 6)),
            notes=NOTES,
        ),
    ]
    return [
        ChapterNotebook("data_intake", "ok", notebook(data_intake())),
        ChapterNotebook("target_groups", "ok", notebook(target_groups())),
        ChapterNotebook("competitors", "ok", notebook(competitors)),
        ChapterNotebook("swot", "not_commissioned"),
        ChapterNotebook("pricing", "ok", notebook(pricing())),
        ChapterNotebook("leads", "ok", notebook(leads())),
    ]


def document() -> Document:
    """Return the document of the whole run."""
    return from_notebook(merge(chapters(), META))


def document_of(*blocks: Block, stem: str = "target_groups") -> Document:
    """Return the document of one chapter."""
    return from_notebook(merge([ChapterNotebook(stem, "ok", notebook(list(blocks)))], META))
