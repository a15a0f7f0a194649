"""`reg rename` as its users run it: every reference changes, every other byte stays, and what cannot be done whole is not begun."""

import subprocess
from pathlib import Path

import pytest

from registry_cli.authoring.renaming import Renaming, renaming
from registry_cli.authoring.rewriting import State, read_state
from registry_cli.cli.asking import day_of
from registry_cli.documents.writing import replace_text
from registry_cli.review.identities import fixed, introduced
from registry_cli.sources import FolderSource
from tests.running import AS_OF, EXAMPLES, Ran, reg

FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n",
    "settings/boards.yaml": 'boards:\n  raad: {name: Rådet, members: ["chef"]}  # who decides\n',
    "systems/ky.yaml": "\ufeffname: KY\r\ntags: [ky]  # a word, no reference\r\nowner: chef\r\nuses:\r\n- {system: lis, purpose: Ny ky}\r\n",
    "systems/social/lis.yaml": "name: LIS\nowner: 'chef'\nsuccessor: >-\n  ky\nnotes: Taler med ky hver nat\n",
    "contracts/drift.yaml": "name: Drift\nowner: chef\ncovers:\n  - lis  # both\n  - ky\nprices:\n  - {name: a, amount: 1, per: year, split: {ky: 0.5, lis: 0.5}}\n",
    "strategies/digital.yaml": "name: Digital\ngoals:\n  - {id: en, name: En}\n",
    "projects/ny.yaml": "name: Ny\nowner: chef\ngoals:\n  - {goal: digital#en, contribution: strong}\n",
    "waivers/w.yaml": "name: W\nfinding: no-contract\nentity: ky\nreason: ky\nowner: chef\nexpires: 2030-01-01\n",
    "people/chef.yaml": "name: Chef\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(text.encode())
    return tmp_path


def contents(root: Path) -> dict[str, str]:
    files = [path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def rename(root: Path, old: str, new: str, *more: str) -> Ran:
    return reg("rename", old, new, "--as-of", AS_OF, *more, cwd=root)


def test_the_file_and_every_reference_change_and_nothing_else(root: Path) -> None:
    ran = rename(root, "ky", "ydelse-1")
    expected = dict(FILES)
    expected["systems/ydelse-1.yaml"] = (
        "\ufeffname: KY\r\nformerly: [ky]\r\ntags: [ky]  # a word, no reference\r\nowner: chef\r\nuses:\r\n- {system: lis, purpose: Ny ky}\r\n"
    )
    del expected["systems/ky.yaml"]
    expected["systems/social/lis.yaml"] = (
        "name: LIS\nowner: 'chef'\nsuccessor: ydelse-1\nnotes: Taler med ky hver nat\n"
    )
    expected["contracts/drift.yaml"] = (
        FILES["contracts/drift.yaml"].replace("- ky", "- ydelse-1").replace("{ky:", "{ydelse-1:")
    )
    expected["waivers/w.yaml"] = FILES["waivers/w.yaml"].replace("entity: ky", "entity: ydelse-1")
    assert contents(root) == expected
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "contracts/drift.yaml",
        "systems/ky.yaml -> systems/ydelse-1.yaml",
        "systems/social/lis.yaml",
        "waivers/w.yaml",
    ]
    assert ran.err.splitlines() == [
        "ky is now ydelse-1; references changed: 4",
        "also mentioned in: systems/social/lis.yaml:4",
        "also mentioned in: systems/ydelse-1.yaml:3",
        "also mentioned in: systems/ydelse-1.yaml:6",
        "also mentioned in: waivers/w.yaml:4",
        "next: look at `git diff`, run `reg validate`, and commit",
    ]


def test_who_has_neighbours_is_told_that_they_refer_to_it(root: Path) -> None:
    settings = root / "registry.yaml"
    peers = "peers: [{id: nabo, name: Nabo, path: ../nabo}]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + peers, encoding="utf-8")
    told = "neighbours whose joint views name it refer to it as PEER/ky: tell them it is PEER/ydelse-1 now"
    assert told in rename(root, "ky", "ydelse-1").err.splitlines()


def test_settings_quotes_and_parts_are_references_too(root: Path) -> None:
    assert (rename(root, "chef", "0101").code, rename(root, "digital", "digital-2").code) == (0, 0)
    files = contents(root)
    assert files["settings/boards.yaml"] == 'boards:\n  raad: {name: Rådet, members: ["0101"]}  # who decides\n'
    assert "owner: '0101'\n" in files["systems/social/lis.yaml"]
    assert 'owner: "0101"\r\n' in files["systems/ky.yaml"]
    assert "{goal: digital-2#en, contribution: strong}" in files["projects/ny.yaml"]
    assert files["people/0101.yaml"] == "name: Chef\nformerly: [chef]\n"


