"""A new entity that is being written: what is known of it, what is missing, and what does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from registry_cli.analysis.links import Holder, Link
from registry_cli.authoring.entering import with_value
from registry_cli.authoring.explaining import example_of
from registry_cli.checks import BY_CODE
from registry_cli.checks.check import Question
from registry_cli.checks.running import Judged
from registry_cli.documents import Data, Document
from registry_cli.findings import Finding, Route
from registry_cli.language import Lang, Text
from registry_cli.model.faults import check_shape, findings_of
from registry_cli.model.fields import EntityRef
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.naming import id_from
from registry_cli.model.registry import HOME, EntityKey, Entry, Registry
from registry_cli.model.shape import FieldShape, shape_at, shape_of
from registry_cli.output.diagnostics import diagnostics
from registry_cli.questions import WrongQuestion

NO_ID = Text("no id can be made of {name}: give one", "der kan ikke dannes et id af {name}: angiv et")
BAD_ID = Text(
    "{id} is no id: use small letters a-z, digits and hyphens, such as {good}",
    "{id} er ikke et id: brug små bogstaver a-z, cifre og bindestreger, for eksempel {good}",
)
TAKEN = Text("the id {id} is taken by {path}", "id'et {id} er optaget af {path}")

ASKED_AT_ONCE = (
    "unknown-reference",
    "unknown-part",
    "unknown-word",
    "unknown-number",
    "wrong-kind",
    "suspicious-thousands",
    "date-order",
    "duplicate-item",
)
"""The checks that can be answered while a file is being written; all others wait for `reg validate`."""


@dataclass(frozen=True)
class Draft:
    """An entity of `kind` with the id `id`, as far as it is written, among those that are there."""

    kind: str
    id: str
    data: Mapping[str, Data]
    registry: Registry
    as_of: date

    @property
    def path(self) -> str:
        """Where its file will be."""
        return f"{BY_KIND[self.kind].FOLDER}/{self.id}.yaml"


def with_answer(draft: Draft, route: Route, value: Data) -> Draft:
    """The draft with one more value."""
    return replace(draft, data=with_value(draft.data, route, value))


def has_value(draft: Draft, route: Route) -> bool:
    """Whether something stands at the route."""
    here: object = draft.data
    try:
        for step in route:
            here = here[step]  # type: ignore[index]  # what has no such key is without a value
    except (KeyError, IndexError, TypeError):
        return False
    return True


def field_at(kind: str, route: Route) -> FieldShape:
    """The field that a route of keys leads to."""
    above = shape_at(shape_of(BY_KIND[kind]), route[:-1])
    assert above is not None
    return above.keys[str(route[-1])]


def faults(draft: Draft) -> tuple[Finding, ...]:
    """What does not fit, apart from what is missing."""
    return tuple(finding for finding in _findings(draft) if finding.code != "missing-key")


def is_ruled_out(draft: Draft, route: Route) -> bool:
    """Whether another field that is filled in leaves no room for this one."""
    answered = with_answer(draft, route, cast("Data", example_of(field_at(draft.kind, route))))
    before = faults(draft)
    return any(fault.code == "wrong-combination" for fault in faults(answered) if fault not in before)


def missing(draft: Draft) -> tuple[Route, ...]:
    """The routes of the values that must be there and are not."""
    return tuple(
        (*finding.mark.route, str(finding.params["key"]))
        for finding in _findings(draft)
        if finding.code == "missing-key"
    )


def is_not_written_yet(fault: Finding) -> bool:
    """Whether the fault may be mended by writing something else: an entity, a part, a word or number of the settings."""
    if fault.code == "unknown-number":
        return fault.params["reason"] == "unlisted"
    return fault.code in ("unknown-reference", "unknown-part", "unknown-word")


def checked_id(wanted: str | None, name: str, registry: Registry) -> str:
    """The id that is wanted, or one made of the name.

    Raises:
        WrongQuestion: it is no id or is taken, or none can be made of the name.
    """
    made = wanted if wanted is not None else id_from(name)
    if not made:
        raise WrongQuestion(NO_ID, name=name)
    if id_from(made) != made:
        raise WrongQuestion(BAD_ID, id=made, good=id_from(made) or "ky")
    if made in registry.entries:
        raise WrongQuestion(TAKEN, id=made, path=registry.entries[made].path)
    return made


def in_both_languages(finding: Finding, registry: Registry) -> Text:
    """A fault as one line: the key, what is wrong, what to do."""
    return Text(_in_words(finding, registry, "en"), _in_words(finding, registry, "da"))


def _in_words(finding: Finding, registry: Registry, lang: Lang) -> str:
    shown = diagnostics([Judged(finding, BY_CODE[finding.code].severity)], registry, lang)[0]
    key = ".".join(step for step in finding.mark.route if isinstance(step, str))
    end = "" if shown.message.endswith("?") else "."
    return f"{key}{': ' if key else ''}{shown.message}{end} {shown.help}"


def kinds_named(draft: Draft, finding: Finding) -> tuple[str, ...]:
    """The kinds of entity that are accepted where a reference leads to nothing; none for any other fault."""
    shape = shape_at(shape_of(BY_KIND[draft.kind]), finding.mark.route)
    named = shape.reference if shape is not None and finding.code == "unknown-reference" else None
    return named.kinds if isinstance(named, EntityRef) else ()


def _findings(draft: Draft) -> list[Finding]:
    model = BY_KIND[draft.kind]
    record, errors = check_shape(model, draft.data)
    entry = Entry(EntityKey(HOME, draft.id), draft.kind, draft.path, draft.data, record)
    among = replace(
        draft.registry,
        entries={**draft.registry.entries, draft.id: entry},
        documents={**draft.registry.documents, draft.path: Document(draft.path, data=dict(draft.data))},
    )
    question = _AboutOne(among, draft.as_of, entry=entry)
    found = findings_of(model, draft.data, errors, draft.path, draft.id)
    return [*found, *(finding for code in ASKED_AT_ONCE for finding in BY_CODE[code].run(question))]


@dataclass(frozen=True)
class _AboutOne(Question):
    """A question about one entity among all the others: only its own references and parts are looked at."""

    entry: Entry | None = None

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its references."""
        assert self.entry is not None
        return tuple(Link(self.entry.path, self.entry, found) for found in self.entry.references)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Its file."""
        assert self.entry is not None
        return (Holder(self.entry.path, self.entry, dict(self.entry.data), shape_of(BY_KIND[self.entry.kind])),)
