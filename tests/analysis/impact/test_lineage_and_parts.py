"""Where data go, and the parts a landscape falls into: small registries reckoned by hand."""

from datetime import date

from registry_cli.analysis.impact.lineage import Consumer, Lineage, lineage
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.impact.parts import communities, orphans, parts
from registry_cli.graph import build_graph
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 22)

FILES: dict[str, str | bytes] = {
    "datasources/cpr.yaml": "name: CPR\ndata: [person, adresse]\n",
    "datasources/kopi.yaml": "name: Kopi\ncopy_of: cpr\n",
    "datasources/kopi2.yaml": "name: Kopi 2\ncopy_of: kopi\ndata: [person]\n",
    "datasources/gammel.yaml": "name: Gammel\ncopy_of: cpr\nlifecycle: {retired: 2026-11-01}\n",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: sp\nsource: cpr\ndirection: pull\ndata: [person]\n",
    "interfaces/sf-ind.yaml": "name: Ind\nprovider: cpr\ndirection: push\n",
    # offered by the platform alone: the data are not the register's
    "interfaces/andet.yaml": "name: Andet\nprovider: sp\n",
    "systems/sp.yaml": "name: SP\n",
    "systems/ky.yaml": """\
name: KY
uses:
  - {interface: sf1520, via: platform, frequency: daily}
  - {interface: andet}
data:
  - {category: person, personal: [ordinary], cpr: true, classification: confidential}
  - {category: ydelser, personal: [sensitive]}
""",
    "systems/folkereg.yaml": "name: Folkeregister\nuses: [{interface: sf-ind}]\ndata: [{category: person, master: true}, null]\n",
    "systems/bi.yaml": "name: BI\nuses: [{datasource: kopi2, via: copy-register, direction: both, data: [adresse]}]\n",
    "systems/forbi.yaml": "name: Forbi\nuses: [{datasource: cpr, until: 2026-11-21}, {datasource: gammel}]\n",
}


def consumer(found: Lineage, name: str) -> Consumer:
    """The one consumer of this id."""
    (one,) = (one for one in found.consumers if one.system.id == name)
    return one


def test_data_go_from_the_register_over_copies_and_interfaces_to_the_systems() -> None:
    registry = registry_of(FILES)
    found = lineage(registry, registry.entries["cpr"], AS_OF)
    assert [(one.entry.id, one.passage, one.behind and one.behind.id) for one in found.carriers] == [
        ("cpr", None, None),
        ("kopi", "copy", "cpr"),
        ("sf-ind", "interface", "cpr"),
        ("sf1520", "interface", "cpr"),
        ("kopi2", "copy", "kopi"),
    ]
    assert [one.provider and one.provider.id for one in found.carriers] == [None, None, None, "sp", None]
    assert [one.data for one in found.carriers] == [
        ("person", "adresse"),
        ("person", "adresse"),
        ("person", "adresse"),
        ("person",),
        ("person",),
    ]
    assert [one.system.id for one in found.consumers] == ["bi", "folkereg", "ky"]
    ky = consumer(found, "ky")
    assert ([one.id for one in ky.way], ky.direction, ky.is_direction_stated) == (["cpr", "sf1520", "ky"], "pull", True)
    assert (ky.data, ky.via, ky.frequency) == (("person",), "platform", "daily")
    assert [(one.category, one.personal, one.has_cpr, one.classification) for one in ky.holdings] == [
        ("person", ("ordinary",), True, "confidential")
    ]
    bi = consumer(found, "bi")
    assert ([one.id for one in bi.way], bi.direction, bi.data) == (["cpr", "kopi", "kopi2", "bi"], "both", ("adresse",))
    assert bi.holdings == ()
    folkereg = consumer(found, "folkereg")
    assert (folkereg.gets, [one.is_master for one in folkereg.holdings]) == (False, [True])


def test_data_of_a_system_and_of_copies_of_one_another() -> None:
    registry = registry_of(
        {
            **FILES,
            "datasources/a.yaml": "name: A\ncopy_of: b\n",
            "datasources/b.yaml": "name: B\ncopy_of: a\n",
            "systems/bruger.yaml": "name: Bruger\nuses: [{datasource: b}]\n",
        }
    )
    found = lineage(registry, registry.entries["a"], AS_OF)
    assert [one.entry.id for one in found.carriers] == ["a", "b"]
    assert (consumer(found, "bruger").direction, consumer(found, "bruger").is_direction_stated) == ("pull", False)
    platform = lineage(registry, registry.entries["sp"], AS_OF)
    assert [(one.system.id, [entry.id for entry in one.way]) for one in platform.consumers] == [
        ("ky", ["sp", "andet", "ky"])
    ]


PARTS: dict[str, str | bytes] = {
    "systems/a.yaml": "name: A\nuses: [{system: b}]\n",
    "systems/b.yaml": "name: B\nuses: [{system: c}, {system: d}]\n",
    "systems/c.yaml": "name: C\nuses: [{system: a}]\n",
    "systems/d.yaml": "name: D\nuses: [{system: e}]\n",
    "systems/e.yaml": "name: E\nuses: [{system: f}]\n",
    "systems/f.yaml": "name: F\nuses: [{system: d}]\n",
    "systems/oe1.yaml": "name: Ø1\nuses: [{system: oe2}]\n",
    "systems/oe2.yaml": "name: Ø2\n",
    "systems/alene.yaml": "name: Alene\nowner: chef\nuses: [{system: alene}]\n",
    "people/chef.yaml": "name: Chef\n",
    "units/tom.yaml": "name: Tom\nparent: tom\n",
}


def test_the_parts_of_a_landscape() -> None:
    """Two triangles a-b-c and d-e-f with a bridge b-d, an island of two, and one alone; a unit that only names itself."""
    registry = registry_of(PARTS)
    graph = build_graph(registry)
    needs = needs_on(graph, registry, AS_OF)
    found = parts(needs)
    assert [one.id for one in found.mainland] == ["a", "b", "c", "d", "e", "f"]
    assert [[one.id for one in island] for island in found.islands] == [["oe1", "oe2"]]
    assert [one.id for one in found.alone] == ["alene"]
    assert [one.id for one in orphans(graph)] == ["tom"]
    assert [[one.id for one in group] for group in communities(needs)] == [
        ["a", "b", "c"],
        ["d", "e", "f"],
        ["oe1", "oe2"],
    ]


def test_an_empty_landscape_has_no_parts() -> None:
    registry = registry_of({})
    needs = needs_on(build_graph(registry), registry, AS_OF)
    assert (parts(needs).mainland, parts(needs).islands, parts(needs).alone, communities(needs)) == ((), (), (), ())
