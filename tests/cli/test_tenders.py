"""`reg tenders` and `reg report tender-plan`: table, Markdown, JSON; one contract; neighbours that are there and that are not; wrong questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.tenders.test_plan import TENDERS
from tests.cli.test_answers import write
from tests.running import AS_OF, EXAMPLES, Ran, reg

FJORDBY, BROKEN = EXAMPLES / "fjordby", EXAMPLES / "broken"
SETTINGS = 'format: 1\norganisation: {name: "Prøveby | Kommune"}\n' + TENDERS
PEERS = """peers:
  - {id: nabo, name: Nabokøbing Kommune, path: ../nabo}
  - {id: fjern, name: Fjernby Kommune, git: "https://git.example.dk/fjern.git"}
  - {id: tabt, name: Tabt Kommune, path: ../tabt}
"""
RUNS_OUT = (
    "term: {start: 2024-01-01, end: 2027-12-31}\nprices: [{name: Drift, type: operation, amount: 100000, per: year}]\n"
)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    write(
        tmp_path / "nabo",
        registry='format: 1\norganisation: {name: "Nabokøbing Kommune"}\n' + TENDERS,
        systems__ss="name: Deres\nproduct: acadre\n",
        contracts__kk="name: Deres aftale\ncovers: [ss]\n" + RUNS_OUT,
    )
    return write(
        tmp_path / "os",
        registry=SETTINGS + PEERS,
        systems__s="name: ESDH\nproduct: acadre\n",
        contracts__k="name: K-aftale\nowner: chef\ncovers: [s]\n" + RUNS_OUT,
        contracts__sent="name: Sent\nowner: anden\nterm: {start: 2024-01-01, end: 2026-11-30}\nprices: [{name: Drift, type: operation, amount: 600000, per: year}]\n",
        contracts__ny="name: Ny\nterm: {start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}}\n",
        contracts__tom="name: Tom\n",
        people__chef="name: Chef\nunit: it\n",
        people__anden="name: Anden\n",
        units__it="name: It\n",
    )


def tenders(folder: Path, *arguments: str, lang: str = "da") -> Ran:
    return reg("--as-of", AS_OF, "--lang", lang, "tenders", *arguments, cwd=folder, COLUMNS="160")


def lines(ran: Ran) -> list[str]:
    return [" ".join(line.split()) for line in ran.out.splitlines() if line and "──" not in line]


def test_the_table(registry: Path) -> None:
    """Sent cost 600,000 in 2024 and 2025, and 334 of 365 days of it in 2026: 549,041.10. A tenth of it all is 174,904.11."""
    ran = tenders(registry)
    assert (ran.code, ran.err) == (0, "")
    assert lines(ran) == [
        "Udbudsplan for Prøveby | Kommune den 2026-11-22",
        "Skulle være begyndt (1)",
        "Begynd senest Kontrakt Slutter Udbudsform Værdi, kr. Ejer",
        "2026-05-13 sent 2026-11-30 Offentligt udbud, antaget 1.749.041 anden",
        "Det, der stadig kan gøres:",
        "sent: ændr kontrakten uden udbud, højst for 174.904 kr. mere",
        "Antaget: kontrakten angiver ingen udbudsform; der er regnet med den sædvanlige for dens værdi.",
        "Skal begynde, efter kvartal (1)",
        "Kvartal Begynd senest Kontrakt Slutter Udbudsform Værdi, kr. Ejer Tilstand",
        "2027-Q4 2027-12-02 k 2027-12-31 Under tærsklen, antaget 400.000 chef ingen plan",
        "Antaget: kontrakten angiver ingen udbudsform; der er regnet med den sædvanlige for dens værdi.",
        "Uden et udløb, der tvinger til genanskaffelse (1)",
        "ny",
        "Kan ikke beregnes (1)",
        "tom: den sidste dag kan ikke beregnes",
    ]


def test_with_the_neighbours(registry: Path) -> None:
    assert lines(tenders(registry, "k", "--joint", lang="en"))[-4:] == [
        "Neighbour Contract Ends Value, kr. Theirs Ends there Their value, kr. Days apart Alike",
        "Nabokøbing Kommune k 2027-12-31 400,000 kk 2027-12-31 400,000 0 ESDH / Deres: same product",
        "Fjernby Kommune is not part of it: only a git address is given, and nothing is fetched: clone it and give its path.",
        "Tabt Kommune is not part of it: its folder is not there or cannot be read.",
    ]
    data: dict[str, Any] = json.loads(tenders(registry, "--joint", "-f", "json").out)
    assert [(one["peer"], one["ours"]["contract"], one["theirs"]["contract"]) for one in data["joint"]] == [
        ("nabo", "k", "nabo/kk")
    ]
    assert [(one["id"], one["problem"], one["incomplete"]) for one in data["peers"]] == [
        ("nabo", None, False),
        ("fjern", "only-git", True),
        ("tabt", "no-folder", True),
    ]


def test_one_contract(registry: Path) -> None:
    assert lines(tenders(registry, "k")) == [
        "Genanskaffelse af K-aftale (k) den 2026-11-22",
        "Hvad der er regnet ud fra",
        "Tilstand: ingen plan",
        "Begynd senest: 2027-12-02",
        "Kontraktens sidste dag: 2027-12-31 (af sig selv)",
        "Dækker: ESDH (s)",
        "Ejer: Chef (chef)",
        "Udbudsform: Under tærsklen, antaget",
        "Værdi: 400.000 (alle år og optioner efter kontraktens priser)",
        "Tærskelværdi: 1.600.000 for 2026: værdien ligger under den",
        "Antaget: kontrakten angiver ingen udbudsform; der er regnet med den sædvanlige for dens værdi.",
        "Trinene, hver så sent som muligt",
        "Trin Hvem bestemmer tiden Dage Fra Til og med Bemærkning",
        "Forberedelse vi selv 30 2027-12-02 2027-12-31",
    ]


def test_for_programs(registry: Path) -> None:
    data: dict[str, Any] = json.loads(tenders(registry, "-f", "json").out)
    assert (data["schema_version"], data["as_of"], data["incomplete"]) == (1, AS_OF, False)
    assert [(one["contract"]["id"], one["state"], one["start_by"], one["doubt"]) for one in data["tenders"]] == [
        ("sent", "too-late", "2026-05-13", None),
        ("k", "no-plan", "2027-12-02", None),
        ("ny", "no-end", None, None),
        ("tom", "unknown", None, "no-last-day"),
    ]
    stages = data["tenders"][0]["stages"]
    # 60 days that end on 30 Nov begin on 2 Oct; 40 days after Friday 21 Aug end on 30 Sep, after Monday 24 Aug on Saturday 3 Oct.
    assert [(one["id"], one["first"], one["last"], one["dispatch"]) for one in stages] == [
        ("forberedelse", "2026-05-13", "2026-08-20", None),
        ("frist", "2026-08-21", "2026-09-30", "2026-08-21"),
        ("overgang", "2026-10-02", "2026-11-30", None),
    ]
    assert data["tenders"][0]["ways"] == [{"kind": "amendment", "day": None, "kroner": 174904.11, "procedure": None}]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--owner", "it"), ["k"]),
        (("--owner", "anden"), ["sent"]),
        (("--until", "2026-12-31"), ["sent"]),
        (("--until", "2027-12-02"), ["sent", "k"]),
        (("--until", "2027-12-01", "--owner", "chef"), []),
    ],
)
def test_only_some(registry: Path, arguments: tuple[str, ...], found: list[str]) -> None:
    data: dict[str, Any] = json.loads(tenders(registry, "-f", "json", *arguments).out)
    assert [one["contract"]["id"] for one in data["tenders"]] == found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--until", "2027-13-01"), "--until 2027-13-01 is no day written as YYYY-MM-DD"),
        (("--owner", "s"), "s is neither a person nor a unit"),
        (("--owner", "nogen"), "there is no nogen in the registry"),
        (("s",), "s is no contract"),
        (
            ("k", "--until", "2027-12-31"),
            "--owner, --until, --select and --exclude are about the whole plan: leave out k",
        ),
        (("kk",), "there is no kk in the registry"),
    ],
)
def test_wrong_questions(registry: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = tenders(registry, *arguments, lang="en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"reg: {message}")
    assert ran.err.count("\n") == 1


def test_what_is_over_has_nothing_to_plan(registry: Path) -> None:
    ran = reg("--as-of", "2028-01-01", "--lang", "da", "tenders", "k", cwd=registry)
    assert (ran.code, ran.err) == (
        2,
        "reg: der er intet at planlægge for k: den er udløbet, eller den følger aftalen over den\n",
    )


def test_markdown_is_escaped(registry: Path) -> None:
    ran = tenders(registry, "-f", "md")
    assert ran.out.startswith("# Udbudsplan for Prøveby \\| Kommune den 2026-11-22\n")
    assert (
        "| 2027-Q4 | 2027-12-02 | k | 2027-12-31 | Under tærsklen, antaget | 400.000 | chef | ingen plan |" in ran.out
    )


def test_a_broken_registry_is_answered_as_far_as_it_goes() -> None:
    for form in ("table", "json", "md"):
        ran = reg("--registry", BROKEN, "--as-of", AS_OF, "--lang", "da", "tenders", "--joint", "-f", form)
        assert ran.code == 1
        assert ran.err.count("\n") == 1


def test_the_report_has_the_neighbours_beside(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "da", "report", "tender-plan", cwd=registry)
    assert (ran.code, ran.err) == (0, "")
    assert "- ændr kontrakten uden udbud, højst for 174.904 kr. mere" in ran.out
    assert "### 2027-Q4: 400.000 kr." in ran.out
    assert "ESDH / Deres: samme produkt" in ran.out
    assert "- Tabt Kommune er ikke med: mappen findes ikke eller kan ikke læses." in ran.out


def test_the_example_stage_by_stage() -> None:
    """The emergency calls of Fjordby, worked out by hand backward from 30 Apr 2028.

    180 days of transition begin on 3 Nov 2027; 10 days to sign on 24 Oct; standstill told on Tuesday 12 Oct ends on Friday 22 Oct,
    told a day later it would end on a Saturday; 14 days to decide begin on 28 Sep, 30 to evaluate on 29 Aug; 40 days of tender
    period after Friday 16 Jul end on 25 Aug; documents from 17 May, dialogue from 2 Apr; the steering group meets on 9 Feb with
    papers on 2 Feb, before which the council's meeting on 12 Jan is the last, with papers on 5 Jan; 60 days before that: 6 Nov 2026.
    """
    ran = reg("--registry", FJORDBY, "--as-of", AS_OF, "tenders", "noedkald-kontrakt", "-f", "json")
    (one,) = json.loads(ran.out)["tenders"]
    assert (one["state"], one["start_by"], one["end"], one["published"]) == (
        "too-late",
        "2026-11-06",
        "2028-04-30",
        "2027-07-16",
    )
    assert [(stage["id"], stage["first"], stage["last"]) for stage in one["stages"]] == [
        ("behov", "2026-11-06", "2027-01-04"),
        ("indstilling", "2027-01-05", "2027-02-09"),
        ("markedsdialog", "2027-04-02", "2027-05-16"),
        ("udbudsmateriale", "2027-05-17", "2027-07-15"),
        ("tilbudsfrist", "2027-07-16", "2027-08-25"),
        ("evaluering", "2027-08-29", "2027-09-27"),
        ("beslutning", "2027-09-28", "2027-10-11"),
        ("standstill", "2027-10-12", "2027-10-22"),
        ("kontraktunderskrift", "2027-10-24", "2027-11-02"),
        ("implementering", "2027-11-03", "2028-04-30"),
    ]
