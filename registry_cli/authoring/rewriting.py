"""Files of a registry rewritten in memory: what would then be found there that was not found before, and no file written yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from registry_cli.authoring.offers import BOM
from registry_cli.checks import BY_CODE
from registry_cli.checks.running import Judged, judge
from registry_cli.documents.document import Document
from registry_cli.findings import Finding
from registry_cli.language import Lang, Text
from registry_cli.model.load import load
from registry_cli.model.naming import is_read
from registry_cli.model.registry import Registry
from registry_cli.output.diagnostics import diagnostics
from registry_cli.questions import WrongQuestion
from registry_cli.review.identities import introduced
from registry_cli.sources import MemorySource, Problem, Source

HAS_FAULTS = Text(
    "{path} cannot be read, so it is not changed: see `reg validate`",
    "{path} kan ikke læses og bliver derfor ikke ændret: se `reg validate`",
)


@dataclass(frozen=True)
class State:
    """A registry's files in memory with what is read and found in them on a day."""

    files: Mapping[str, bytes]
    problems: Mapping[str, Problem]
    as_of: date
    beside: "State | None" = None

    @cached_property
    def registry(self) -> Registry:
        """What the files hold; what stands in the state beside this one too is not read again."""
        return load(MemorySource(self.files, self.problems), beside=self.beside.registry if self.beside else None)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What is found."""
        return judge(self.registry, self.as_of)


@dataclass(frozen=True)
class Rewriting:
    """A state and the one after: the new text of each changed file by its old path, and the new paths by old ones."""

    before: State
    texts: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def after(self) -> State:
        """The state with the new texts under the new paths."""
        files = dict(self.before.files)
        for path, text in self.texts.items():
            files[path] = with_mark(files[path], text).encode()
        for path, new in self.renamed.items():
            files[new] = files.pop(path)
        return State(files, self.before.problems, self.before.as_of, self.before)

    @cached_property
    def introduced(self) -> tuple[Judged, ...]:
        """What is found after and was not before."""
        registries = self.before.registry, self.after.registry
        return introduced(self.before.judged, self.after.judged, registries, self.ids)

    def written(self) -> Mapping[str, tuple[str, str]]:
        """For each changed file its whole old and new text, also the mark at the beginning that says how it is encoded."""
        texts = {path: with_mark(self.before.files[path], text) for path, text in self.texts.items()}
        return {path: (self.before.files[path].decode(), text) for path, text in sorted(texts.items())}


def read_state(source: Source, as_of: date) -> State:
    """The state of the registry in `source`, read once, so that all that follows is about the same bytes."""
    return State(*in_memory(source), as_of)


def in_memory(source: Source) -> tuple[Mapping[str, bytes], Mapping[str, Problem]]:
    """The bytes of every file, none of those that no reader of a registry looks into, and what stands in the way of the others."""
    paths = source.paths()
    read = list(source.read(path for path in paths if is_read(path)))
    files: dict[str, bytes] = dict.fromkeys(paths, b"") | {file.path: file.data for file in read if not file.problem}
    problems = {file.path: file.problem for file in read if file.problem}
    return {path: data for path, data in files.items() if path not in problems}, problems


def with_mark(data: bytes, text: str) -> str:
    """The text behind the mark at the beginning that the bytes have, if they have one."""
    return f"{BOM}{text}" if data.startswith(BOM.encode()) else text


def readable(registry: Registry, path: str) -> Document:
    """The file at `path`, which is to be changed.

    Raises:
        WrongQuestion: it has faults that keep its data out.
    """
    document = registry.documents[path]
    if document.data is None:
        raise WrongQuestion(HAS_FAULTS, path=path)
    return document


def is_structural(finding: Finding) -> bool:
    """Whether the fault keeps a file's content out, whatever the registry calls it."""
    return BY_CODE[finding.code].severity == "error"


def in_words(judged: Judged, registry: Registry, lang: Lang, prefix: str = "") -> str:
    """A finding in one line: place, code and message; `prefix` stands before the registry's paths."""
    one = diagnostics([judged], registry, lang)[0]
    return f"{prefix}{one.path}:{one.span.line}: {one.code}: {one.message}"


def first_in_words(judged: Iterable[Judged], registry: Registry) -> Text:
    """The first of these findings in both languages, and how many more there are."""
    all_of_them = tuple(judged)
    more = f" (+{len(all_of_them) - 1})" if len(all_of_them) > 1 else ""
    return Text(*(f"{in_words(all_of_them[0], registry, lang)}{more}" for lang in ("en", "da")))
