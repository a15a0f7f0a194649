"""Entities for people and programs: lists, hits of a search, and one entity with its surroundings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry_cli.analysis.listing import Row
from registry_cli.analysis.neighbourhood import Relation, Relations, relations_of
from registry_cli.analysis.search import Hit
from registry_cli.documents import Data, Document, locate
from registry_cli.escaping import visible
from registry_cli.findings import Mark, Route
from registry_cli.graph import Graph
from registry_cli.labels import KIND_LABELS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.grounds import state_as_data, state_lines, use_as_data, use_words
from registry_cli.output.tables import comma_separated, json_text, table
from registry_cli.timeline import KINDS_WITH_A_LIFE, Standing, UseOnDay, at, standing

if TYPE_CHECKING:
    from registry_cli.analysis.contracts.records import ContractState

LIST_HEADS = (
    Text("Id", "Id"),
    Text("Kind", "Art"),
    Text("Name", "Navn"),
    Text("Owner", "Ejer"),
    Text("Supplier", "Leverandør"),
    Text("State", "Tilstand"),
)
HIT_HEADS = (Text("Id", "Id"), Text("Kind", "Art"), Text("Name", "Navn"), Text("Found in", "Fundet i"))
REFERS_TO = Text("Refers to", "Henviser til")
REFERRED_FROM = Text("Referred to by", "Henvist til fra")
UNTIL = Text("{state} since {since}", "{state} siden {since}")
NEXT = Text("{state} from {day}", "{state} fra {day}")
FACT_WIDTH = 60


def as_table(rows: Sequence[Row], lang: Lang, *, colour: bool, width: int) -> str:
    """A list for a terminal."""
    return table([head.say(lang) for head in LIST_HEADS], _cells(rows, lang), colour=colour, width=width)


def as_csv(rows: Sequence[Row], lang: Lang) -> str:
    """A list for a spreadsheet."""
    return comma_separated([head.say(lang) for head in LIST_HEADS], _cells(rows, lang))


def as_json(rows: Sequence[Row], as_of: date, *, incomplete: bool) -> str:
    """A list for a program, each entity with all its data."""
    entities = [
        {**_identity(row.entry), "state": row.standing.state if row.standing else None, "data": row.entry.data}
        for row in rows
    ]
    return json_text({"schema_version": 1, "as_of": as_of, "incomplete": incomplete, "entities": entities})


def hits_as_table(hits: Sequence[Hit], lang: Lang, *, colour: bool, width: int) -> str:
    """What a search found, best first."""
    rows = [(hit.entry.id, KIND_LABELS[hit.entry.kind].say(lang), hit.entry.name, hit.matched) for hit in hits]
    return table([head.say(lang) for head in HIT_HEADS], rows, colour=colour, width=width)


def hits_as_json(hits: Sequence[Hit], *, incomplete: bool) -> str:
    """What a search found, for a program."""
    found = [{**_identity(hit.entry), "weight": hit.weight, "matched": hit.matched} for hit in hits]
    return json_text({"schema_version": 1, "incomplete": incomplete, "hits": found})


@dataclass(frozen=True, slots=True)
class EntityPage:
    """One entity with what is reckoned about it: its state if its kind has a life, where a contract stands, its relations."""

    entry: Entry
    standing: Standing | None
    contract: "ContractState | None"
    relations: Relations
    uses: Mapping[tuple[str, int], UseOnDay]

    def use_of(self, relation: Relation) -> UseOnDay | None:
        """What has become of the use that a relation is, if it is one."""
        match relation.edge.route:
            case ("uses", int(position), str()):
                use = self.uses.get((relation.edge.source.id, position))
                return use if use is not None and use.target == relation.edge.target.id else None
        return None


def page_of(entry: Entry, registry: Registry, graph: Graph, as_of: date) -> EntityPage:
    """The page of `entry` on a day; what has become of the uses in `graph` is told of each."""
    return EntityPage(
        entry,
        standing(entry, as_of) if entry.kind in KINDS_WITH_A_LIFE else None,
        _contract_state(entry, registry, as_of) if entry.kind == "contract" else None,
        relations_of(entry, graph),
        at(registry, as_of).uses,
    )


def _contract_state(contract: Entry, registry: Registry, as_of: date) -> "ContractState":
    from registry_cli.analysis.contracts.calendar import state_of  # noqa: PLC0415 - only a contract needs it

    return state_of(contract, registry, as_of)


def _contract_data(state: "ContractState") -> dict[str, object]:
    from registry_cli.output.contract_state import state_as_data  # noqa: PLC0415 - only a contract needs it

    return state_as_data(state)


def _contract_lines(state: "ContractState", lang: Lang) -> list[str]:
    from registry_cli.output.contract_state import state_lines  # noqa: PLC0415 - only a contract needs it

    return list(state_lines(state, lang))


def entity_as_json(page: EntityPage, documents: Mapping[str, Document], *, incomplete: bool) -> str:
    """One entity: its data, its state, every relation both ways, and the line of each fact."""
    entry, now, relations = page.entry, page.standing, page.relations
    document = documents[entry.path]
    return json_text(
        {
            "schema_version": 1,
            "incomplete": incomplete,
            **_identity(entry),
            "state": now.state if now else None,
            "since": now.since if now else None,
            "state_from": state_as_data(entry, now, documents) if now else None,
            **({"contract": _contract_data(page.contract)} if page.contract else {}),
            "data": entry.data,
            "lines": {
                _field(route): locate(document.text, Mark(entry.path, route)).line
                for route, _ in _facts(dict(entry.data))
            },
            "refers_to": [_relation_data(relation, page) for relation in relations.outgoing],
            "referred_to_by": [_relation_data(relation, page) for relation in relations.incoming],
        }
    )


def entity_as_text(page: EntityPage, documents: dict[str, Document], lang: Lang, prefix: str) -> str:
    """One entity for a terminal: where a contract stands, each fact with its line, then its relations and where they stand."""
    entry, now, relations = page.entry, page.standing, page.relations
    text = documents[entry.path].text
    parts = (f"{entry.name} ({entry.id})", KIND_LABELS[entry.kind].say(lang), _standing_text(now, lang))
    head = " · ".join(part for part in parts if part)
    facts = [
        (f"{_field(route)}: {_short(value)}", locate(text, Mark(entry.path, route)).line)
        for route, value in _facts(dict(entry.data))
    ]
    stands = ["", *_contract_lines(page.contract, lang)] if page.contract else []
    grounds = state_lines(entry, now, documents, lang, prefix) if now else ()
    lines = [head, f"{prefix}{entry.path}", *grounds, *stands, "", *(f"{line:>5}  {fact}" for fact, line in facts)]
    for title, found in ((REFERS_TO, relations.outgoing), (REFERRED_FROM, relations.incoming)):
        if found:
            lines += [
                "",
                title.say(lang),
                *(_relation_text(relation, page, documents, lang, prefix) for relation in found),
            ]
    return "\n".join(visible(line) for line in lines) + "\n"


def _cells(rows: Sequence[Row], lang: Lang) -> list[tuple[str, ...]]:
    return [
        (
            row.entry.id,
            KIND_LABELS[row.entry.kind].say(lang),
            row.entry.name,
            row.owner.name if row.owner else "",
            row.supplier.name if row.supplier else "",
            STATE_LABELS[row.standing.state].say(lang) if row.standing else "",
        )
        for row in rows
    ]


def _identity(entry: Entry) -> dict[str, object]:
    return {"id": entry.id, "kind": entry.kind, "name": entry.name, "path": entry.path}


def _standing_text(now: Standing | None, lang: Lang) -> str:
    if now is None:
        return ""
    state = STATE_LABELS[now.state].say(lang)
    here = UNTIL.say(lang, state=state, since=now.since) if now.since else state
    if now.following is None:
        return here
    return f"{here}, {NEXT.say(lang, state=STATE_LABELS[now.following].say(lang), day=now.until)}"


def _facts(data: Data, route: Route = ()) -> Iterator[tuple[Route, Data]]:
    """Every single value with its route; short lists of single values stay together."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _facts(value, (*route, key))
    elif isinstance(data, list) and any(isinstance(item, dict | list) for item in data):
        for position, item in enumerate(data):
            yield from _facts(item, (*route, position))
    else:
        yield route, data


def _field(route: Route) -> str:
    parts = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in route)
    return parts.removeprefix(".")


def _short(value: Data) -> str:
    if isinstance(value, list):
        return ", ".join(_short(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split()) if value is not None else ""
    return text if len(text) <= FACT_WIDTH else f"{text[: FACT_WIDTH - 1]}…"


def _relation_data(relation: Relation, page: EntityPage) -> dict[str, object]:
    use = page.use_of(relation)
    stated = {"relation": relation.edge.relation, "effect": relation.edge.effect.value, **_identity(relation.other)}
    return {**stated, "use": use_as_data(use)} if use else stated


def _relation_text(
    relation: Relation, page: EntityPage, documents: dict[str, Document], lang: Lang, prefix: str
) -> str:
    line = locate(documents[relation.mark.path].text, relation.mark).line
    kind = KIND_LABELS[relation.other.kind].say(lang)
    other = f"{relation.other.id} ({kind}: {relation.other.name})"
    use = page.use_of(relation)
    become = use_words(use, lang) if use else ""
    text = f"  {relation.edge.relation:<18} {other}  {prefix}{relation.mark.path}:{line}"
    return f"{text}  [{become}]" if become else text
