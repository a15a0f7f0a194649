"""The fuzzers by name: what each examines, where it begins, and how it goes on from what it has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from registry_cli.model.load import load
from registry_cli.sources import MemorySource
from tests.documents.test_plain import texts
from tests.fuzz.answers import check_answers
from tests.fuzz.bundles import REGISTRIES, bundled, example, unbundled
from tests.fuzz.changing import check_changing
from tests.fuzz.mutations import mutated, mutated_example
from tests.fuzz.pairs import both_of, mutated_pair, pairs
from tests.fuzz.reading import check_reading
from tests.fuzz.reviewing import check_review
from tests.fuzz.writers import check_writers

CORPUS = Path(__file__).parent / "corpus"
NEIGHBOURS = 5
"""A seed is an example's file with as many of the files it refers to."""
POLICY = {
    "registry.yaml": b"""\
format: 1
extends: dk-2026
organisation: {name: Eksempelby Kommune}
responsible: {it-arkitekt: it-arkitekt, kontraktansvarlig: ydelseschef}
boards: {digitaliseringsraad: {chair: ydelseschef, members: [it-arkitekt]}}
approvals:
  systemer: {name: Systemer, when: {kinds: [system, contract]}, needs: [owner, 'board:digitaliseringsraad'], hears: [manager]}
""",
    "people/ydelseschef.yaml": b"name: Ydelseschef\nunit: ydelser\naccounts: ['@chef', chef@example.dk]\n",
    "people/it-arkitekt.yaml": b"name: It-arkitekt\naccounts: ['@arkitekt']\nsubstitute: ydelseschef\n",
}
"""Settings under which a change needs somebody's approval."""


@dataclass(frozen=True)
class Target:
    """A fuzzer: `examine` raises for an input that is a finding."""

    name: str
    examine: Callable[[bytes], None]
    seeds: Callable[[], tuple[bytes, ...]]
    mutate: Callable[[bytes, Random], bytes]
    longest: int

    def kept(self) -> tuple[Path, ...]:
        """The inputs that are kept: those that reach most, and all that ever were findings."""
        return tuple(sorted(path for path in (CORPUS / self.name).glob("*") if path.is_file()))


@cache
def _reading_seeds() -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts())


@cache
def _example_seeds() -> tuple[bytes, ...]:
    return b"@tutorial\n", b"@broken\n", b"@reference\n"


@cache
def _bundle_seeds() -> tuple[bytes, ...]:
    return tuple(_bundles())


@cache
def _pair_seeds() -> tuple[bytes, ...]:
    """A file with those it refers to, under settings that ask for approvals, and a whole example; of each a change."""
    chance = Random(1)  # noqa: S311 - the same seeds each time
    return tuple(pairs((*_bundle_seeds(), b"@tutorial\n", b"@reference\n"), POLICY, chance))


def _bundles() -> Iterator[bytes]:
    for name in REGISTRIES:
        files = example(name)
        registry = load(MemorySource(files))
        paths = {entry.id: entry.path for entry in registry.entries.values()}
        for entry in registry.entries.values():
            named = dict.fromkeys(paths[one.entity] for one in entry.references if one.entity in paths)
            chosen = [entry.path, *(path for path in named if path != entry.path)][: NEIGHBOURS + 1]
            yield bundled({path: files[path] for path in chosen})
        yield from (bundled({path: files[path]}) for path in files if path.startswith(("registry.yaml", "settings/")))


TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        Target("reading", check_reading, _reading_seeds, mutated, 20_000),
        Target("answers", lambda data: check_answers(unbundled(data)), _bundle_seeds, mutated, 30_000),
        Target("writers", lambda data: check_writers(unbundled(data)), _bundle_seeds, mutated, 30_000),
        Target("changing", lambda data: check_changing(unbundled(data)), _bundle_seeds, mutated, 30_000),
        Target("review", lambda data: check_review(*both_of(data)), _pair_seeds, mutated_pair, 30_000),
        Target("examples", lambda data: _everything(unbundled(data)), _example_seeds, mutated_example, 30_000),
    )
}


def _everything(files: Mapping[str, bytes]) -> None:
    check_answers(files)
    check_writers(files)
