"""Who is asked about which file."""

from collections.abc import Mapping
from datetime import date

import pytest

from registry_cli.model.load import load
from registry_cli.model.registry import Entry
from registry_cli.review.owners import Ownership, ownership
from registry_cli.sources import MemorySource

DAY = date(2026, 11, 25)
HEAD = "format: 1\norganisation: {name: X}\n"
PEOPLE = {
    "people/chef.yaml": "name: Chef\naccounts: [chef-konto]\n",
    "people/leder.yaml": "name: Leder\naccounts: [leder-konto]\n",
    "people/ny.yaml": "name: Ny\naccounts: [ny-konto]\n",
    "people/uden.yaml": "name: Uden\n",
    "people/gammel.yaml": "name: Gammel\nleft: 2026-11-25\nsubstitute: ny\naccounts: [gammel-konto]\n",
    "people/vaek.yaml": "name: Væk\nleft: 2026-01-01\naccounts: [vaek-konto]\n",
    "people/snart.yaml": "name: Snart\nleft: 2026-11-26\nsubstitute: ny\naccounts: [snart-konto]\n",
    "units/afdeling.yaml": "name: Afdeling\nhead: chef\n",
    "units/tom.yaml": "name: Tom\n",
}


def owners(files: Mapping[str, str], settings: str = HEAD) -> Ownership:
    return ownership(load(MemorySource({"registry.yaml": settings, **PEOPLE, **files})), DAY, stated)


def stated(person: Entry) -> tuple[str, ...]:
    return person.words("accounts")


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ("owner: chef", ("chef-konto", "owner")),
        ("owner: afdeling", ("chef-konto", "owner")),
        ("owner: chef\nmanager: leder", ("chef-konto", "owner")),
        ("owner: uden\nmanager: leder", ("leder-konto", "manager")),
        ("owner: gammel", ("ny-konto", "substitute")),
        ("owner: snart", ("snart-konto", "owner")),
        ("owner: vaek\nmanager: leder", ("leder-konto", "manager")),
        ("owner: tom\nmanager: leder", ("leder-konto", "manager")),
        ("owner: vaek", (None, "folder")),
        ("owner: uden", (None, "folder")),
        ("owner: findes-ikke", (None, "folder")),
        ("owner: ky", (None, "folder")),
        ("owner: [chef]", (None, "folder")),
        ("name: KY", (None, "folder")),
    ],
)
def test_the_owner_or_who_stands_for_the_owner(fields: str, asked: tuple[str | None, str]) -> None:
    found = owners({"systems/ky.yaml": f"{fields}\n"})
    (file,) = next(folder.files for folder in found.folders if folder.kind == "system")
    assert file.path == "systems/ky.yaml"
    assert (file.asked[0].accounts[0] if file.asked else None, file.stead) == asked


def test_nobody_knows_whose_account_counts_where_two_files_have_one_id() -> None:
    again = {
        "people/andre/chef.yaml": "name: Chef\naccounts: [en-anden]\n",
        "systems/ky.yaml": "name: KY\nowner: chef\n",
    }
    (file,) = next(folder.files for folder in owners(again).folders if folder.kind == "system")
    assert file.asked == ()


def test_files_of_one_id_are_each_their_owners() -> None:
    twice = {"systems/a/ky.yaml": "name: KY\nowner: chef\n", "systems/b/ky.yaml": "name: KY\nowner: leder\n"}
    files = next(folder.files for folder in owners(twice).folders if folder.kind == "system")
    assert [(file.path, file.asked[0].id) for file in files] == [
        ("systems/a/ky.yaml", "chef"),
        ("systems/b/ky.yaml", "leder"),
    ]


POLICY = f"""{HEAD}responsible: {{arkitekt: leder, jurist: uden}}
boards:
  styregruppe: {{name: Styregruppen, chair: chef, members: [leder, ny]}}
  raad: {{name: Rådet, chair: uden, members: [ny, leder, uden]}}
approvals:
  system:
    name: System
    when: {{kinds: [system]}}
    needs: [owner, "role:jurist", "role:arkitekt", "board:styregruppe"]
  dispensation:
    name: Dispensation
    when: {{kinds: [waiver]}}
    needs: [owner, "board:raad"]
  regler:
    name: Regler
    when: {{kinds: [settings]}}
    needs: ["role:arkitekt", "board:styregruppe"]
"""


def test_keepers_are_whom_the_approval_policy_names() -> None:
    files = {
        "systems/ky.yaml": "name: KY\nowner: uden\n",
        "suppliers/kmd.yaml": "name: KMD\n",
        "waivers/w.yaml": "finding: no-owner\nentity: ky\nreason: x\nowner: chef\nexpires: 2027-01-01\n",
    }
    found = {folder.kind: folder for folder in owners(files, POLICY).folders}
    keepers = {kind: [[one.id for one in group] for group in folder.keepers] for kind, folder in found.items()}
    assert keepers == {
        "settings": [["leder"], ["chef"]],
        "system": [["leder"]],
        "supplier": [["leder"], ["chef"]],
        "waiver": [["ny", "leder"]],
        "person": [["leder"], ["chef"]],
        "unit": [["leder"], ["chef"]],
    }
    assert next(iter(found)) == "settings"
    assert [kind for kind, folder in found.items() if folder.files] == ["system", "supplier"]
    assert found["system"].without_account == {"uden": ("systems/ky.yaml",)}


def test_where_the_policy_names_nobody_anyone_who_approves_anything_keeps_the_settings() -> None:
    settings = f"{HEAD}responsible: {{jurist: uden, arkitekt: leder, anden: ny}}\n"
    assert [[one.id for one in group] for group in owners({}, settings).folders[0].keepers] == [["leder"]]
    assert owners({}).folders[0].keepers == ()


def test_settings_with_faults_do_not_make_it_fail() -> None:
    broken = "format: 1\norganisation: {name: X}\nresponsible: [leder]\napprovals: {x: {when: 1, needs: 2}}\n"
    assert owners({"systems/ky.yaml": "name: KY\nowner: chef\n"}, broken).folders[0].keepers == ()
