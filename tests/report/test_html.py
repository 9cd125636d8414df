"""The page is self-contained, accessible and inert."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from tests.report import report_fixtures as sample
from vertrieb_kit.report import html
from vertrieb_kit.report.book import ChapterNotebook, merge
from vertrieb_kit.report.document import from_notebook


@pytest.fixture(scope="session")
def soup(page):
    return BeautifulSoup(page, "html.parser")


def test_nothing_is_loaded_from_outside(page, soup):
    assert not soup.find_all(["script", "link", "iframe", "object"])
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "@import" not in page
    assert re.findall(r"url\((?!data:)", page) == []


def test_a_policy_forbids_what_the_page_does_not_need(soup):
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]

    assert "default-src 'none'" in policy


def test_language_title_and_landmarks(soup):
    assert soup.html["lang"] == "de"
    assert soup.title.string == "Vertriebsanalyse 2025 · Muster Maschinenbau GmbH"
    assert soup.main
    assert soup.nav
    assert soup.find("a", class_="skip")["href"] == "#inhalt"


def test_every_chart_has_an_alternative_text(soup):
    images = soup.find_all("img")

    assert images
    assert all(image["alt"].strip() and image["src"].startswith("data:") for image in images)


def test_headings_never_skip_a_level(soup):
    levels = [int(h.name[1]) for h in soup.find_all(re.compile("^h[1-6]$"))]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_caption_and_scope(soup):
    assert all(table.caption for table in soup.find_all("table"))
    assert all(th.get("scope") in ("col", "row") for th in soup.find_all("th"))


def test_links_lead_to_something(soup):
    targets = {tag["id"] for tag in soup.find_all(id=True)}

    assert {a["href"].removeprefix("#") for a in soup.find_all("a")} <= targets


def test_ids_are_unique(soup):
    ids = [tag["id"] for tag in soup.find_all(id=True)]

    assert len(ids) == len(set(ids))


def test_client_text_is_text(page, soup):
    assert "<script>" not in page
    assert "<script>alert(1)</script>" in soup.get_text()
    assert "{{ 7*7 }}" in soup.get_text()


def test_headings_are_numbered_as_in_the_document(document, soup):
    printed = [span.get_text() for span in soup.select(".statement h3 .nr, .missing-lines .nr")]

    assert [n.number for n in document.findings] == printed


def test_small_enough_to_be_mailed(page):
    assert len(page.encode()) < 1_000_000


def test_the_same_document_gives_the_same_page(document, page):
    assert page == html.render(document)


def test_a_failed_chapter_is_calm():
    document = from_notebook(merge([ChapterNotebook("swot", "failed")], sample.META))

    assert "Dieses Kapitel konnte nicht erstellt werden." in html.render(document)


def test_without_measures_the_summary_says_so():
    assert "Maßnahmen wurden nicht geliefert." in html.render(
        sample.document_of(sample.finding("target_groups.a"))
    )


def test_a_chapter_without_data_collects_its_questions_once():
    text = (
        BeautifulSoup(
            html.render(sample.document_of(sample.unanswered("target_groups.a", "Wie groß?"))),
            "html.parser",
        )
        .select_one(".chapter")
        .get_text()
    )

    assert "Dieses Kapitel ist nicht bewertet – Datengrundlage fehlt." in text
    assert text.count("Wie groß?") == 1


def test_a_reason_is_said_once_and_the_box_says_what_to_deliver():
    chapter = BeautifulSoup(
        html.render(
            sample.document_of(
                sample.finding("target_groups.a"), sample.unanswered("target_groups.b")
            )
        ),
        "html.parser",
    ).select_one(".chapter")
    line = chapter.select_one(".missing-lines").get_text(" ", strip=True)
    box = chapter.select_one(".panel").get_text(" ", strip=True)

    assert line == "1.2 Wie groß ist der Markt? nicht bewertet – Datengrundlage fehlt"
    assert box.endswith(
        "Wie groß ist der Markt? Nötig: Marktpotenzial je Zielgruppe (Blatt Markt)."
    )


def test_without_decisions_the_summary_says_what_to_deliver_first():
    page = html.render(
        sample.document_of(sample.finding("target_groups.a"), sample.unanswered("target_groups.b"))
    )

    assert "Was zuerst zu liefern ist" in page
    assert "beantwortet Frage 1.2" in page


def test_the_glossary_explains_only_words_that_occur():
    said = sample.finding("target_groups.a", "Der Median der Rabatte liegt bei 12 %.")
    page = html.render(sample.document_of(said))

    assert "Die Hälfte der Werte liegt darunter" in page
    assert "Sales Qualified Lead" not in page


def test_switzerland_writes_ss():
    document = sample.document_of(sample.finding("target_groups.a"))
    swiss = from_notebook(
        merge(
            [
                ChapterNotebook(
                    "target_groups", "ok", sample.notebook([sample.finding("target_groups.a")])
                )
            ],
            type(document.meta)(document.meta.client, document.meta.reference_date, country="CH"),
        )
    )

    assert "Massnahmen wurden nicht geliefert." in html.render(swiss)


def test_a_failed_data_basis_is_not_called_undelivered():
    document = from_notebook(merge([ChapterNotebook("data_intake", "failed")], sample.META))
    page = html.render(document)

    assert "Die Maßnahmen konnten nicht aufbereitet werden." in page
    assert "Die Angaben zur Datengrundlage konnten nicht aufbereitet werden." in page
    assert "nicht geliefert" not in page


def test_one_chapter_alone_says_nothing_on_the_strategy_steps():
    page = html.render(sample.document_of(sample.finding("target_groups.a")))

    assert "Stand der Strategiearbeit" not in page
