"""Realistic registries of any size from a seed: `python -m tests.benchmarks.generate FOLDER ENTITIES [SEED]`.

The mix of kinds, the fields that are filled in, and how things hang together follow the bundled example: most systems use
platforms and registers, a few of them are used by many, contracts cover one to three systems, and a third of the entries is
half filled in. The same seed gives the same bytes.
"""

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SETTINGS = """format: 1
extends: dk-2026
organisation:
  name: Prøveby Kommune
  municipality_code: "0997"
  inhabitants: 48000
severity: {undocumented-connection: "off"}
"""

SHARES = {
    "units": 40,
    "people": 130,
    "suppliers": 60,
    "datasources": 25,
    "interfaces": 90,
    "contracts": 170,
    "systems": 380,
    "processing": 40,
    "projects": 50,
    "decisions": 15,
}
"""How many of a thousand entities are of each kind, in the order in which they can refer to one another."""

WORDS = (
    "ældre",
    "børn",
    "social",
    "sundhed",
    "skole",
    "miljø",
    "teknik",
    "byg",
    "vej",
    "løn",
    "økonomi",
    "borger",
    "ydelse",
)
THINGS = (
    "journal",
    "sag",
    "portal",
    "register",
    "planlægning",
    "overblik",
    "indberetning",
    "booking",
    "arkiv",
    "løsning",
)
FUNCTIONS = (
    "esdh",
    "sagsbehandling",
    "selvbetjening",
    "ledelsesinformation",
    "gis",
    "loen",
    "oekonomi",
    "omsorgsjournal",
)
TASKS = ("27.03", "32.24", "81.15", "00.30", "02.34", "05.01", "29.15", "85.02")
CATEGORIES = ("personer", "sager", "dokumenter", "ydelser", "sundhedsdata", "oekonomidata", "personaledata")


@dataclass(frozen=True)
class World:
    """The ids there are so far, by folder, and where chance comes from."""

    ids: dict[str, list[str]]
    chance: random.Random
    sizes: dict[str, int]

    def one(self, folder: str) -> str:
        """Any id of a folder; a few are chosen much more often than the rest, as platforms and large suppliers are."""
        ids = self.ids[folder]
        return ids[int(len(ids) * self.chance.random() ** 3)]

    def position(self) -> str:
        """The id of a position that is there in the end."""
        return f"people-{self.chance.randrange(self.sizes['people']):06}"

    def covered(self) -> str:
        """The systems that the next contract covers: every so many, so that each system has one contract."""
        first, step = len(self.ids["contracts"]), self.sizes["contracts"]
        return ", ".join(f"system-{number:06}" for number in range(first, self.sizes["systems"], step))

    def contract(self) -> str:
        """The contract that covers the next system."""
        return f"contract-{len(self.ids['systems']) % self.sizes['contracts']:06}"

    def name(self) -> str:
        """A name as systems have them."""
        return f"{self.chance.choice(WORDS).capitalize()}{self.chance.choice(THINGS)}"

    def day(self, first: int, last: int) -> str:
        """A day in one of these years."""
        return f"{self.chance.randint(first, last)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def often(self, share: float) -> bool:
        """True in this share of all cases."""
        return self.chance.random() < share


