"""How systems hang together: what is weaker than what rests on it, copied, undescribed, or not covered."""

import pytest

from tests.checks.telling import said, told

K = "systems/k.yaml"
HIGH = "name: K\ncriticality: {level: high}\n"
LOW = {"systems/w.yaml": "name: W\ncriticality: {level: low}\n"}
OFFERED = {"interfaces/i.yaml": "name: I\nprovider: w\n"}

WEAKER: dict[str, tuple[dict[str, str], list[str]]] = {
    "used-directly": ({K: f"{HIGH}uses: [{{system: w, essential: true}}]\n", **LOW}, [f"{K}: w"]),
    "part-of-it": ({K: f"{HIGH}part_of: w\n", **LOW}, [f"{K}: w"]),
    "through-an-interface": ({K: f"{HIGH}uses: [{{interface: i, essential: true}}]\n", **OFFERED, **LOW}, [f"{K}: i"]),
    "it-can-do-without": ({K: f"{HIGH}uses: [{{system: w}}]\n", **LOW}, []),
    "it-is-less-critical-itself": (
        {K: "name: K\ncriticality: {level: medium}\nuses: [{system: w, essential: true}]\n", **LOW},
        [],
    ),
    "critical-for-society-counts-as-high": (
        {K: "name: K\ncriticality: {level: low, societal: true}\nuses: [{system: w, essential: true}]\n", **LOW},
        [f"{K}: w"],
    ),
    "the-provider-is-critical-for-society": (
        {
            K: f"{HIGH}uses: [{{system: w, essential: true}}]\n",
            "systems/w.yaml": "name: W\ncriticality: {level: low, societal: true}\n",
        },
        [],
    ),
    "nothing-is-known-of-the-provider": (
        {K: f"{HIGH}uses: [{{system: w, essential: true}}]\n", "systems/w.yaml": "name: W\n"},
        [],
    ),
    "a-level-that-is-none": (
        {K: f"{HIGH}uses: [{{system: w, essential: true}}]\n", "systems/w.yaml": "name: W\ncriticality: {level: x}\n"},
        [],
    ),
    "another-one-is-enough": (
        {
            K: f"{HIGH}uses: [{{system: w, essential: true}}]\nredundancy: {{min: 1, of: [w, v]}}\n",
            "systems/v.yaml": "name: V\n",
            **LOW,
        },
        [],
    ),
    "the-use-is-over": ({K: f"{HIGH}uses: [{{system: w, essential: true, until: 2026-01-01}}]\n", **LOW}, []),
    "only-the-next-step-is-looked-at": (
        {
            K: f"{HIGH}uses: [{{system: v, essential: true}}]\n",
            "systems/v.yaml": "name: V\nuses: [{system: w, essential: true}]\n",
            **LOW,
        },
        [],
    ),
}


@pytest.mark.parametrize(("files", "expected"), WEAKER.values(), ids=WEAKER)
def test_weaker_provider(files: dict[str, str], expected: list[str]) -> None:
    assert told("weaker-provider", files) == expected


AWAY: dict[tuple[str, str], bool] = {
    ("PT4H", "PT4H"): False,
    ("PT4H", "PT5H"): True,
    ("PT24H", "P1D"): False,
    ("PT24H", "P1DT1M"): True,
    ("PT0M", "PT1M"): True,
    ("soon", "PT5H"): False,
    ("PT4H", "P"): False,
}


@pytest.mark.parametrize(("ours", "theirs", "is_told"), [(*pair, told_) for pair, told_ in AWAY.items()])
def test_a_provider_that_may_be_away_longer(ours: str, theirs: str, is_told: bool) -> None:  # noqa: FBT001
    files = {
        K: f"{HIGH}continuity: {{rto: {ours}}}\nuses: [{{system: w, essential: true}}]\n",
        "systems/w.yaml": f"name: W\ncriticality: {{level: high}}\ncontinuity: {{rto: {theirs}}}\n",
    }
    assert told("weaker-provider", files) == ([f"{K}: w"] if is_told else [])


def test_the_provider_is_named_and_not_the_interface() -> None:
    (one,) = said("weaker-provider", {K: f"{HIGH}uses: [{{interface: i, essential: true}}]\n", **OFFERED, **LOW})
    assert one.message == "w er vurderet som mindre kritisk end dette system, der går i stå uden"
    assert [(other.path, other.excerpt) for other in one.related] == [("systems/w.yaml", "criticality: {level: low}")]


COPY = {"datasources/c.yaml": "name: C\ncopy_of: r\n", "datasources/r.yaml": "name: R\n"}
COPIES: dict[str, tuple[dict[str, str], list[str]]] = {
    "a-copy": ({K: "name: K\nuses: [{datasource: c}]\n", **COPY}, [f"{K}: c"]),
    "a-copy-by-a-copy-register-is-told-once": (
        {K: "name: K\nuses: [{datasource: c, via: copy-register}]\n", **COPY},
        [f"{K}: c"],
    ),
    "the-register-by-a-copy-register": (
        {K: "name: K\nuses: [{datasource: r, via: copy-register}]\n", **COPY},
        [f"{K}: copy-register"],
    ),
    "the-register": ({K: "name: K\nuses: [{datasource: r, via: platform}]\n", **COPY}, []),
    "over": ({K: "name: K\nuses: [{datasource: c, until: 2026-11-21}]\n", **COPY}, []),
    "on-its-last-day": ({K: "name: K\nuses: [{datasource: c, until: 2026-11-22}]\n", **COPY}, [f"{K}: c"]),
    "of-a-planned-system": ({K: "name: K\nlifecycle: {in_use: 2027-01-01}\nuses: [{datasource: c}]\n", **COPY}, []),
    "of-a-retired-system": ({K: "name: K\nlifecycle: {retired: 2020-01-01}\nuses: [{datasource: c}]\n", **COPY}, []),
    "that-is-gone-is-another-finding": (
        {
            K: "name: K\nuses: [{datasource: c}]\n",
            **COPY,
            "datasources/c.yaml": "name: C\ncopy_of: r\nlifecycle: {retired: 2020-01-01}\n",
        },
        [],
    ),
}


