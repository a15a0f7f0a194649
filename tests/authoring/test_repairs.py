"""Safe repairs: what is beyond doubt is mended, everything else stays as it is, byte for byte."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from registry_cli.authoring.repairs import Mended, mended
from registry_cli.checks.running import judge
from registry_cli.model.load import load
from registry_cli.sources import MemorySource
from registry_cli.suggestions import certain
from tests.checks.registries import AS_OF
from tests.model.memory import SETTINGS
from tests.running import EXAMPLES

CHEF = {"people/chef.yaml": "name: Chef\n"}
REGISTER = {"datasources/ny.yaml": "name: Ny\nformerly: [gammel]\n"}


def outcome(files: Mapping[str, str | bytes]) -> Mended:
    return mended(MemorySource({"registry.yaml": SETTINGS, **files}), AS_OF, lambda _: True)


def after(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """The files as they are after the repairs."""
    result = outcome(files)
    texts = {path: result.texts[path][1] if path in result.texts else text for path, text in files.items()}
    return {result.renamed.get(path, path): text for path, text in texts.items()}


@pytest.mark.parametrize(
    ("word", "candidates", "right"),
    [
        ("navn", ("name", "owner"), "name"),
        ("Høj", ("low", "high"), "high"),
        ("hoej", ("low", "high"), "high"),
        ("HIGH", ("low", "high"), "high"),
        (" high ", ("low", "high"), "high"),
        ("børn", ("boern", "voksne"), "boern"),
        ("bo\u0308rn", ("boern",), None),
        ("å", ("aa",), "aa"),
        ("a\u030a", ("aa",), "aa"),
        ("hihg", ("low", "high"), None),
        ("ejer", ("name",), None),
        ("KY", ("ky", "Ky"), None),
        ("navn", ("Navn", "name"), "Navn"),
        ("", ("name",), None),
    ],
)
def test_what_is_beyond_doubt(word: str, candidates: tuple[str, ...], right: str | None) -> None:
    assert certain(word, candidates) == right


CASES: dict[str, tuple[dict[str, str | bytes], dict[str, str | bytes]]] = {
    "danish-keys-and-words-with-their-comments": (
        {"systems/a.yaml": "navn: A  # hvorfor\nkritikalitet: {level: høj}   # b\n\n\nejer: chef\n", **CHEF},
        {"systems/a.yaml": "name: A  # hvorfor\ncriticality: {level: high}   # b\n\n\nowner: chef\n", **CHEF},
    ),
    "the-owner-by-the-words-of-the-kind": (
        {"systems/a.yaml": "name: A\nSystemejer: chef\nsystemansvarlig: chef\n", **CHEF},
        {"systems/a.yaml": "name: A\nowner: chef\nmanager: chef\n", **CHEF},
    ),
    "a-word-below-a-mended-key": (
        {"systems/a.yaml": "name: A\nkritikalitet:\n  level: Lav\n"},
        {"systems/a.yaml": "name: A\ncriticality:\n  level: low\n"},
    ),
    "windows-line-ends-and-a-mark-at-the-beginning-stay": (
        {"systems/a.yaml": "\ufeffnavn: A\r\ntags: [x]\r\n".encode()},
        {"systems/a.yaml": "\ufeffname: A\r\ntags: [x]\r\n"},
    ),
    "a-former-id": (
        {"systems/a.yaml": "name: A\nuses: [{datasource: gammel}]\n", **REGISTER},
        {"systems/a.yaml": "name: A\nuses: [{datasource: ny}]\n", **REGISTER},
    ),
    "an-id-in-capitals-and-a-part-of-one": (
        {
            "projects/p.yaml": "name: P\nowner: CHEF\ngoals: [{goal: 'Strategi#MÅL'}]\n",
            "strategies/strategi.yaml": "name: S\ngoals: [{id: maal, name: Mål}]\n",
            **CHEF,
        },
        {
            "projects/p.yaml": "name: P\nowner: chef\ngoals: [{goal: 'strategi#maal'}]\n",
            "strategies/strategi.yaml": "name: S\ngoals: [{id: maal, name: Mål}]\n",
            **CHEF,
        },
    ),
    "the-second-of-two-equal-items": (
        {
            "systems/a.yaml": "name: A\ntags: [x, y, x, x]\nuses:\n  - {datasource: ny}\n  - datasource: ny\n",
            **REGISTER,
        },
        {"systems/a.yaml": "name: A\ntags: [x, y]\nuses:\n  - {datasource: ny}\n", **REGISTER},
    ),
    "odd-line-ends": (
        {"systems/a.yaml": "name: A\u2028\r\ntags: [x]\r\r\n"},
        {"systems/a.yaml": "name: A\r\ntags: [x]\r\n"},
    ),
    "names-of-files-and-who-refers-to-them": (
        {
            "systems/Børn.yml": "name: B\n",
            "systems/a.yaml": "name: A\nuses: [{system: Børn}, {system: boern, purpose: P}]\n",
            "systems/sub/C.YAML": "name: C\n",
        },
        {
            "systems/boern.yaml": "name: B\n",
            "systems/a.yaml": "name: A\nuses: [{system: boern}, {system: boern, purpose: P}]\n",
            "systems/sub/c.yaml": "name: C\n",
        },
    ),
    "a-code-in-the-settings": (
        {"registry.yaml": f"{SETTINGS}severity: {{No-Owner: warning}}\n"},
        {"registry.yaml": f"{SETTINGS}severity: {{no-owner: warning}}\n"},
    ),
}


@pytest.mark.parametrize(("before", "expected"), CASES.values(), ids=CASES)
def test_what_is_mended(before: dict[str, str | bytes], expected: dict[str, str | bytes]) -> None:
    assert after(before) == expected
    assert [one.finding for one in outcome(before).judged if one.severity == "error"] == []


LEFT: dict[str, dict[str, str | bytes]] = {
    "a-slip-of-the-pen": {"systems/a.yaml": "nme: A\nowner: cheef\n", **CHEF},
    "a-successor-is-a-decision": {
        "systems/a.yaml": "name: A\nuses: [{datasource: b}]\n",
        "datasources/b.yaml": "name: B\nlifecycle: {retired: 2020-01-01}\nsuccessor: c\n",
        "datasources/c.yaml": "name: C\n",
    },
    "items-that-differ": {
        "systems/a.yaml": "name: A\nused_by: [{unit: u}, {unit: u, users: 1}]\n",
        "units/u.yaml": "name: U\n",
    },
    "a-comment-beside-the-second": {"systems/a.yaml": "name: A\ntags:\n  - x\n  - x  # hvorfor\n"},
    "a-key-that-is-there-already": {"systems/a.yaml": "name: A\nnavn: B\n"},
    "a-former-id-of-two": {
        "systems/a.yaml": "name: A\nuses: [{datasource: gammel}]\n",
        "datasources/ny-2.yaml": "name: Ny 2\nformerly: [gammel]\n",
        **REGISTER,
    },
    "a-name-that-is-taken": {"systems/A.yaml": "name: A\n", "systems/a.yaml": "name: A\n"},
    "an-id-that-is-taken": {"systems/A.yaml": "name: A\n", "units/a.yaml": "name: A\n"},
    "a-name-with-other-faults": {"systems/Et System.yaml": "name: A\n", "systems/b.yaml.bak": "name: B\n"},
    "a-line-end-in-the-middle": {"systems/a.yaml": "name: A\rtags: [x]\r\n"},
    "not-utf-8": {"systems/a.yaml": "navn: Børn\n".encode("latin-1")},
    "a-file-that-does-not-parse": {"systems/a.yaml": "navn: [\n"},
    "a-key-whose-value-would-be-another-error": {"systems/a.yaml": "name: A\nejer: nobody\n"},
    "the-owner-of-something-else": {"systems/a.yaml": "name: A\nkontraktejer: chef\n", **CHEF},
    "all-or-nothing-in-a-file": {"systems/a.yaml": "navn: A\nejer: [1]\n"},
}


@pytest.mark.parametrize("files", LEFT.values(), ids=LEFT)
def test_what_is_left_as_it_is(files: dict[str, str | bytes]) -> None:
    assert after(files) == files


def test_one_refused_file_does_not_hold_up_the_others() -> None:
    files = {"systems/a.yaml": "navn: A\n", "systems/b.yaml": "navn: B\nejer: nobody\n", "systems/C.yaml": "name: C\n"}
    result = outcome(files)
    assert {path: text for path, (_, text) in result.texts.items()} == {"systems/a.yaml": "name: A\n"}
    assert result.renamed == {"systems/C.yaml": "systems/c.yaml"}
    assert result.refused == ("systems/b.yaml",)


def test_only_allowed_files_are_changed() -> None:
    files = {"registry.yaml": SETTINGS, "systems/a.yaml": "navn: A\n", "systems/b.yaml": "navn: B\n"}
    result = mended(MemorySource(files), AS_OF, lambda path: path == "systems/b.yaml")
    assert list(result.texts) == ["systems/b.yaml"]


def example(name: str) -> dict[str, bytes]:
    root = EXAMPLES / name
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


TUTORIAL = example("tutorial")


def test_a_sound_registry_is_not_touched() -> None:
    result = mended(MemorySource(example("fjordby")), AS_OF, lambda _: True)
    assert (result.texts, result.renamed, result.refused) == ({}, {}, ())


def spoilt(chance: random.Random) -> dict[str, bytes]:
    """The tutorial's files with some lines spoilt as people spoil them, mostly so that they can be mended."""
    files = dict(TUTORIAL)
    for _ in range(chance.randint(1, 8)):
        path = chance.choice(sorted(files))
        lines = files[path].decode().split("\n")
        place = chance.randrange(len(lines))
        lines[place : place + 1] = chance.choice(list(slips(lines[place])))
        files[path] = "\n".join(lines).encode()
    if chance.random() < 0.3:
        path = chance.choice([one for one in sorted(files) if one != "registry.yaml"])
        folder, _, name = path.rpartition("/")
        files[f"{folder}/{name.upper() if chance.random() < 0.5 else name.removesuffix('.yaml') + '.yml'}"] = files.pop(
            path
        )
    if chance.random() < 0.3:
        path = chance.choice(sorted(files))
        files[path] = files[path].replace(b"\n", b"\r\n")
    return files