def files(entities: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The path and text of every file of a registry with so many entities."""
    yield "registry.yaml", SETTINGS
    sizes = {folder: max(1, entities * share // 1000) for folder, share in SHARES.items()}
    world = World({}, random.Random(seed), sizes)  # noqa: S311 - the same numbers each time are the point
    for folder, number in world.sizes.items():
        ids = [f"{folder.rstrip('s')}-{position:06}" for position in range(number)]
        world.ids[folder] = []
        for id_ in ids:
            text = MAKERS[folder](world)
            world.ids[folder].append(id_)
            yield f"{folder}/{id_}.yaml", text


def _unit(world: World) -> str:
    parent = f"parent: {world.one('units')}\n" if world.ids["units"] else ""
    parent += f"head: {world.position()}\n"
    return f'name: {world.name()}enheden\n{parent}ean: "5798{world.chance.randint(0, 999_999_999):09}"\n'


def _person(world: World) -> str:
    return (
        f"name: {world.name()}chef\nunit: {world.one('units')}\nroles: [projektleder, superbruger]\n"
        f"competences: [projektledelse]\ncapacity: 0.{world.chance.randint(1, 9)}\naccounts: [konto-{world.chance.randint(1, 9999)}]\n"
    )


def _supplier(world: World) -> str:
    contact = (
        "contacts:\n  - {position: Kundeansvarlig, email: kommune@leverandoer.example}\n" if world.often(0.5) else ""
    )
    cvr = world.chance.randint(10_000_000, 99_999_999)
    return f'name: {world.name()} A/S\ncvr: "{cvr}"\ntype: company\n{contact}dependence: medium\n'


def _datasource(world: World) -> str:
    return (
        f"name: {world.name()}register\nowner: {world.one('people')}\nauthority: Styrelsen for {world.chance.choice(WORDS)}\nauthoritative: true\n"
        f"data: [{world.chance.choice(CATEGORIES)}]\nprice: {{model: yearly, amount: {world.chance.randint(0, 90) * 1000}}}\n"
        f"lifecycle: {{in_use: {world.day(2005, 2020)}}}\n"
    )


def _interface(world: World) -> str:
    number = world.chance.randint(1000, 3000)
    return (
        f"name: SF{number} {world.name()}\nnumber: SF{number}\nprovider: {world.one('datasources')}\n"
        f"owner: {world.one('people')}\ndata: [{world.chance.choice(CATEGORIES)}]\nprotocol: SOAP\ndirection: pull\n"
        f'version: "{world.chance.randint(1, 9)}.0"\n'
    )


def _contract(world: World) -> str:
    start = world.day(2018, 2025)
    price = world.chance.randint(20, 2000) * 1000
    is_old = start < "2023"
    anchor = world.chance.choice(("month-end", "quarter-end", "term-end")) if is_old else "term-end"
    renewal = "tacit, period: P1Y" if is_old or world.often(0.4) else "option, period: P1Y, times: 2, by: P3M"
    return (
        f"# Opdigtet kontrakt\nname: {world.name()} drift og vedligehold\nsupplier: {world.one('suppliers')}\n"
        f"type: driftsaftale\nowner: {world.one('people')}\nmanager: {world.one('people')}\nelements: [drift, vedligehold]\n"
        f"term:\n  start: {start}\n  initial: P4Y\n  renewal: {{kind: {renewal}}}\n"
        f"  notice: {{period: P6M, to: {anchor}}}\n  lead_time: P3M\nprices:\n"
        f"  - {{name: Drift, type: operation, amount: {price}, per: year, indexed: nettoprisindeks}}\n"
        f"  - {{name: Implementering, type: acquisition, amount: {price // 2}, per: once, date: {start}}}\n"
        f"actuals:\n  - {{year: 2024, amount: {price + 1200}}}\n  - {{year: 2025, amount: {price + 5400}}}\n"
        f"covers: [{world.covered()}]\nexit: {{assistance: Udtræk og overdragelse, price: {price // 10}}}\naccount: 06.45.{world.chance.randint(10, 99)}\nverified: {{by: {world.one('people')}, date: 2026-{world.chance.randint(6, 10):02}-01}}\n"
    )


def _system(world: World) -> str:
    level = world.chance.choice(("low", "medium", "high"))
    uses = "".join(_use(world) for _ in range(world.chance.randint(0, 4)))
    lines = [
        f"name: {world.name()}",
        f"description: >-\n  Understøtter arbejdet med {world.chance.choice(WORDS)} og {world.chance.choice(WORDS)}, fra henvendelse til\n  afgørelse og udbetaling.",
        "type: application",
        f"owner: {world.one('people')}",
        f"manager: {world.one('people')}",
        f"used_by:\n  - {{unit: {world.one('units')}, users: {world.chance.randint(3, 400)}}}",
        f'tasks: ["kle:{world.chance.choice(TASKS)}"]',
        f"functions: [{world.chance.choice(FUNCTIONS)}]",
        f"criticality: {{level: {level}, business: true, assessed: {world.day(2025, 2026)}}}",
        "hosting: supplier",
        f"lifecycle: {{in_use: {world.day(2008, 2025)}}}",
    ]
    if world.often(0.7):
        lines += [
            f"data:\n  - {{category: {world.chance.choice(CATEGORIES)}, classification: confidential, personal: [none]}}",
            "classification: confidential",
            f"main_contract: {world.contract()}",
            f"fit: {{business: {world.chance.randint(1, 4)}, technical: {world.chance.randint(1, 4)}, date: {world.day(2025, 2026)}}}",
        ]
    if level == "high":
        done = f"2026-{world.chance.randint(1, 10):02}-15"
        lines.append(
            f"controls:\n  - {{control: gendannelsestest, done: {done}}}\n  - {{control: beredskabsoevelse, done: {done}}}"
        )
    if uses:
        lines.append(f"uses:\n{uses}".rstrip())
    lines.append(f"verified: {{by: {world.one('people')}, date: 2026-{world.chance.randint(6, 10):02}-01}}")
    return "\n".join(lines) + "\n"


def _use(world: World) -> str:
    if world.ids["systems"] and world.often(0.3):
        return f"  - {{system: {world.one('systems')}, purpose: {world.name()}, via: file, frequency: daily}}\n"
    essential = ", essential: true" if world.often(0.4) else ""
    return f"  - {{interface: {world.one('interfaces')}, purpose: {world.name()}, via: platform, frequency: daily{essential}}}\n"


def _processing(world: World) -> str:
    return (
        f"name: Databehandling, {world.name()}\nowner: {world.one('people')}\nrole: processor\n"
        f"systems: [{world.one('systems')}]\nprocessors: [{world.one('suppliers')}]\nagreement: {{status: yes, date: {world.day(2018, 2025)}}}\n"
        f"oversight:\n  methods: [isae-3000]\n  every: P12M\n  done:\n    - {{date: 2026-{world.chance.randint(1, 9):02}-01, method: isae-3000}}\n"
    )


def _project(world: World) -> str:
    return (
        f"name: {world.name()}, fornyelse\nowner: {world.one('people')}\nmanager: {world.one('people')}\nstate: approved\n"
        f"track: mandated\nphase: analyse\nchanges:\n  - {{system: {world.one('systems')}, action: change, date: {world.day(2027, 2029)}}}\n"
        f"benefits:\n  - id: tid\n    name: Frigjort tid\n    owner: {world.one('people')}\n    type: financial\n    unit: timer\n"
        f"    baseline: {{value: {world.chance.randint(100, 9000)}, date: 2026-01-01}}\n    target: {{value: 90, date: 2029-01-01}}\n"
        f"status:\n  - {{date: 2026-10-01, overall: yellow, time: red, economy: green, quality: green, note: Udbuddet er forsinket}}\n"
    )


def _decision(world: World) -> str:
    return (
        f"name: {world.name()} godkendt\nboard: portefoeljestyregruppe\ndate: {world.day(2024, 2026)}\noutcome: approved\n"
        f"recommendation: Det indstilles, at projektet godkendes.\nconcerns: [{world.one('projects')}]\n"
    )


MAKERS: dict[str, Callable[[World], str]] = {
    "units": _unit,
    "people": _person,
    "suppliers": _supplier,
    "datasources": _datasource,
    "interfaces": _interface,
    "contracts": _contract,
    "systems": _system,
    "processing": _processing,
    "projects": _project,
    "decisions": _decision,
}


def write(folder: Path, entities: int, seed: int = 1) -> int:
    """Write the registry below `folder`; how many bytes it holds."""
    size = 0
    for path, text in files(entities, seed):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        size += (folder / path).write_bytes(text.encode())
    return size


if __name__ == "__main__":
    target, number, *more = sys.argv[1:]
    print(write(Path(target), int(number), int(more[0]) if more else 1), "bytes")  # noqa: T201
