"""`reg cost`: by a dimension, of one entity, over years, in every format and in both languages."""

import csv
import io
import json
from pathlib import Path
from typing import get_args

import pytest

from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.records import CostProblem
from registry_cli.cli.cost import By
from registry_cli.output.cost_words import DIMENSION_LABELS, NO_KEY, PROBLEMS
from tests.cli.test_answers import write
from tests.cli.test_stats import section
from tests.running import AS_OF, EXAMPLES, reg

FJORDBY = EXAMPLES / "fjordby"
SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune, inhabitants: 40000}\n"
KY = """name: KY drift
supplier: kombit
covers: [ky, ksd]
term: {start: 2025-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: term-end}}
prices:
  - {name: Drift, type: operation, amount: 850000, per: year, split: {ky: 0.6, ksd: 0.4}}
  - {name: Fælles, type: support, amount: 1000.50, per: month}
  - {name: Licens, type: licence, amount: 4.80, per: inhabitant, internal: true}
  - {name: Rabat, type: other, amount: -12.34, per: year, split: {ky: 1}}
  - {name: Timer, type: support, amount: 890, per: hour}
actuals: [{year: 2025, amount: 912000}]
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        registry=SETTINGS,
        contracts__aftale=KY,
        systems__ky="name: KY\nowner: chef\n",
        systems__ksd="name: KSD\n",
        suppliers__kombit="name: KOMBIT\n",
        people__chef="name: Chef\n",
        projects__p="name: P\n",
    )


def test_by_system(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "cost", "--by", "system", "--year", "2026", cwd=registry)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Udgifter efter system den 2026-11-22\n")
    assert section(ran.out, "Forventet, DKK uden moms") == [
        "System 2026",
        "KY (ky) 509.987,66",
        "KSD (ksd) 340.000,00",
        "Delt, talt én gang 204.006,00",
        "I alt 1.053.993,66",
    ]
    assert section(ran.out, "Delte udgifter") == ["System 2026", "KY (ky) 204.006,00", "KSD (ksd) 204.006,00"]
    assert section(ran.out, "Med og uden forlængelse") == [
        "År Bundet Forventet Højst Heraf internt af forventet",
        "2026 1.053.993,66 1.053.993,66 1.053.993,66 192.000,00",
    ]
    assert section(ran.out, "Hvad der ikke kunne regnes ud") == [
        "Ikke talt med: det er ikke angivet, hvor meget der forbruges, og i hvilken tid. aftale: Timer."
    ]


def test_the_years_default_to_this_and_the_next_three_with_what_was_paid_beside_the_past(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "en", "cost", cwd=registry)
    assert section(ran.out, "Expected, DKK without VAT")[0] == "Contract 2026 2027 2028 2029"
    past = reg("--as-of", AS_OF, "--lang", "en", "cost", "--years", "2025-2026", cwd=registry)
    assert section(past.out, "Expected, DKK without VAT")[:2] == [
        "Contract 2025 2026 Paid 2025",
        "KY drift (aftale) 1,053,993.66 1,053,993.66 912,000.00",
    ]


@pytest.mark.parametrize("view", ["committed", "expected", "maximum"])
def test_views(registry: Path, view: str) -> None:
    ran = reg("--as-of", AS_OF, "cost", "--view", view, "--years", "2027-2028", "-f", "json", cwd=registry)
    found = json.loads(ran.out)
    assert found["total"] == {"2027": 1053993.66, "2028": 0 if view == "committed" else 1053993.66}


def test_one_contract_with_how_its_figures_came_about(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "cost", "aftale", "--year", "2026", "--view", "maximum", cwd=registry)
    assert "Udgifter til KY drift (aftale)" in ran.out
    assert section(ran.out, "Sådan er tallene regnet ud")[1:4] == [
        "Drift 2026-01-01 2026-12-31 1 850.000,00 850.000,00",
        "Fælles 2026-01-01 2026-12-31 12 1.000,50 12.006,00",
        "Licens 2026-01-01 2026-12-31 1 192.000,00 192.000,00",
    ]
    assert "Licens: 40.000 × 4,80 pr. indbygger = 192.000,00 pr. år." in ran.out
    assert section(
        reg("--as-of", AS_OF, "cost", "ky", "--year", "2026", cwd=registry).out, "Forventet, DKK uden moms"
    ) == [
        "Pris Angivet af Andel 2026",
        "Drift aftale 60,0 % 510.000,00",
        "Fælles aftale delt af 2 12.006,00",
        "Licens aftale delt af 2 192.000,00",
        "Rabat aftale hele -12,34",
        "Egen 509.987,66",
        "Delt med andre 204.006,00",
        "I alt 713.993,66",
    ]


def test_one_supplier_as_csv_and_json(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "en", "cost", "kombit", "--year", "2026", "-f", "csv", cwd=registry)
    assert ran.out.splitlines()[:2] == [
        "Price,Stated by,Share,Year,Committed,Expected,Maximum",
        "Drift,aftale,all,2026,850000.00,850000.00,850000.00",
    ]
    found = json.loads(reg("--as-of", AS_OF, "cost", "kombit", "--year", "2026", "-f", "json", cwd=registry).out)
    assert [line["field"] for line in found["lines"]] == [f"prices[{at}]" for at in range(4)]
    assert [(one["problem"], one["field"], one["counted"]) for one in found["unreckoned"]] == [
        ("no-volume", "prices[4].per", False)
    ]


def test_what_concerns_no_price_says_so(registry: Path) -> None:
    assert "Ingen priser ligger i disse år." in reg("cost", "p", cwd=registry).out
    assert "Ingen priser ligger i disse år." in reg("--as-of", AS_OF, "cost", "--year", "2020", cwd=registry).out


def test_csv_sums_to_the_total_and_keeps_negative_numbers(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "cost", "--by", "type", "--years", "2026-2027", "-f", "csv", cwd=registry)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert {row["Nøgle"]: row["Egen"] for row in rows if row["År"] == "2027"}["other"] == "-12.34"
    own = sum(round(100 * float(row["Egen"])) for row in rows if row["År"] == "2026")
    shared = reg("--as-of", AS_OF, "cost", "--by", "system", "--years", "2026-2027", "-f", "csv", cwd=registry)
    again = list(csv.DictReader(io.StringIO(shared.out)))
    assert own == sum(round(100 * float(row["Egen"])) for row in again if row["År"] == "2026") == 105399366


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--years", "i år"], "--years i år er ikke et år eller år som 2026-2029"),
        (["--years", "2029-2026"], "--years 2029-2026 er ikke et år eller år som 2026-2029"),
        (["--years", "9999"], "--years 9999: udgifter regnes ud fra 1950 til ti år frem (2036), højst 15 år ad gangen"),
        (["--years", "2020-2036"], "--years 2020-2036: udgifter regnes ud fra 1950 til ti år frem (2036), højst 15 år ad gangen"),
        (["ky", "--by", "type"], "--by, --overview, --select og --exclude handler om alle udgifter: udelad ky"),
        (["kyy"], "der er ingen kyy i registret: mente du ky?"),
    ],
)  # fmt: skip
def test_questions_without_an_answer(registry: Path, arguments: list[str], said: str) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "da", "cost", *arguments, cwd=registry)
    assert (ran.code, ran.out, ran.err) == (2, "", f"reg: {said}\n")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_any_day_has_an_answer(registry: Path, day: str) -> None:
    ran = reg("--as-of", day, "cost", "--overview", cwd=registry)
    assert (ran.code, ran.err) == (0, "")


def test_every_dimension_can_be_asked_for_and_every_word_is_there() -> None:
    assert {*BY_NAME, "year"} == set(get_args(By)) == set(DIMENSION_LABELS)
    assert set(NO_KEY) == set(BY_NAME)
    assert set(PROBLEMS) == set(get_args(CostProblem))


@pytest.mark.parametrize("by", get_args(By))
def test_the_example_in_every_dimension_fits_a_narrow_screen(by: str) -> None:
    more = ["--overview"] * (by == "year")
    ran = reg("--registry", FJORDBY, "--as-of", AS_OF, "cost", "--by", by, *more, COLUMNS="80")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80


def test_markdown(registry: Path) -> None:
    page = reg("--as-of", AS_OF, "cost", "--year", "2026", "-f", "md", cwd=registry).out
    assert page.startswith(
        "# Udgifter efter kontrakt den 2026-11-22\n\n## Forventet, DKK uden moms\n\n| Kontrakt | 2026 |\n"
    )


def test_the_overview(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "en", "cost", "--overview", "--by", "year", "-f", "json", cwd=registry)
    found = json.loads(ran.out)
    assert found["concentration"]["hhi"] == 10000
    assert found["leaving"][0]["earliest_exit"] == "2027-12-31"
    text = reg("--as-of", AS_OF, "--lang", "en", "cost", "--overview", cwd=registry).out
    assert [line for line in text.splitlines() if line in HEADINGS] == HEADINGS


HEADINGS = [
    "Suppliers' shares 2026",
    "Costs without a contract 2026",
    "Contracts without a price",
    "The same data bought several times 2026",
    "What leaving costs",
]


def test_faults_make_the_costs_incomplete() -> None:
    ran = reg("--registry", EXAMPLES / "broken", "--lang", "en", "cost")
    assert ran.code == 1
    assert "(incomplete: some files have faults)" in ran.out.partition("\n")[0]
