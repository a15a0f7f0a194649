"""The report about the contracts: each contract stands where its days put it."""

from datetime import date

from registry_cli.model.load import load
from registry_cli.reports import contracts
from registry_cli.sources import MemorySource

FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Prøveby Kommune}\n",
    "people/chef.yaml": "name: Chefen\n",
    "systems/ky.yaml": "name: KY\nowner: chef\n",
    "contracts/a-vindue.yaml": """name: I vinduet
owner: chef
covers: [ky]
term:
  start: 2022-04-01
  initial: P4Y
  renewal: {kind: tacit, period: P1Y}
  notice: {period: P6M, to: term-end}
  lead_time: P3M
  conditions: ["Kan *først* opsiges når KY er udfaset"]
""",
    "contracts/b-misset.yaml": """name: Misset
term: {start: 2020-01-01, initial: P6Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P12M, to: term-end}}
""",
    "contracts/c-udloebet.yaml": "name: Udløbet\ncovers: [ky]\nterm: {start: 2020-01-01, end: 2024-12-31}\n",
    "contracts/d-uden.yaml": "name: Uden plan\nterm: {start: 2024-01-01, initial: P3Y}\n",
    "contracts/e-option.yaml": """name: Med option
term: {start: 2024-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 1, by: P6M}, lead_time: P6M}
reprocurement: {plan: 2027-Q2}
""",
    "contracts/f-tom.yaml": "name: Tom\n",
}


def section(text: str, title: str) -> list[str]:
    """The rows of the table under a title, without its head."""
    body = text.split(f"## {title}\n")[1].split("\n## ", maxsplit=1)[0]
    return [line for line in body.splitlines() if line.startswith(("| ", "- "))][1:] or body.strip().splitlines()


def report(day: str) -> str:
    registry = load(MemorySource({path: text.encode() for path, text in FILES.items()}))
    return contracts.REPORT.render(registry, date.fromisoformat(day), "da")


def test_what_is_to_be_decided_now() -> None:
    text = report("2025-08-15")
    assert section(text, "Skal besluttes nu") == [
        "| I vinduet | opsigelse | 30. jun. 2025 | 30. sep. 2025 | 30. sep. 2025 | 31. mar. 2026 | løber til 31. mar. 2027 | Chefen |"
    ]
    assert section(text, "Opsigelsen blev misset: de forlænges") == [
        "| Misset | 31. dec. 2025 | 31. dec. 2026 | 31. dec. 2025 | – |"
    ]


def test_a_window_that_closed_is_a_notice_missed() -> None:
    text = report("2025-10-01")
    assert section(text, "Skal besluttes nu") == ["Intet venter på en beslutning."]
    assert [row.split(" | ")[0] for row in section(text, "Opsigelsen blev misset: de forlænges")] == [
        "| Misset",
        "| I vinduet",
    ]


def test_what_comes_within_a_year() -> None:
    assert section(report("2026-10-15"), "Skal besluttes inden for et år")[1] == (
        "| 30. dec. 2026 | Med option | – | udnyttelse af option | 30. jun. 2027 | 31. dec. 2027 | udløber 31. dec. 2027 | – |"
    )


def test_what_ends_and_whether_it_is_planned() -> None:
    assert section(report("2025-08-15"), "De udløber af sig selv inden for to år") == [
        "| 31. dec. 2026 | Uden plan | – | 31. dec. 2026 | **nej** | – |"
    ]
    assert section(report("2026-08-15"), "De udløber af sig selv inden for to år")[1] == (
        "| 31. dec. 2027 | Med option | – | 31. dec. 2028 | ja | – |"
    )


def test_what_is_over_though_its_system_lives() -> None:
    assert section(report("2025-08-15"), "Udløbet, selv om det, de dækker, er i brug") == [
        "| Udløbet | 31. dec. 2024 | KY | – |"
    ]


def test_conditions_and_what_cannot_be_reckoned_are_named() -> None:
    text = report("2025-08-15")
    assert "- I vinduet – Kan \\*først\\* opsiges når KY er udfaset" in text
    assert "- Tom – der er ingen løbetid" in text
