"""What there is several times: who has it, who uses it, what it costs, and when one could be left."""

from datetime import date

from registry_cli.analysis.overlap import Ground, Overlap, overlaps
from registry_cli.model.registry import Registry
from tests.model.memory import registry_of
from tests.running import reg

TODAY = date(2026, 11, 25)
A = "name: A\nfunctions: [esdh, arkiv]\nproduct: p\nused_by: [{unit: u, users: 10}, {unit: v, users: 5}]\n"
B = "name: B\nfunctions: [esdh]\nproduct: p\ndata: [{category: sager}]\nused_by: [{unit: u, users: 7}]\n"
C = "name: C\nfunctions: [esdh]\ndata: [{category: sager}]\n"


def contract(covers: str, end: str, amount: int) -> str:
    return (
        f"name: K\ncovers: [{covers}]\nterm: {{start: 2024-01-01, end: {end}}}\n"
        f"prices: [{{name: Drift, type: operation, amount: {amount}, per: year}}]\n"
    )


def registry(**more: str) -> Registry:
    systems = {"systems/a.yaml": A, "systems/b.yaml": B, "systems/c.yaml": C}
    return registry_of({**systems, **{path.replace("__", "/") + ".yaml": text for path, text in more.items()}})


def found(here: Registry, ground: Ground, key: str) -> Overlap:
    return next(one for one in overlaps(here, TODAY).of(ground) if one.key == key)


def test_who_has_it_and_who_uses_it() -> None:
    esdh = found(registry(), "function", "esdh")
    assert [(one.entry.id, one.users) for one in esdh.things] == [("a", 15), ("b", 7), ("c", None)]
    assert esdh.users == 22
    assert [one.key for one in overlaps(registry(), TODAY).of("function")] == ["esdh"], "arkiv has only one"
    assert [one.entry.id for one in found(registry(), "product", "p").things] == ["a", "b"]
    assert [one.entry.id for one in found(registry(), "data", "sager").things] == ["b", "c"]


def test_what_they_cost_and_when_all_but_one_can_be_left() -> None:
    here = registry(
        contracts__ka=contract("a", "2027-12-31", 300),
        contracts__kb=contract("b", "2028-06-30", 200),
        contracts__kc=contract("c", "2027-03-31", 100),
    )
    esdh = found(here, "function", "esdh")
    assert [(one.entry.id, one.own, str(one.exit)) for one in esdh.things] == [
        ("a", 30000, "2027-12-31"),
        ("b", 20000, "2028-06-30"),
        ("c", 10000, "2027-03-31"),
    ]
    assert esdh.own == 60000
    assert esdh.merged == date(2027, 12, 31), "b binds longest and is kept; a is the last of the others"


def test_what_no_contract_binds_can_be_left_today() -> None:
    esdh = found(registry(contracts__ka=contract("a", "2027-12-31", 300)), "function", "esdh")
    assert [(one.entry.id, one.is_bound, one.exit) for one in esdh.things] == [
        ("a", True, date(2027, 12, 31)),
        ("b", False, None),
        ("c", False, None),
    ]
    assert esdh.merged == TODAY


def test_a_contract_for_several_is_shared() -> None:
    here = registry(contracts__k=contract("a, b", "2027-12-31", 300))
    esdh = found(here, "function", "esdh")
    assert [(one.entry.id, one.own, one.shared) for one in esdh.things][:2] == [("a", 0, 30000), ("b", 0, 30000)]


def test_two_contracts_that_cannot_be_reckoned_leave_it_open() -> None:
    endless = (
        "name: K\ncovers: [{}]\nterm: {{start: 2024-01-01, renewal: {{kind: tacit, period: P1Y}}, initial: P1Y}}\n"
    )
    here = registry(contracts__ka=endless.format("a"), contracts__kb=endless.format("b"))
    assert found(here, "product", "p").merged is None


def test_what_is_retired_or_planned_does_not_overlap() -> None:
    here = registry_of(
        {
            "systems/a.yaml": A,
            "systems/b.yaml": f"{B}lifecycle: {{retired: 2026-11-25}}\n",
            "systems/c.yaml": f"{C}lifecycle: {{in_use: 2027-01-01}}\n",
        }
    )
    assert overlaps(here, TODAY).found == ()


def test_a_register_and_its_copies() -> None:
    here = registry_of(
        {
            "systems/a.yaml": "name: A\nuses: [{datasource: p-data}, {interface: sf}]\n",
            "datasources/cpr.yaml": "name: CPR\n",
            "datasources/p-data.yaml": "name: P-data\ncopy_of: cpr\n",
            "datasources/unused.yaml": "name: Ubrugt\ncopy_of: cpr\n",
            "interfaces/sf.yaml": "name: SF\nprovider: cpr\n",
        }
    )
    assert [one.entry.id for one in found(here, "datasource", "cpr").things] == ["cpr", "p-data"]


def test_the_command() -> None:
    example = ("--registry", "examples/fjordby", "--as-of", "2026-11-25", "overlap")
    table = reg(*example, "--by", "datasource").out
    assert "Samme register ad flere datakilder (2)" in table
    assert "Samme funktion" not in table
    assert reg("--lang", "en", *example, "--by", "nothing").err == (
        "reg: there is no ground nothing: the grounds are function, task, product, data, datasource\n"
    )
    assert '"ground": "function"' in reg(*example, "--format", "json").out
    assert reg(*example, "--format", "md").out.startswith("# Overlap i Fjordby Kommune den 2026-11-25\n")
