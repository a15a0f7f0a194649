"""`reg list`: the entities of a kind."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, finish, wants_colour, width
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "list"
NO_KIND = Text("there is no kind {kind}: the kinds are {kinds}", "der er ingen art {kind}: arterne er {kinds}")


def run(
    context: typer.Context,
    kinds: Annotated[
        list[str] | None, typer.Argument(help="Kinds, such as system or contracts; default: all.", metavar="[KIND]...")
    ] = None,
    owner: Annotated[str | None, typer.Option(help="Only what this person or unit owns.")] = None,
    supplier: Annotated[str | None, typer.Option(help="Only what this supplier supplies.")] = None,
    tag: Annotated[str | None, typer.Option(help="Only what carries this tag.")] = None,
    state: Annotated[str | None, typer.Option(help="Only what is in this state, such as in-use or retired.")] = None,
    format_: Annotated[
        Literal["table", "json", "csv"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """List entities: id, name, owner, supplier and state."""
    from registry_cli.analysis.listing import Filter, listing
    from registry_cli.output import entities

    question = asked(context)
    registry, lang = question.load_for_answer()
    wanted = Filter(_kinds(kinds or []), owner, supplier, tag, state)
    rows = listing(registry, wanted, question.as_of)
    if format_ == "json":
        answer(entities.as_json(rows, question.as_of, incomplete=registry.is_incomplete))
    elif format_ == "csv":
        answer(entities.as_csv(rows, lang))
    else:
        answer(entities.as_table(rows, lang, colour=wants_colour(), width=width()))
    finish(registry)


def _kinds(words: list[str]) -> tuple[str, ...]:
    """Kinds by their name or by the name of their folder."""
    from registry_cli.model.kinds import BY_FOLDER, BY_KIND

    for word in words:
        if word not in BY_KIND and word not in BY_FOLDER:
            raise WrongQuestion(NO_KIND, kind=word, kinds=", ".join(BY_KIND))
    return tuple(word if word in BY_KIND else BY_FOLDER[word].KIND for word in words)
