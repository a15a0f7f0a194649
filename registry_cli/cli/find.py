"""`reg find`: do we have something like this?"""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, finish, say, wants_colour, width
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed
from registry_cli.language import Text

NAME = "find"
NOTHING = Text("nothing found for {words}", "intet fundet for {words}")
NOTHING_BUT = Text("nothing found for {words}: did you mean {meant}?", "intet fundet for {words}: mente du {meant}?")


def run(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> None:
    """Find entities by id, name, alias, tag, function, task or description."""
    from registry_cli.analysis.search import find, nearest_id
    from registry_cli.output import entities

    question = asked(context)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    text = " ".join(words)
    hits = find(registry, text)
    if format_ == "json":
        answer(entities.hits_as_json(hits, incomplete=registry.is_incomplete))
    elif hits:
        answer(entities.hits_as_table(hits, lang, colour=wants_colour(), width=width()))
    else:
        meant = nearest_id(registry, text)
        say(NOTHING_BUT.say(lang, words=text, meant=meant) if meant else NOTHING.say(lang, words=text))
    finish(registry)
