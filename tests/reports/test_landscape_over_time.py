"""The reports about what comes and goes, and about where data go."""

from datetime import date

from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.reports import lineage, roadmap
from registry_cli.sources import MemorySource

TODAY = date(2026, 11, 25)
FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Prøveby Kommune}\n",
    "systems/a.yaml": "name: Gammel\nlifecycle: {in_use: 2015-01-01, phase_out: 2027-01-01, retired: 2028-01-01}\nsuccessor: b\n",
    "systems/b.yaml": "name: Ny\nlifecycle: {phase_in: 2027-06-01, in_use: 2028-01-01}\n",
    "systems/c.yaml": "name: Hviler\nuses: [{system: a, essential: true}]\n",
    "systems/d.yaml": "name: Læser\nuses: [{interface: sf, via: platform, frequency: daily}]\ndata: [{category: person, personal: [ordinary], cpr: true}]\n",
    "systems/e.yaml": "name: Kopist\nuses: [{datasource: p-data, via: copy-register, direction: pull}]\n",
    "datasources/cpr.yaml": "name: CPR\n",
    "datasources/p-data.yaml": "name: P-data\ncopy_of: cpr\n",
    "datasources/bbr.yaml": "name: BBR\n",
    "interfaces/sf.yaml": "name: SF\nprovider: cpr\ndata: [person]\n",
}


def registry() -> Registry:
    return load(MemorySource({path: text.encode() for path, text in FILES.items() if "successor" not in text} | OLD))


OLD = {"systems/a.yaml": FILES["systems/a.yaml"].replace("successor: b\n", "").encode()}


def rows(text: str, title: str) -> list[str]:
    body = text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return [line for line in body.splitlines() if line.startswith("| ")][1:]


def test_what_comes_and_what_goes() -> None:
    text = roadmap.REPORT.render(registry(), TODAY, "da")
    assert rows(text, "Hvad der kommer") == [
        "| Ny | system | under indfasning fra 1. jun. 2027, i drift fra 1. jan. 2028 |"
    ]
    assert rows(text, "Hvad der forsvinder") == ["| 1. jan. 2028 | Gammel | system | – | Hviler (skal) |"]
    years = rows(text, "År for år")
    assert years[0].split(" | ")[:3] == ["| 2026", "0", "0"]
    assert years[2].split(" | ")[:3] == ["| 2028", "0", "1"]
    assert "```mermaid\ngantt\n" in text


def test_where_data_go() -> None:
    text = lineage.REPORT.render(registry(), TODAY, "da")
    assert rows(text, "CPR") == [
        "| Læser | SF | platform | dagligt | ja (antaget) | almindelige, CPR |",
        "| Kopist | P-data | kopiregister | – | ja | – |",
    ]
    assert "## Registre, som intet system anvender\n\n- BBR\n" in text
    assert "## P-data" not in text
