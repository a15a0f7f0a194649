"""Joint tenders: peers read by their path, and purchases of the same product, function or task that end close to each other."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from registry_cli.analysis.tenders.joint import JointPlan, joint_plan
from registry_cli.analysis.tenders.plan import tender_plan
from registry_cli.model.load import load
from registry_cli.model.peers import Neighbour, neighbours
from registry_cli.model.registry import Registry
from registry_cli.model.settings.organisation import Peer
from registry_cli.sources import FolderSource, MemorySource
from tests.analysis.tenders.test_plan import AS_OF, TENDERS
from tests.model.memory import SETTINGS, registry_of

OURS = {
    "systems/esdh.yaml": "name: Vores ESDH\nproduct: acadre\nfunctions: [esdh, arkiv]\ntasks: ['kle:85.02']\n",
    "systems/loen.yaml": "name: Vores løn\nfunctions: [loen, ferie]\ntasks: ['kle:81.39']\n",
    "contracts/k.yaml": "name: K\ncovers: [esdh]\nterm: {start: 2024-01-01, end: 2027-12-31}\n",
    "contracts/l.yaml": "name: L\ncovers: [loen]\nterm: {start: 2024-01-01, end: 2027-12-31}\nreprocurement: {joint_with: [nabo]}\n",
}
WINDOW = TENDERS.replace("  untermed_months: 48\n", "  untermed_months: 48\n  joint_window: P6M\n")
PEERS = "peers: [{id: nabo, name: Nabokøbing Kommune, path: ../nabo}]\n"


def candidates(system: str, term: str, **more: str) -> JointPlan:
    """With a neighbour that has one system and one contract."""
    ours = registry_of({"registry.yaml": SETTINGS + WINDOW + PEERS, **OURS})
    files = {
        "registry.yaml": SETTINGS + WINDOW,
        "systems/esdh.yaml": f"name: Deres\n{system}",
        "contracts/k.yaml": f"name: K\ncovers: [esdh]\nterm: {term}\n{more.get('contract', '')}",
    }
    theirs = load(MemorySource(files), "nabo")
    peer = Peer(id="nabo", name="Nabokøbing Kommune")
    return joint_plan(tender_plan(ours, AS_OF), ours, [Neighbour(peer, theirs)])


def said(joint: JointPlan) -> list[str]:
    return [
        f"{one.ours.contract.key} {one.theirs.contract.key} {one.days_apart}: "
        + "; ".join(f"{it.ours.key} {it.theirs.key} {it.ground} {' '.join(it.words)}" for it in one.alike)
        for one in joint.candidates
    ]


RUNS_OUT = "{start: 2024-01-01, end: 2028-03-31}"


@pytest.mark.parametrize(
    ("system", "found"),
    [
        ("product: acadre\n", ["k nabo/k 91: esdh nabo/esdh product acadre"]),
        # Product goes before functions, functions before tasks.
        ("product: acadre\nfunctions: [esdh]\n", ["k nabo/k 91: esdh nabo/esdh product acadre"]),
        (
            "product: sbsys\nfunctions: [arkiv, esdh, sms]\ntasks: ['kle:85.02']\n",
            ["k nabo/k 91: esdh nabo/esdh function arkiv esdh"],
        ),
        ("tasks: ['kle:85.02']\n", ["k nabo/k 91: esdh nabo/esdh task kle:85.02"]),
        # Alike with two of ours: the likest first.
        (
            "product: acadre\nfunctions: [ferie]\n",
            ["k nabo/k 91: esdh nabo/esdh product acadre", "l nabo/k 91: loen nabo/esdh function ferie"],
        ),
        ("product: [acadre]\nfunctions: esdh\ntasks: 7\n", []),
        ("", []),
    ],
    ids=["product", "product first", "functions", "tasks", "two", "odd data", "nothing"],
)
def test_what_makes_two_purchases_alike(system: str, found: list[str]) -> None:
    assert said(candidates(system, RUNS_OUT)) == found


@pytest.mark.parametrize(
    ("term", "days"),
    [
        # Six months after 31 Dec 2027 is 30 Jun 2028.
        ("{start: 2024-01-01, end: 2028-06-30}", 182),
        ("{start: 2024-01-01, end: 2028-07-01}", None),
        # Six months after 30 Jun 2027 is 30 Dec 2027, the day before ours; after 1 Jul it is 1 Jan 2028.
        ("{start: 2024-01-01, end: 2027-07-01}", 183),
        ("{start: 2024-01-01, end: 2027-06-30}", None),
        ("{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}}", None),
        ("{start: 2020-01-01, end: 2025-12-31}", None),
        ("{start: 2024-01-01, end: 9999-12-31}", None),
    ],
)
def test_exits_within_the_window(term: str, days: int | None) -> None:
    joint = candidates("product: acadre\n", term)
    assert [one.days_apart for one in joint.candidates] == ([] if days is None else [days])


def test_both_values_and_what_is_agreed() -> None:
    contract = "prices: [{name: Drift, amount: 100000, per: year}]\n"
    (one,) = candidates("functions: [loen]\n", "{start: 2024-01-01, end: 2027-12-31}", contract=contract).candidates
    assert (one.ours.contract.id, one.is_agreed) == ("l", True)
    assert one.ours.value.kroner is None
    assert one.theirs.value.kroner == 400000
    (other,) = candidates("product: acadre\n", RUNS_OUT).candidates
    assert not other.is_agreed


def test_what_needs_no_purchase_is_no_candidate() -> None:
    gone = "product: acadre\nlifecycle: {retired: 2028-01-01}\n"
    assert said(candidates(gone, RUNS_OUT)) == []


def _folders(root: Path, peers: str, **nabo: str) -> tuple[Registry, tuple[Neighbour, ...]]:
    for name, files in {"os": {"registry": SETTINGS + peers}, "nabo": nabo}.items():
        for path, text in files.items():
            file = root / name / f"{path.replace('__', '/')}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    ours = load(FolderSource(root / "os"))
    return ours, neighbours(ours, root / "os")


@pytest.mark.parametrize(
    ("peer", "problem"),
    [
        ("path: ../nabo", None),
        ("path: ../nabo, git: 'https://git.example.dk/n.git'", None),
        ("git: 'https://git.example.dk/n.git'", "only-git"),
        ("path: ../findes-ikke", "no-folder"),
        ("path: registry.yaml", "no-folder"),
        ("path: ..", "no-registry"),
        ("path: .", "ourselves"),
        ("path: ../os", "ourselves"),
    ],
)
def test_peers_by_their_path(tmp_path: Path, peer: str, problem: str | None) -> None:
    _, (found,) = _folders(
        tmp_path, f"peers: [{{id: nabo, name: Nabo, {peer}}}]\n", registry=SETTINGS, systems__s="name: S\n"
    )
    assert found.problem == problem
    assert (found.registry is None) == (problem is not None)
    if found.registry is not None:
        assert [str(one.key) for one in found.registry.of_kind("system")] == ["nabo/s"]


def test_a_peer_with_faults_is_taken_as_far_as_it_is_sound(tmp_path: Path) -> None:
    _, (found,) = _folders(
        tmp_path, PEERS, registry="{{ikke: yaml", systems__s="name: S\nprodukt: acadre\n", systems__t="["
    )
    assert found.registry is not None
    assert found.registry.is_incomplete
    assert "s" in found.registry.entries


def test_without_peers_or_a_folder() -> None:
    assert neighbours(registry_of({}), Path()) == ()
    (found,) = neighbours(registry_of({"registry.yaml": SETTINGS + PEERS}), None)
    assert found.problem == "no-folder"


def test_the_example_and_its_neighbour() -> None:
    """Nexus ends on 28 Feb 2030 here and on 30 Apr 2030 there: 31 days of March and 30 of April."""
    folder = Path(__file__).parents[3] / "examples" / "fjordby"
    fjordby = load(FolderSource(folder))
    joint = joint_plan(tender_plan(fjordby, date(2026, 11, 22)), fjordby, neighbours(fjordby, folder))
    nexus = next(one for one in joint.candidates if one.ours.contract.id == "nexus-kontrakt")
    assert (str(nexus.theirs.contract.key), nexus.days_apart) == ("strandholm/nexus-kontrakt-strandholm", 61)
    assert (str(nexus.ours.end), str(nexus.theirs.end), nexus.is_agreed) == ("2030-02-28", "2030-04-30", True)
    assert (nexus.ours.value.kroner, nexus.theirs.value.kroner) == (Decimal(38000000), Decimal(18500000))
    assert nexus.alike[0].ground == "product"
