"""`reg set`: fields of an entity, with everything else in its file as it was."""

from typing import Annotated

import typer

from registry_cli.cli.asking import asked, entry_of
from registry_cli.cli.rewriting import Diff, put, state_of, tell_found, tell_next

NAME = "set"


def run(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(help="The entity.", metavar="ID")],
    fields: Annotated[
        list[str],
        typer.Argument(
            help="owner=ydelse, term.renewal.times=2, uses[sf1520].purpose=Adresser, tags+=drift, tags-=test; "
            "without a value it goes: manager=",
            metavar="FIELD=VALUE...",
        ),
    ],
    diff: Diff = False,
) -> None:
    """Change fields of an entity; comments and layout stay, and a value that does not fit is refused."""
    from registry_cli.authoring.setting import setting

    question = asked(context)
    state = state_of(question)
    lang = question.language(state.registry)
    done = setting(state, entry_of(state.registry, id_), fields)
    put(done.rewriting, question, is_shown=diff)
    tell_found(done.consequences, done.rewriting, question, lang)
    tell_next(done.rewriting, lang, is_shown=diff)
