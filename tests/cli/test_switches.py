"""`reg switches`: in every format and both languages, with text that is only text."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_answers import write
from tests.cli.test_stats import section
from tests.running import AS_OF, EXAMPLES, reg

EVIL = "=1+1 | [bold]<b>`x`*"
DATA = {
    "datasources__cpr": "name: CPR\nauthoritative: true\n",
    "datasources__p-data": "name: P-data\ncopy_of: cpr\n",
    "systems__sp": "name: SP\n",
    "interfaces__sf1520": "name: SF1520\nprovider: sp\nsource: cpr\n",
    "contracts__drift": "name: Drift\ncovers: [ky]\nterm: {start: 2024-01-01, end: 2028-12-31, renewal: {kind: none}}\n",
    "systems__ky": "name: KY\nmain_contract: drift\nuses:\n"
    "  - {datasource: p-data, via: copy-register, annual_price: 36500, switch: {to: sf1520, cost: 1000.50}}\n"
    "  - {datasource: cpr, via: direct}\n",
}


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(tmp_path, **DATA)


def test_the_page(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "switches", cwd=registry)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Datakilder og skift for Eksempelby Kommune den 2026-11-22\n")
    text = " ".join(ran.out.split())
    # 1 000.50 is 10.005 days' saving, so eleven
    assert "Skift nu (1)" in text
    assert section(ran.out, "Hvis anbefalingerne følges")[:3] == [
        "År Besparelse Engangs Netto Akkumuleret",
        "2026 3.900,00 1.000,50 2.899,50 2.899,50",  # 39 days
        "2027 36.500,00 0,00 36.500,00 39.399,50",
    ]
    assert "Læses direkte, uden at en pris eller en bedre vej er angivet: cpr (ky)." in text


def test_english_markdown(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "en", "switches", "-f", "md", cwd=registry)
    assert (
        "| KY | P-data, copy register | 36,500.00 | SF1520 (no price stated) | 36,500.00 | 1,000.50 | "
        "11 days; 2026-12-03 | 2028-12-31: Drift ends |"
    ) in ran.out


def test_json(registry: Path) -> None:
    found = json.loads(reg("--as-of", AS_OF, "switches", "-f", "json", cwd=registry).out)
    (row,) = found["switches"]
    assert (row["system"]["id"], row["field"], row["source"]["id"], row["register"]) == (
        "ky",
        "uses[0]",
        "p-data",
        "cpr",
    )
    assert row["payment"] == {"amount": 36500, "stated_by": "ky", "contract": None, "shared_by": []}
    assert row["together"] == {
        "switches": [{"system": "ky", "field": "uses[0]", "uses": "p-data"}],
        "saving": 36500,
        "cost": 1000.5,
        "paid_until": "2026-11-22",
        "next_exit": {"day": "2028-12-31", "reason": "tender", "contract": "drift"},
        "days": 770,
        "payback_days": 11,
        "pays_before_exit": True,
    }
    assert (row["recommended"], row["leaves"], row["saves_from"]) == ("now", "2026-11-22", "2026-11-23")
    assert found["ways"][1] == {
        "register": "cpr",
        "source": "p-data",
        "channel": "copy-register",
        "uses": [{"system": "ky", "field": "uses[0]", "uses": "p-data"}],
        "paid": 36500,
        "is_partly": False,
    }
    assert found["unpriced"] == [{"system": "ky", "field": "uses[1]", "uses": "cpr"}]


def test_csv(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "en", "switches", "-f", "csv", cwd=registry)
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row == {
        "System": "ky",
        "Source": "p-data",
        "Register": "cpr",
        "Channel": "copy-register",
        "Paid a year": "36500.00",
        "Better way": "sf1520",
        "Saves a year": "36500.00",
        "Switch costs": "1000.50",
        "Paid back": "2026-12-03",
        "Next exit": "2028-12-31",
        "Recommended": "now",
        "When": "now",
    }


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
def test_text_is_text(tmp_path: Path, form: str) -> None:
    files = {
        name: text.replace("name: KY", f"name: '{EVIL}'").replace("name: Drift", f"name: '{EVIL}'")
        for name, text in DATA.items()
    }
    files["datasources__p-data"] = f"name: '{EVIL}'\ncopy_of: cpr\n"
    files["systems__ky"] = files["systems__ky"].replace("via: direct", f"via: '{EVIL}'")
    ran = reg("--as-of", AS_OF, "switches", "-f", form, cwd=write(tmp_path, **files))
    assert ran.out
    if form == "md":
        assert "<b>" not in ran.out
    if form == "csv":
        assert all(len(row) == 12 for row in csv.reader(io.StringIO(ran.out)))
    if form == "table":
        assert "[bold]" in "".join(ran.out.split())


def test_nothing_to_switch(tmp_path: Path) -> None:
    ran = reg("switches", cwd=write(tmp_path, systems__ky="name: KY\n"))
    assert (ran.code, "Intet kopiregister og intet direkte køb er i brug." in ran.out) == (0, True)


def test_a_registry_with_faults_is_answered_as_far_as_it_is_sound(registry: Path) -> None:
    write(registry, systems__brudt="name: [\n")
    ran = reg("--as-of", AS_OF, "switches", cwd=registry)
    assert ran.code == 1
    assert "(ufuldstændig: nogle filer har fejl)" in ran.out.replace("\n", " ")


@pytest.mark.parametrize("name", ["fjordby", "strandholm", "tutorial", "broken"])
@pytest.mark.parametrize("form", ["table", "json", "md", "csv"])
def test_on_the_examples(name: str, form: str) -> None:
    ran = reg("--registry", EXAMPLES / name, "--as-of", AS_OF, "switches", "-f", form)
    assert ran.code == int(name == "broken")
    assert ran.out
