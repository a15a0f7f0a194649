"""`reg new`: a file for a new entity."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import answer, asked, kind_named, say
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.authoring.draft import Draft

NAME = "new"
WHICH = Text("a new what? The kinds are {kinds}", "en ny hvad? Arterne er {kinds}")
NEEDS = Text(
    "a new {kind} needs {missing}: give it as {missing}=VALUE",
    "{kind} kræver {missing}: angiv det som {missing}=VÆRDI",
)
NO_PAIR = Text("{pair} is not KEY=VALUE", "{pair} er ikke NØGLE=VÆRDI")
UNREADABLE = Text(
    "the value of {key} holds characters that cannot be shown", "værdien af {key} indeholder tegn, der ikke kan vises"
)
NEXT = Text("next: fill in {path}, then run `reg validate`", "næste skridt: udfyld {path}, og kør `reg validate`")
NEXT_ENTITY = Text("next: write {id} with `reg new {kind} {id}`", "næste skridt: skriv {id} med `reg new {kind} {id}`")


def run(
    context: typer.Context,
    kind: Annotated[str | None, typer.Argument(help="The kind, such as system or contract.")] = None,
    wanted: Annotated[str | None, typer.Argument(help="The id; default: made of the name.", metavar="ID")] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            help="Further fields: owner=ydelse, term.start=2027-01-01, covers=ky,opus.", metavar="[KEY=VALUE]..."
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(help="The name for people.")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing, also at a terminal.")] = False,
) -> None:
    """Write a file for a new entity, with every field explained in a comment; at a terminal it asks for the usual ones."""
    from registry_cli.authoring.catalogue import known_data
    from registry_cli.authoring.draft import Draft, checked_id
    from registry_cli.authoring.skeleton import skeleton
    from registry_cli.cli import interview
    from registry_cli.cli.prompting import can_ask
    from registry_cli.documents.writing import create_text, remove_old_drafts

    question = asked(context)
    root, registry = question.root(), question.load()
    lang, asks = question.language(registry), can_ask(no_input=no_input)
    kind = _kind(kind) if kind or not asks else interview.kind(lang)
    wanted, given = _given(wanted, values or [], name)
    known = known_data(registry.settings.extends, kind, wanted)
    if "name" not in given and "name" in known:
        given["name"] = str(known["name"])
    if asks:
        given["name"] = given.get("name") or interview.name(kind, lang, wanted)
        wanted = wanted or interview.id_for(given["name"], registry, lang)
    elif "name" not in given and wanted is not None:
        given["name"] = wanted
    if "name" not in given:
        raise WrongQuestion(NEEDS, kind=kind, missing="name")
    id_ = checked_id(wanted, given["name"], registry)
    draft = _filled(Draft(kind, id_, known, registry, question.as_of), given)
    draft = interview.completed(draft, lang) if asks else draft
    _refuse_incomplete(draft)
    remove_old_drafts(root)
    create_text(root / draft.path, skeleton(kind, draft.data, lang))
    answer(str(root / draft.path))
    for line in _remarks(draft, lang):
        say(line)
    say(NEXT.say(lang, path=root / draft.path))


def _kind(word: str | None) -> str:
    from registry_cli.model.kinds import BY_KIND

    if word is None:
        raise WrongQuestion(WHICH, kinds=", ".join(BY_KIND))
    return kind_named(word)


def _given(wanted: str | None, values: list[str], name: str | None) -> tuple[str | None, dict[str, str]]:
    """The id, where one is given, and the fields by their keys."""
    if wanted is not None and "=" in wanted:
        values = [wanted, *values]
        wanted = None
    given = {}
    for pair in values:
        key, equals, value = pair.partition("=")
        if not equals or not key or not value.strip():
            raise WrongQuestion(NO_PAIR, pair=pair)
        given[key] = value.strip()
    return wanted, {**given, **({"name": name} if name else {})}


def _filled(draft: "Draft", given: Mapping[str, str]) -> "Draft":
    """The draft with the fields that were given.

    Raises:
        WrongQuestion: a key is unknown or a value does not fit.
    """
    from registry_cli.authoring.draft import faults, in_both_languages, is_not_written_yet, with_answer
    from registry_cli.authoring.entering import data_from, route_to
    from registry_cli.model.kinds import BY_KIND
    from registry_cli.model.shape import shape_of

    for key, text in given.items():
        route, shape = route_to(shape_of(BY_KIND[draft.kind]), key, draft.kind)
        if not text.replace("\n", "").replace("\t", "").isprintable():
            raise WrongQuestion(UNREADABLE, key=key)
        draft = with_answer(draft, route, data_from(shape, text))
    for fault in faults(draft):
        if not is_not_written_yet(fault):
            raise WrongQuestion(in_both_languages(fault, draft.registry))
    return draft


def _refuse_incomplete(draft: "Draft") -> None:
    from registry_cli.authoring.draft import missing
    from registry_cli.authoring.entering import key_of

    for route in missing(draft):
        raise WrongQuestion(NEEDS, kind=draft.kind, missing=key_of(route))


def _remarks(draft: "Draft", lang: Lang) -> Iterator[str]:
    """What the draft names and the registry does not have, and how to write it; what is no id cannot be written."""
    from registry_cli.authoring.draft import faults, in_both_languages, kinds_named
    from registry_cli.model.naming import is_id

    for fault in faults(draft):
        yield in_both_languages(fault, draft.registry).say(lang)
        kinds, found = kinds_named(draft, fault), str(fault.params.get("found"))
        if kinds and is_id(found):
            yield NEXT_ENTITY.say(lang, kind=kinds[0], id=found)
