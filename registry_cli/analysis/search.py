"""Find entities by what people call them."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.analysis.narrowing import chosen
from registry_cli.model.registry import Entry, Registry
from registry_cli.suggestions import closest

_FIELD_WEIGHTS = (("aliases", 60), ("formerly", 60), ("tags", 40), ("functions", 40), ("tasks", 30), ("product", 40))
_EXACT, _START, _INSIDE = 100, 80, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that fits, how well (the higher the better), and the text that fitted."""

    entry: Entry
    weight: int
    matched: str


def find(registry: Registry, words: str) -> tuple[Hit, ...]:
    """The selected entities in whose id, name, aliases, tags, functions, tasks or description all `words` occur, best first."""
    wanted = words.casefold().split()
    hits = (hit for entry in chosen(registry) if (hit := _hit(entry, wanted)))
    return tuple(sorted(hits, key=lambda hit: (-hit.weight, hit.entry.id)))


def nearest_id(registry: Registry, wrong: str) -> str | None:
    """The id that was perhaps meant: a former id, or the most similar one."""
    former = (entry.id for entry in registry.entries.values() if entry.record and wrong in entry.record.formerly)
    return next(former, None) or closest(wrong, registry.entries)


def _hit(entry: Entry, wanted: list[str]) -> Hit | None:
    best = [max(_weights(entry, word), default=(0, "")) for word in wanted]
    if not best or not all(weight for weight, _ in best):
        return None
    return Hit(entry, sum(weight for weight, _ in best), max(best)[1])


def _weights(entry: Entry, word: str) -> Iterator[tuple[int, str]]:
    for text in (entry.id, entry.name):
        weight = _likeness(text.casefold(), word)
        if weight:
            yield weight, text
    for key, weight in _FIELD_WEIGHTS:
        yield from ((weight, text) for text in _texts(entry, key) if word in text.casefold())
    description = entry.data.get("description")
    if isinstance(description, str) and word in description.casefold():
        yield 20, _around(description, word)


def _likeness(text: str, word: str) -> int:
    if text == word:
        return _EXACT
    if text.startswith(word):
        return _START
    return _INSIDE if word in text else 0


def _texts(entry: Entry, key: str) -> Iterator[str]:
    value = entry.data.get(key)
    yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _around(text: str, word: str, width: int = 60) -> str:
    """The words around the one that was found, with an ellipsis where the text goes on."""
    plain = " ".join(text.split())
    start = max(0, plain.casefold().find(word) - width // 2)
    cut = plain[start : start + width]
    before, behind = "…" if start else "", "…" if start + width < len(plain) else ""
    return f"{before}{cut}{behind}"
