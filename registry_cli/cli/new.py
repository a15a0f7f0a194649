"""`reg new`: a file for a new entity."""

import sys
from typing import Annotated

import typer

from registry_cli.cli.asking import answer, asked, kind_named, say
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

NAME = "new"
NEEDS = Text(
    "a new {kind} needs {missing}: give it as {key}=VALUE", "en ny {kind} kræver {missing}: angiv det som {key}=VÆRDI"
)
NO_PAIR = Text("{pair} is not KEY=VALUE", "{pair} er ikke NØGLE=VÆRDI")
NO_KEY = Text("{kind} has no key {key}", "{kind} har ingen nøgle {key}")
NO_KEY_BUT = Text("{kind} has no key {key}: did you mean {meant}?", "{kind} har ingen nøgle {key}: mente du {meant}?")
NO_ID = Text("no id can be made of {name}: give one", "der kan ikke dannes et id af {name}: angiv et")
BAD_ID = Text(
    "{id} is no id: use small letters a-z, digits and hyphens, such as {good}",
    "{id} er ikke et id: brug små bogstaver a-z, cifre og bindestreger, for eksempel {good}",
)
TAKEN = Text("the id {id} is taken by {path}", "id'et {id} er optaget af {path}")
DOES_NOT_FIT = Text(
    "the value of {key} does not fit: leave it out and fill it in in the file",
    "værdien af {key} passer ikke: udelad den, og udfyld den i filen",
)
NEXT = Text("next: fill in {path}, then run `reg validate`", "næste skridt: udfyld {path}, og kør `reg validate`")


def run(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="The kind, such as system or contract.")],
    wanted: Annotated[str | None, typer.Argument(help="The id; default: made of the name.", metavar="[ID]")] = None,
    values: Annotated[
        list[str] | None, typer.Argument(help="Further fields, as key=value.", metavar="[KEY=VALUE]...")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The name for people.")] = None,
) -> None:
    """Write a file for a new entity, with every field explained in a comment."""
    from registry_cli.authoring.skeleton import shape_fault, skeleton
    from registry_cli.documents.writing import create_text
    from registry_cli.model.kinds import BY_KIND

    question = asked(context)
    root, registry = question.root(), question.load()
    lang = question.language(registry)
    kind = kind_named(kind)
    pairs = list(values or [])
    if wanted is not None and "=" in wanted:
        pairs.insert(0, wanted)
        wanted = None
    given = _pairs(pairs, kind) | ({"name": name} if name else {})
    if "name" not in given and wanted is not None and not sys.stdin.isatty():
        given["name"] = wanted
    fields = _completed(given, kind, lang)
    id_ = _id(wanted, fields["name"])
    if id_ in registry.entries:
        raise WrongQuestion(TAKEN, id=id_, path=registry.entries[id_].path)
    path = root / BY_KIND[kind].FOLDER / f"{id_}.yaml"
    text = skeleton(kind, fields, lang)
    fault = shape_fault(kind, path.name, text)
    if fault is not None:
        raise WrongQuestion(DOES_NOT_FIT, key=fault)
    create_text(path, text)
    answer(str(path))
    say(NEXT.say(lang, path=path))


def _pairs(values: list[str], kind: str) -> dict[str, str]:
    from registry_cli.authoring.skeleton import known_fields
    from registry_cli.suggestions import closest

    pairs = {}
    for pair in values:
        key, equals, value = pair.partition("=")
        if not equals:
            raise WrongQuestion(NO_PAIR, pair=pair)
        if key not in known_fields(kind):
            meant = closest(key, known_fields(kind))
            raise (
                WrongQuestion(NO_KEY_BUT, kind=kind, key=key, meant=meant)
                if meant
                else WrongQuestion(NO_KEY, kind=kind, key=key)
            )
        pairs[key] = value
    return pairs


def _completed(given: dict[str, str], kind: str, lang: Lang) -> dict[str, str]:
    """The fields that must be there, asked for on a terminal."""
    from registry_cli.authoring.skeleton import required_fields

    fields = dict(given)
    for field in required_fields(kind):
        if field.name in fields:
            continue
        if not sys.stdin.isatty():
            raise WrongQuestion(NEEDS, kind=kind, missing=field.name, key=field.name)
        fields[field.name] = str(typer.prompt(field.text.say(lang)))
    return fields


def _id(wanted: str | None, name: str) -> str:
    from registry_cli.model.naming import id_from

    if wanted is None:
        made = id_from(name)
        if not made:
            raise WrongQuestion(NO_ID, name=name)
        return made
    if id_from(wanted) != wanted:
        raise WrongQuestion(BAD_ID, id=wanted, good=id_from(wanted) or "ky")
    return wanted