@pytest.mark.parametrize(("files", "expected"), COPIES.values(), ids=COPIES)
def test_copy_register_in_use(files: dict[str, str], expected: list[str]) -> None:
    assert told("copy-register-in-use", files) == expected


@pytest.mark.parametrize(
    ("use", "successor", "meant"),
    [
        ("switch: {to: r}", "", "r"),
        ("switch: {to: r}", "successor: s\n", "r"),
        ("purpose: P", "successor: s\n", "s"),
        ("switch: {to: nowhere}", "successor: s\n", None),
        ("purpose: P", "", None),
    ],
)
def test_the_better_way_is_named(use: str, successor: str, meant: str | None) -> None:
    files = {
        K: f"name: K\nuses: [{{datasource: c, {use}}}]\n",
        **COPY,
        "datasources/c.yaml": f"name: C\ncopy_of: r\n{successor}",
        "datasources/s.yaml": "name: S\n",
    }
    assert [one.suggestion for one in said("copy-register-in-use", files)] == [meant]


DIRECT: dict[str, tuple[dict[str, str], list[str]]] = {
    "direct": ({K: "name: K\nuses: [{system: w}]\n"}, [f"{K}: w"]),
    "by-hand": ({K: "name: K\nuses: [{system: w, via: manual}]\n"}, []),
    "within-one-system": ({K: "name: K\npart_of: w\nuses: [{system: w}]\n"}, []),
    "between-modules": (
        {K: "name: K\npart_of: w\nuses: [{system: m}]\n", "systems/m.yaml": "name: M\npart_of: w\n"},
        [],
    ),
    "planned": ({K: "name: K\nlifecycle: {in_use: 2027-01-01}\nuses: [{system: w}]\n"}, []),
    "itself": ({K: "name: K\nuses: [{system: k}]\n"}, []),
    "nothing": ({K: "name: K\nuses: [{system: nowhere}]\n"}, []),
    "no-system": ({K: "name: K\nuses: [{system: d}]\n", "datasources/d.yaml": "name: D\n"}, []),
}


@pytest.mark.parametrize(("files", "expected"), DIRECT.values(), ids=DIRECT)
def test_undocumented_connection(files: dict[str, str], expected: list[str]) -> None:
    assert told("undocumented-connection", {**files, "systems/w.yaml": "name: W\n"}) == expected


SUPPLIERS = {"suppliers/a.yaml": "name: A\n", "suppliers/b.yaml": "name: B\n"}


@pytest.mark.parametrize(
    ("system", "contract", "expected"),
    [
        ("supplier: a", "supplier: b", [f"{K}: a"]),
        ("supplier: a", "supplier: a", []),
        ("purpose: P", "supplier: b", []),
        ("supplier: a", "number: K-1", []),
        ("supplier: nobody", "supplier: b", []),
        ("supplier: a\nlifecycle: {retired: 2020-01-01}", "supplier: b", []),
    ],
)
def test_supplier_differs(system: str, contract: str, expected: list[str]) -> None:
    files = {K: f"name: K\nmain_contract: c\n{system}\n", "contracts/c.yaml": f"name: C\ncovers: [k]\n{contract}\n"}
    assert told("supplier-differs", {**files, **SUPPLIERS}) == expected


COVERS: dict[str, tuple[str, str, list[str]]] = {
    "listed": ("", "covers: [k]", []),
    "not-listed": ("", "covers: [w]", [f"{K}: c"]),
    "nothing-listed": ("", "number: K-1", [f"{K}: c"]),
    "part-of-what-is-listed": ("part_of: w\n", "covers: [w]", []),
    "listed-under-a-misspelt-id": ("formerly: [kontanthjaelp]\n", "covers: [kk]", []),
    "listed-under-a-misspelt-key": ("", "cover: [k]", []),
    "a-list-that-is-none": ("", "covers: {k: 1}", []),
    "gone": ("lifecycle: {retired: 2020-01-01}\n", "covers: [w]", []),
}


@pytest.mark.parametrize(("system", "contract", "expected"), COVERS.values(), ids=COVERS)
def test_main_contract_does_not_cover(system: str, contract: str, expected: list[str]) -> None:
    files = {
        K: f"name: K\nmain_contract: c\n{system}",
        "contracts/c.yaml": f"name: C\n{contract}\n",
        "systems/w.yaml": "name: W\n",
    }
    assert told("main-contract-does-not-cover", files) == expected


def test_a_contract_that_cannot_be_read_lacks_nothing() -> None:
    files = {K: "name: K\nmain_contract: c\n", "contracts/c.yaml": "name: [\n"}
    assert told("main-contract-does-not-cover", files) == []


def test_a_list_that_the_settings_ask_for_is_told_missing_once() -> None:
    files = {
        "registry.yaml": "format: 1\norganisation: {name: X}\ncompleteness: {contract: {must: [covers]}}\n",
        K: "name: K\nmain_contract: c\n",
        "contracts/c.yaml": "name: C\n",
    }
    assert told("main-contract-does-not-cover", files) == []
    assert told("missing-must", files) == ["contracts/c.yaml: name"]
