"""What mends a finding: edits of some files, or a new name for one; offered only where the right text is beyond doubt."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from registry_cli.analysis.links import Link, links
from registry_cli.checks.running import Judged
from registry_cli.documents import Data
from registry_cli.documents.edits import Edit, removal, replacement, without_stray_line_ends
from registry_cli.findings import Finding, Route
from registry_cli.model.naming import is_id, kind_of, stem_of
from registry_cli.model.registry import Registry
from registry_cli.suggestions import WORDS_OF_A_KIND, certain, folded

BOM = "\ufeff"
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Repair:
    """A finding with what mends it: edits by path, or a new path for its file.

    `first_paths` are the files it changed, by the paths they had before any repair; set when it is made.
    """

    finding: Finding
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    new_path: str | None = None
    first_paths: frozenset[str] = frozenset()

    @property
    def paths(self) -> set[str]:
        """The files it changes."""
        return {*self.edits, self.finding.mark.path}


def offered_repairs(registry: Registry, judged: Iterable[Judged], files: Mapping[str, bytes]) -> Iterator[Repair]:
    """A repair for each finding whose right text is beyond doubt."""
    names = Counter(path.casefold() for path in files)
    referring = cache(lambda: _by_entity(registry))
    for one in judged:
        finding = one.finding
        if finding.code == "stray-line-end":
            edits = without_stray_line_ends(text_of(files[finding.mark.path]))
            yield from [Repair(finding, {finding.mark.path: edits})] if edits else []
        elif finding.code == "duplicate-item":
            yield from _without_double(finding, registry)
        elif finding.code == "invalid-file-name":
            yield from _with_good_name(finding, registry, names, referring)
        elif "found" in finding.params:
            yield from _with_right_word(finding, registry)


def _with_right_word(finding: Finding, registry: Registry) -> Iterator[Repair]:
    mark, found = finding.mark, str(finding.params["found"])
    word = finding.certain or certain(found, finding.candidates)
    document = registry.documents.get(mark.path)
    if word is None or word == found or document is None or document.data is None or not mark.route:
        return
    if WORDS_OF_A_KIND.get(folded(found), kind_of(mark.path)) != kind_of(mark.path):
        return
    if mark.part == "key":
        is_there = mark.route[-1] == found and word not in _keys(_at(document.data, mark.route[:-1]))
    else:
        is_there = _at(document.data, mark.route) == found
    edit = replacement(document.text, mark.route, mark.part, word) if is_there else None
    if edit is not None:
        yield Repair(finding, {mark.path: (edit,)})


def _without_double(finding: Finding, registry: Registry) -> Iterator[Repair]:
    """Of two items that are equal in all they say the second goes."""
    mark, first = finding.mark, finding.related[0].route
    document = registry.documents[mark.path]
    if document.data is not None and _at(document.data, mark.route) == _at(document.data, first):
        edit = removal(document.text, mark.route)
        if edit is not None:
            yield Repair(finding, {mark.path: (edit,)})


def _with_good_name(
    finding: Finding, registry: Registry, names: Counter[str], referring: Callable[[], Mapping[str, list[Link]]]
) -> Iterator[Repair]:
    """The file under its id, with every reference to the old name; only case, Danish letters and the ending may differ.

    `names` are the paths of all files in small letters.
    """
    path = finding.mark.path
    folder, slash, name = path.rpartition("/")
    stem, good = stem_of(path), folded(stem_of(path))
    new = f"{folder}{slash}{good}.yaml"
    is_usual = name.casefold() in {f"{stem}{ending}".casefold() for ending in _ENDINGS}
    is_taken = names[new.casefold()] > (path.casefold() == new.casefold())
    if is_usual and is_id(good) and not is_taken:
        edits = _references(registry, referring()[stem], stem, good) if stem != good else {}
        if edits is not None:
            yield Repair(finding, edits, new)


def _by_entity(registry: Registry) -> Mapping[str, list[Link]]:
    """All references by the entity they lead to."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links(registry):
        found[link.found.entity or ""].append(link)
    return found


def _references(
    registry: Registry, referring: Iterable[Link], old: str, new: str
) -> dict[str, tuple[Edit, ...]] | None:
    """The edits that turn these references to `old` to `new`; `None` where one of them cannot be made."""
    edits: dict[str, tuple[Edit, ...]] = {}
    for link in referring:
        target = new + link.found.target.removeprefix(old)
        edit = replacement(registry.documents[link.path].text, link.found.route, link.found.part, target)
        if edit is None:
            return None
        edits[link.path] = (*edits.get(link.path, ()), edit)
    return edits


def _at(data: Data, route: Route) -> Data:
    for step in route:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _keys(data: Data) -> tuple[str, ...]:
    return tuple(data) if isinstance(data, dict) else ()


def text_of(data: bytes) -> str:
    """A file's text as findings count in it: without a mark at the beginning."""
    return data.decode("utf-8", "replace").removeprefix(BOM)
