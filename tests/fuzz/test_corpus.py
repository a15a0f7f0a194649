"""The inputs that are kept: those that once were findings, and those that reach far into the program."""

from random import Random

import pytest

from tests.fuzz import judging
from tests.fuzz.bundles import bundled, own_files, unbundled
from tests.fuzz.mutations import crossed, mutated, mutated_example
from tests.fuzz.shrinking import complaint_of, shrunk
from tests.fuzz.targets import CORPUS, TARGETS

MAX_BYTES = 1_000_000
WHOLE = ("answers", "examples", "review")
"""Targets that ask everything of whole registries."""

FOUND = [(name, path) for name, target in TARGETS.items() for path in target.kept() if path.name.startswith("found-")]


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long an input takes is judged by the fuzzers: here other tests run beside it, and coverage is measured."""
    monkeypatch.setattr(judging, "MAX_SECONDS", float("inf"))


@pytest.mark.parametrize(("name", "path"), FOUND, ids=[f"{name}-{path.name}" for name, path in FOUND])
def test_what_once_was_a_finding_is_none(name: str, path: object) -> None:
    assert complaint_of(TARGETS[name].examine, (CORPUS / name / str(path)).read_bytes()) == ""


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long) if name in WHOLE else name for name in TARGETS]
)
def test_what_reaches_far_holds(name: str, part: int) -> None:
    for path in [path for path in TARGETS[name].kept() if path.name.startswith("reach-")][part::4]:
        assert complaint_of(TARGETS[name].examine, path.read_bytes()) == "", path


def test_the_corpus_stays_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < MAX_BYTES


def test_a_bundle_and_its_files_are_the_same() -> None:
    files = {"systems/ky.yaml": b"name: KY\n", "registry.yaml": b"format: 1\n"}
    assert own_files(bundled(files)) == files
    assert unbundled(bundled({"systems/ny.yaml": b""}, "tutorial")).keys() > {"systems/ny.yaml", "registry.yaml"}


def test_paths_stay_in_the_registry() -> None:
    assert list(own_files(b"=== /../a//.git/b\nx\n=== ..\n")) == ["a/b"]


@pytest.mark.parametrize("seed", range(20))
def test_the_same_chance_changes_the_same(seed: int) -> None:
    first, second = Random(seed), Random(seed)  # noqa: S311 - nothing secret
    for change in (mutated, mutated_example):
        assert change(b"@broken\n=== a\nb: c\n", first) == change(b"@broken\n=== a\nb: c\n", second)
    assert crossed(b"a\nb", b"c\nd", first) == crossed(b"a\nb", b"c\nd", second)


def test_an_input_is_made_as_small_as_it_can_be() -> None:
    assert shrunk(b"a\nb\nxyz\nc\n", lambda data: "y" if b"y" in data else "") == b"y"