def slips(line: str) -> Iterator[list[str]]:
    yield [line.upper()]
    yield [line.replace("name:", "navn:").replace("owner:", "Ejer:").replace("uses:", "anvender:")]
    yield [line.replace("high", "høj").replace("daily", "dagligt").replace("aa", "å")]
    yield [line, line]
    yield [f"{line}\u2028", "bogus: 1"]
    yield [f"{line}  # bemærkning"]
    yield [line[:-1]]
    yield [re.sub(r"\[(\w+)", r"[\1, \1", line)]


def errors(files: Mapping[str, str | bytes]) -> int:
    return sum(one.severity == "error" for one in judge(load(MemorySource(files)), AS_OF))


@pytest.mark.parametrize("seed", range(60))
def test_mending_is_done_at_once_and_makes_nothing_worse(seed: int) -> None:
    before = spoilt(random.Random(seed))  # noqa: S311 - nothing secret
    result = mended(MemorySource(before), AS_OF, lambda _: True)
    changed = {path: text.encode() for path, (_, text) in result.texts.items()}
    following = {result.renamed.get(path, path): changed.get(path, data) for path, data in before.items()}
    assert errors(following) <= errors(before)
    again = mended(MemorySource(following), AS_OF, lambda _: True)
    assert (again.texts, again.renamed) == ({}, {})
    assert again.refused == tuple(sorted(result.renamed.get(path, path) for path in result.refused))
    for path, data in changed.items():
        assert comments(data) == comments(before[path])
        assert (data.count(b"\r\n") > 0) == (before[path].count(b"\r\n") > 0)


def comments(data: bytes) -> Counter[str]:
    return Counter(re.findall(r"(?:^|\s)#.*", data.decode()))