def test_the_difference_is_shown_and_nothing_written(root: Path) -> None:
    before = contents(root)
    ran = rename(root, "ky", "ydelse-1", "--dry-run")
    assert (ran.code, contents(root)) == (0, before)
    assert "rename from systems/ky.yaml\nrename to systems/ydelse-1.yaml\n" in ran.out
    assert "-  - ky\n+  - ydelse-1\n" in ran.out
    assert ran.err.startswith("ky would be ydelse-1; references that would change: 4\n")
    assert ran.err.endswith("nothing was written: leave out --diff to write it\n")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ky", "KY", "KY is no id: use small letters a-z, digits and hyphens, such as ky"),
        ("ky", "../x", "../x is no id: use small letters a-z, digits and hyphens, such as x"),
        ("ky", "a" * 101, f"{'a' * 101} is no id: use small letters a-z, digits and hyphens, such as {'a' * 100}"),
        ("ky", "ky", "ky has that id already"),
        ("ky", "chef", "the id chef is taken by people/chef.yaml"),
        ("ky", "lis", "the id lis is taken by systems/social/lis.yaml"),
        ("kyy", "x", "there is no kyy in the registry: did you mean ky?"),
    ],
)
def test_what_cannot_be_done_is_refused(root: Path, old: str, new: str, says: str) -> None:
    before = contents(root)
    ran = rename(root, old, new)
    assert (ran.code, ran.out, ran.err) == (2, "", f"reg: {says}\n")
    assert contents(root) == before


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("units/OPUS.yaml", "name: x\n", "the id opus is taken by units/OPUS.yaml"),
        ("units/u.yaml", "name: [\nhead: ky\n", "units/u.yaml has faults and mentions ky, so its references cannot be changed: mend it first, see `reg validate units/u.yaml`"),
        ("systems/u.yaml", "name: x\nsuccessor: lis\nsuccessor: ky\n", "systems/u.yaml has faults and mentions ky, so its references cannot be changed: mend it first, see `reg validate systems/u.yaml`"),
        ("systems/u.yaml", "name: x\nsuccessor: &a ky\nnotes: *a\n", "systems/u.yaml refers to ky in a way that cannot be changed without losing something: edit it by hand first"),
        ("units/ky.yaml", "name: x\n", "several files have the id ky: systems/ky.yaml, units/ky.yaml; rename one of them with git first"),
    ],
)  # fmt: skip
def test_files_in_the_way_are_named(root: Path, path: str, text: str, says: str) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    before = contents(root)
    ran = rename(root, "ky", "opus")
    assert (ran.code, ran.out, ran.err) == (2, "", f"reg: {says}\n")
    assert contents(root) == before


def test_a_rename_that_makes_an_error_is_refused(root: Path) -> None:
    """Somebody refers to the new id and means another kind of thing."""
    (root / "systems/other.yaml").write_text("name: Other\nsupplier: opus\n", encoding="utf-8")
    ran = rename(root, "ky", "opus")
    assert ran.code == 2
    assert ran.err.startswith(
        "reg: ky is not renamed to opus, since then there would be: systems/other.yaml:2: wrong-kind: "
    )


def test_there_and_back_is_the_same_but_for_formerly(root: Path) -> None:
    rename(root, "ky", "ydelse-1")
    rename(root, "ydelse-1", "ky")
    expected = dict(FILES)
    expected["systems/ky.yaml"] = FILES["systems/ky.yaml"].replace("\r\ntags", "\r\nformerly: [ydelse-1]\r\ntags")
    expected["systems/social/lis.yaml"] = FILES["systems/social/lis.yaml"].replace(">-\n  ky", "ky")
    assert contents(root) == expected


def test_a_killed_run_is_seen_and_finished_by_a_second_one(root: Path) -> None:
    """The references are written first: until the file has its new name they lead nowhere."""
    whole = contents_after(root)
    done = work_out(root, "ky", "ydelse-1").rewriting
    before, after = done.written()["contracts/drift.yaml"]
    replace_text(root / "contracts/drift.yaml", after, before)
    found = reg("validate", "--format", "concise", "--as-of", AS_OF, cwd=root)
    assert (found.code, "contracts/drift.yaml:5:5: error[unknown-reference]" in found.out) == (1, True)
    assert rename(root, "ky", "ydelse-1").code == 0
    assert contents(root) == whole


def contents_after(root: Path) -> dict[str, str]:
    done = work_out(root, "ky", "ydelse-1").rewriting
    return {path: data.decode() for path, data in done.after.files.items()}


def work_out(root: Path, old: str, new: str) -> Renaming:
    state = read_state(FolderSource(root), day_of(AS_OF))
    return renaming(state, state.registry.entries[old], new)


def test_an_old_revision_is_not_renamed(root: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    ran = rename(root, "ky", "x", "--rev", "HEAD")
    assert (ran.code, ran.err) == (2, "reg: --rev asks about the past, which cannot be written\n")


def test_the_findings_of_an_example_stay_the_same_up_to_the_id() -> None:
    state = read_state(FolderSource(EXAMPLES / "tutorial"), day_of("2027-11-22"))
    assert {one.severity for one in state.judged} == {"error", "warning"}
    for old, entry in state.registry.entries.items():
        done = renaming(state, entry, "et-nyt-navn").rewriting
        sides = state.registry, done.after.registry
        assert introduced(state.judged, done.after.judged, sides, done.ids) == (), old
        assert fixed(state.judged, done.after.judged, sides, done.ids) == (), old
        back = renaming(
            State(done.after.files, {}, state.as_of, state), done.after.registry.entries["et-nyt-navn"], old
        )
        changed = {path for path, data in back.rewriting.after.files.items() if data != state.files[path]}
        assert changed == {entry.path}, old
