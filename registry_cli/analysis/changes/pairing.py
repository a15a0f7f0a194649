"""Which entity of one state is which of another: by id, by what it says it was called before, or by a file that only moved.

A rename is certain where `formerly` says so or the file is the same to the byte; where an entity only says much the same as one
that is gone, it is likely and no more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from registry_cli.documents import Data
from registry_cli.model.registry import Entry, Registry

Ground = Literal["id", "formerly", "same-bytes", "alike"]
"""What a pair rests on; `alike` is likely, all others are certain."""

ALIKE = 0.5
"""From this share of values in common on, two entities look like one that was renamed."""

MOST_LIKENED = 200
"""More new or vanished entities of a kind than this are not likened to one another."""


class Pair(NamedTuple):
    """An entity before and after; `None` where it is not there. `ground` is `None` where it stands alone."""

    before: Entry | None
    after: Entry | None
    ground: Ground | None

    @property
    def is_renamed(self) -> bool:
        """Whether it has another id for certain."""
        return self.ground in ("formerly", "same-bytes")


def paired(base: Registry, head: Registry) -> tuple[Pair, ...]:
    """Every entity of both states, each once, by the id it has now, those that are gone by the one they had."""
    gone = {id_: entry for id_, entry in base.entries.items() if id_ not in head.entries}
    new = {id_: entry for id_, entry in head.entries.items() if id_ not in base.entries}
    renamed = _renamed(gone, new, base, head)
    pairs = [Pair(base.find(id_), entry, "id") for id_, entry in head.entries.items() if id_ not in new]
    pairs += [renamed.get(id_) or Pair(None, entry, None) for id_, entry in new.items()]
    taken = {pair.before.id for pair in renamed.values() if pair.before}
    pairs += [Pair(entry, None, None) for id_, entry in gone.items() if id_ not in taken]
    return tuple(sorted(pairs, key=_id))


def _id(pair: Pair) -> str:
    found = pair.after or pair.before
    return found.id if found else ""


def _renamed(gone: Mapping[str, Entry], new: Mapping[str, Entry], base: Registry, head: Registry) -> dict[str, Pair]:
    """The pairs whose id differs, by the new id; each ground takes what those before it have left."""
    found: dict[str, Pair] = {}
    for ground, candidates in (
        ("formerly", _stated(gone, new)),
        ("same-bytes", _with_same_bytes(gone, new, base, head)),
        ("alike", _alike(gone, new)),
    ):
        _take(found, ground, candidates)  # type: ignore[arg-type]
    return found


def _take(found: dict[str, Pair], ground: Ground, candidates: Iterable[tuple[Entry, Entry]]) -> None:
    """Add the pairs of which neither side is wanted twice."""
    taken = {pair.before.id for pair in found.values() if pair.before}
    free = [(old, entry) for old, entry in candidates if old.id not in taken and entry.id not in found]
    olds, news = Counter(old.id for old, _ in free), Counter(entry.id for _, entry in free)
    for old, entry in free:
        if olds[old.id] == news[entry.id] == 1:
            found[entry.id] = Pair(old, entry, ground)


def _stated(gone: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[tuple[Entry, Entry]]:
    for entry in new.values():
        former = [gone[id_] for id_ in entry.words("formerly") if id_ in gone]
        yield from ((old, entry) for old in former[-1:])


def _with_same_bytes(
    gone: Mapping[str, Entry], new: Mapping[str, Entry], base: Registry, head: Registry
) -> Iterator[tuple[Entry, Entry]]:
    texts = defaultdict(list)
    for old in gone.values():
        texts[base.documents[old.path].text].append(old)
    for entry in new.values():
        text = head.documents[entry.path].text
        yield from ((old, entry) for old in texts.get(text, ()) if text.strip())


def _alike(gone: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[tuple[Entry, Entry]]:
    """The most alike of what is left, kind by kind; where two are as alike, neither is meant."""
    for kind in sorted({entry.kind for entry in new.values()}):
        olds = [(old, _values(old.data)) for old in gone.values() if old.kind == kind]
        news = [(entry, _values(entry.data)) for entry in new.values() if entry.kind == kind]
        if len(olds) > MOST_LIKENED or len(news) > MOST_LIKENED:
            continue
        for entry, values in news:
            ranked = sorted(((likeness(values, was), old.id, old) for old, was in olds), key=lambda one: -one[0])
            if ranked and ranked[0][0] >= ALIKE and (len(ranked) == 1 or ranked[1][0] < ranked[0][0]):
                yield ranked[0][2], entry


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of values that both have, of those that either has: 0 to 1 (the Jaccard index of two multisets)."""
    either = (one | other).total()
    return (one & other).total() / either if either else 0.0


def _values(data: Mapping[str, Data]) -> Counter[str]:
    return Counter(_leaves(dict(data), ""))


def _leaves(data: Data, field: str) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, f"{field}.{key}")
    elif isinstance(data, list):
        for item in data:
            yield from _leaves(item, field)
    elif field != ".formerly":
        yield f"{field}={data}"
