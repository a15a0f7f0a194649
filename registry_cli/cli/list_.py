"""`reg list`: the entities of a kind."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, entry_of, finish, kind_named, say, wants_colour, width
from registry_cli.cli.selecting import Base, Exclude, Select, is_empty, narrowed
from registry_cli.language import Text

NAME = "list"
State = Literal["planned", "pilot", "phase-in", "in-use", "phase-out", "retired"]
NOTHING = Text("nothing fits", "intet passer")


def run(
    context: typer.Context,
    kinds: Annotated[
        list[str] | None, typer.Argument(help="Kinds, such as system or contracts; default: all.", metavar="KIND...")
    ] = None,
    owner: Annotated[str | None, typer.Option(help="Only what this person or unit owns.")] = None,
    supplier: Annotated[str | None, typer.Option(help="Only what this supplier supplies.")] = None,
    tag: Annotated[str | None, typer.Option(help="Only what carries this tag.")] = None,
    state: Annotated[State | None, typer.Option(help="Only what is in this state.")] = None,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "csv"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """List entities: id, kind, name, owner, supplier and state."""
    from registry_cli.analysis.listing import Filter, listing
    from registry_cli.output import entities

    question = asked(context)
    registry, lang = question.load_for_answer()
    for id_ in (owner, supplier):
        if id_ is not None:
            entry_of(registry, id_)
    wanted = Filter(tuple(kind_named(kind) for kind in kinds or []), owner, supplier, tag, state)
    registry = narrowed(registry, lang, question, select, exclude, base)
    rows = listing(registry, wanted, question.as_of)
    if format_ == "json":
        answer(entities.as_json(rows, question.as_of, incomplete=registry.is_incomplete))
    elif format_ == "csv":
        answer(entities.as_csv(rows, lang))
    else:
        answer(entities.as_table(rows, lang, colour=wants_colour(), width=width()))
    if not rows and not is_empty(registry):
        say(NOTHING.say(lang))
    finish(registry)
