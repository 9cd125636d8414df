"""The example engagements: made the same on every run, and telling the story that they should."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from vertrieb_kit.assets import project_root
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import Intake

DATA = project_root() / "data"
FOLDERS = ("example", "example_gaps")


def make_data(folder: Path) -> Path:
    script = project_root() / "scripts" / "make_example_data.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return make_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def example() -> Intake:
    return load(DATA / "example")


@pytest.fixture(scope="module")
def gaps() -> Intake:
    return load(DATA / "example_gaps")


def files_of(folder: Path) -> dict[str, Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in sorted(found)}


def content(path: Path) -> dict[str, str]:
    """Return a digest per part: packed bytes may differ between zlib builds, content may not."""
    if path.suffix != ".xlsx":
        return {"": hashlib.sha256(path.read_bytes()).hexdigest()}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}


@pytest.mark.parametrize("name", FOLDERS)
def test_committed_data_are_what_the_script_makes(made, name):
    committed, again = files_of(DATA / name), files_of(made / name)

    assert list(committed) == list(again)
    assert {n: content(p) for n, p in committed.items()} == {
        n: content(p) for n, p in again.items()
    }


def test_second_run_gives_the_same_bytes(made, tmp_path):
    make_data(tmp_path)

    first = {name: path.read_bytes() for name, path in files_of(made).items()}
    assert first == {name: path.read_bytes() for name, path in files_of(tmp_path).items()}


def test_export_looks_like_one_from_a_german_desk():
    text = (DATA / "example" / "daten" / "opportunities.csv").read_bytes().decode("cp1252")
    first, second = text.splitlines()[:2]

    assert "opportunity_id;account_no;opportunity_name;created;stage" in first
    assert ";09.01.2024;" in second
    assert ",00;EUR;" in second


def test_nothing_is_refused(example, gaps):
    """Blemishes are mended or named; the exit code of the report stays 0."""
    assert (*example.refused, *gaps.refused) == ()
    assert [p for p in (*example.problems, *gaps.problems) if p.handling == "refused"] == []


def test_example_is_big_enough_to_be_interesting(example):
    sizes = {name: len(example.tables[name]) for name in example.present}

    assert (
        sizes.items()
        >= {
            "customers": 194,
            "revenue": 2500,
            "price_lines": 1500,
            "deals": 450,
            "leads": 600,
            "votes": 26 * 14 * 2,
            "psm": 120,
            "swot": 24,
            "needs": 24,
            "criteria": 8,
        }.items()
    )


@pytest.mark.parametrize(
    ("code", "sheet", "count"),
    [
        ("Q33", "Kunden", 1),
        ("Q01", "Umsaetze", 1),
        ("Q35", "Umsaetze", 3),
        ("Q37", "Umsaetze", 1),
        ("CONTRACT_KEY", "Leads", 2),
    ],
)
def test_blemishes_are_found_where_they_were_put(example, code, sheet, count):
    found = {(p.code, p.sheet): p.count for p in example.problems}

    assert found[code, sheet] == count


def test_owners_and_contacts_do_not_get_past_the_door(example):
    everything = "\n".join(frame.to_csv() for frame in example.tables.values())

    assert "Jana Probst" not in everything
    assert "example.com" not in everything


def test_accounts_and_export_differ_by_a_fifth_of_a_per_cent(example):
    total = example.tables["revenue"]["net_revenue"].sum()

    assert example.engagement.control_total / total == pytest.approx(1.002, abs=0.0001)


def test_one_customer_carries_almost_a_fifth(example):
    revenue = example.tables["revenue"].groupby("customer_id")["net_revenue"].sum()
    shares = (revenue / revenue.sum()).sort_values(ascending=False)

    assert 0.18 < shares.iloc[0] < 0.20
    assert (shares.cumsum() < 0.80).sum() + 1 == 24


def test_service_and_parts_grow_while_special_machines_shrink(example):
    revenue = example.tables["revenue"]
    year = revenue["doc_date"].dt.year
    by_group = revenue.pivot_table("net_revenue", "product_group", year, "sum")
    growth = by_group[2025] / by_group[2024] - 1

    assert growth["Service"] > 0.15
    assert growth["Ersatzteile"] > 0.15
    assert growth["Sondermaschinen"] < -0.20


def test_price_lines_are_positions_of_the_revenue(example):
    lines = example.tables["price_lines"]
    amounts = (lines["quantity"] * lines["invoice_price"]).round(2)
    keys = pd.MultiIndex.from_arrays([lines["doc_id"], amounts])
    revenue = example.tables["revenue"]

    assert keys.isin(pd.MultiIndex.from_frame(revenue[["doc_id", "net_revenue"]])).all()


def test_small_orders_get_discounts_without_a_rule(example):
    lines = example.tables["price_lines"]
    discount = 1 - lines["invoice_price"] / lines["list_price"]
    value = lines["list_price"] * lines["quantity"]
    small = discount[value < 3_000].quantile([0.1, 0.9])
    large = discount[value > 12_000].quantile([0.1, 0.9])

    assert small[0.9] - small[0.1] > 0.20
    assert large[0.9] - large[0.1] < 0.06


def test_about_three_quarters_of_the_list_price_remain(example):
    lines = example.tables["price_lines"].dropna(subset=["freight"])
    listed = (lines["list_price"] * lines["quantity"]).sum()
    invoiced = (lines["invoice_price"] * lines["quantity"]).sum()
    pocket = invoiced - lines[["rebate", "cash_discount", "freight"]].sum().sum()

    assert 0.72 < pocket / listed < 0.74


def test_a_third_of_decided_deals_is_won_and_the_cheap_rival_wins_by_price(example):
    deals = example.tables["deals"]
    decided = deals[deals["status"] != "offen"]
    lost = decided[decided["status"] == "verloren"]
    against = lost[lost["lost_to"].fillna("").str.contains("Talheim")]

    assert 0.33 < (decided["status"] == "gewonnen").mean() < 0.38
    assert against["loss_reason"].value_counts(normalize=True)["Preis"] > 0.5


def majorities(votes: pd.DataFrame, role: str) -> pd.Series:
    here = votes[(votes["role"] == role) & (votes["lead_class"] != "weiß nicht")]
    return here.groupby("case_id")["lead_class"].agg(lambda classes: classes.mode().iloc[0])


@pytest.mark.parametrize(("number", "equal"), [(1, 10), (2, 19)])
def test_marketing_and_sales_agree_on_more_cases_in_the_second_round(example, number, equal):
    votes = example.tables["votes"]
    votes = votes[votes["round"] == number]

    same = majorities(votes, "Marketing") == majorities(votes, "Vertrieb")
    assert same.sum() == equal


def test_gaps_leave_out_what_answers_need(gaps):
    absent = {"price_lines", "leads", "criteria", "needs", "personas", "market", "goals"}

    assert not absent & gaps.present
    assert gaps.tables["revenue"]["quantity"].isna().all()
    assert gaps.tables["deals"]["loss_reason"].isna().all()
    assert gaps.tables["swot"]["evidence"].isna().all()


def test_gaps_show_a_chapter_that_was_not_commissioned(gaps):
    assert "swot" not in gaps.engagement.scope
    assert "swot" in gaps.present
