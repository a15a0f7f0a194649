"""Safe repairs: findings whose right text is beyond doubt are mended, and nothing else is touched.

All repairs are made in memory and the registry is read and judged again; a file is taken only if every repair in it worked
and no error is there that was not there before. Else the file stays as it was, whole.
"""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from registry_cli.authoring.offers import BOM, Repair, offered_repairs
from registry_cli.authoring.rewriting import in_memory
from registry_cli.checks.running import Judged, judge
from registry_cli.documents.edits import Edit, are_apart, edited
from registry_cli.findings import Finding, Severity
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import MemorySource, Problem, Source

MAX_ROUNDS = 6
"""A mended key may show a word below it that can be mended too; no file is nested deeper than this in such faults."""


@dataclass(frozen=True)
class Mended:
    """The outcome: the repairs made, the files as they were and as they are by their old paths, new paths, and what is left.

    `refused` are the files whose repairs would have made another error.
    """

    repairs: tuple[Repair, ...]
    texts: Mapping[str, tuple[str, str]]
    renamed: Mapping[str, str]
    refused: tuple[str, ...]
    registry: Registry
    judged: tuple[Judged, ...]

    def told(self, path: str) -> tuple[tuple[str, str], ...]:
        """For a file by its first path, the code of each finding mended in it and what was found there."""
        here = (one.finding for one in self.repairs if path in one.first_paths)
        return tuple((one.code, _found(one)) for one in here)


@dataclass(frozen=True)
class _State:
    """A registry's files in memory on a day, and the first path of each file that has a new one."""

    files: Mapping[str, bytes]
    problems: Mapping[str, Problem]
    as_of: date
    first_paths: Mapping[str, str] = field(default_factory=dict)

    def first_path(self, path: str) -> str:
        """The path the file had at first."""
        return self.first_paths.get(path, path)

    def read(self) -> tuple[Registry, tuple[Judged, ...]]:
        """The registry and its findings."""
        registry = load(MemorySource(self.files, self.problems))
        return registry, judge(registry, self.as_of)

    def with_files(self, files: Mapping[str, bytes], first_paths: Mapping[str, str]) -> "_State":
        """Other files."""
        return _State(files, self.problems, self.as_of, first_paths)


def mended(source: Source, as_of: date, allowed: Callable[[str], bool]) -> Mended:
    """The registry in `source` with everything mended that is beyond doubt, in the files that are `allowed`."""
    before = _State(*in_memory(source), as_of)
    known = before.read()[1]
    refused: set[str] = set()
    while True:
        after, repairs, (registry, judged) = _repaired(before, allowed, frozenset(refused))
        at_fault = _at_fault(repairs, _Findings(before, known), _Findings(after, judged))
        if not at_fault:
            break
        refused |= at_fault
    texts = {
        path: (before.files[path].decode(), after.files[new].decode())
        for new, path in ((new, after.first_path(new)) for new in sorted(after.files))
        if before.files[path] != after.files[new]
    }
    renamed = {first: new for new, first in sorted(after.first_paths.items())}
    return Mended(repairs, texts, renamed, tuple(sorted(refused)), registry, judged)


def _repaired(
    state: _State, allowed: Callable[[str], bool], refused: frozenset[str]
) -> tuple[_State, tuple[Repair, ...], tuple[Registry, tuple[Judged, ...]]]:
    """The state with all repairs made that are offered and allowed, round after round; the repairs; what then is there."""
    made: list[Repair] = []
    answer = state.read()
    for _ in range(MAX_ROUNDS):
        offered = [
            repair
            for repair in offered_repairs(*answer, state.files)
            if all(allowed(first) and first not in refused for first in map(state.first_path, repair.paths))
        ]
        taken, following = _made(state, offered)
        if not taken:
            break
        made += (replace(one, first_paths=frozenset(map(state.first_path, one.paths))) for one in taken)
        state, answer = following, following.read()
    return state, tuple(made), answer


def _made(state: _State, offered: Iterable[Repair]) -> tuple[list[Repair], _State]:
    """The state with those repairs made that do not stand in one another's way."""
    taken: list[Repair] = []
    edits: dict[str, list[Edit]] = {}
    new_paths: dict[str, str] = {}
    new_names: set[str] = set()
    for repair in offered:
        is_free = repair.new_path is None or repair.new_path not in new_names
        if is_free and all(are_apart(edits.get(path, ()), more) for path, more in repair.edits.items()):
            taken.append(repair)
            for path, more in repair.edits.items():
                for edit in more:
                    insort(edits.setdefault(path, []), edit)
            if repair.new_path is not None:
                new_paths[repair.finding.mark.path] = repair.new_path
                new_names.add(repair.new_path)
    files = dict(state.files)
    for path, all_edits in edits.items():
        files[path] = _with_edits(files[path], all_edits)
    first_paths = dict(state.first_paths)
    for path, new in new_paths.items():
        files[new] = files.pop(path)
        first_paths[new] = first_paths.pop(path, path)
    return taken, state.with_files(files, first_paths)


def _with_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with the edits made in their text; a mark at the beginning stays."""
    text = data.decode()
    mark = BOM if text.startswith(BOM) else ""
    return (mark + (edited(text.removeprefix(BOM), edits) or "")).encode()


def _at_fault(repairs: Iterable[Repair], before: "_Findings", after: "_Findings") -> set[str]:
    """The files whose repairs did not work or made an error; where none of them has the new error, all of them."""
    changed = {first for repair in repairs for first in repair.first_paths}
    wanted = Counter(_identity(repair.finding, after.state) for repair in repairs)
    had, has = before.identities(), after.identities()
    failed = {identity for identity, times in wanted.items() if has[identity] > max(had[identity] - times, 0)}
    new = after.identities("error") - before.identities("error")
    blamed = {first for first in changed if any(one.startswith(f"{first}|") for one in (*failed, *new))}
    return blamed or (changed if failed or new else set())


@dataclass(frozen=True)
class _Findings:
    """What is found in a state."""

    state: _State
    judged: tuple[Judged, ...]

    def identities(self, severity: Severity | None = None) -> Counter[str]:
        """How often each finding is there, of one severity or of all."""
        chosen = (one for one in self.judged if severity in (None, one.severity))
        return Counter(_identity(one.finding, self.state) for one in chosen)


def _identity(finding: Finding, state: _State) -> str:
    """The first path of the file, the code, the keys and what was found: what stays the same while a file is mended."""
    keys = "/".join(str(step) for step in finding.mark.route if isinstance(step, str))
    return "|".join((state.first_path(finding.mark.path), finding.code, keys, _found(finding)))


def _found(finding: Finding) -> str:
    """What was found, whatever the check calls it."""
    return next((str(finding.params[name]) for name in ("found", "item", "name", "key") if name in finding.params), "")
