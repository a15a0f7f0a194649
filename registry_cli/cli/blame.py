"""`reg blame`: who stated each fact of an entity, and since when."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, entry_of, finish, say
from registry_cli.cli.history import CALLED_NOW, current_id
from registry_cli.cli.remembering import remembered

NAME = "blame"


def run(
    context: typer.Context,
    wanted: Annotated[str, typer.Argument(help="The entity, also by an earlier id.", metavar="ID")],
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Tell of each fact of an entity since when it has said so, and who wrote and merged it, through renames."""
    from registry_cli.output import blame as output
    from registry_cli.review.blame import blame
    from registry_cli.review.histories import lives, told

    question = asked(context)
    registry, lang = question.load_for_answer()
    entry = entry_of(registry, current_id(registry, wanted))
    if entry.id != wanted:
        say(CALLED_NOW.say(lang, former=wanted, id=entry.id))
    known = remembered(question)
    life = lives(known.past, [entry.id], known.now)[entry.id]
    statements = blame(entry, life)
    events = dict.fromkeys(one.event.revision.id for one in statements if one.event and one.event.revision)
    wanted_events = [one for one in life.events if one.revision and one.revision.id in events]
    commits = {one.event.revision.id: one for one in told(known.past, wanted_events) if one.event.revision}
    account = output.Account(entry, statements, life, commits, registry)
    if format_ == "json":
        answer(output.as_json(account))
    else:
        answer_page(output.title(account, lang), output.sections(account, lang), is_markdown=format_ == "md")
    finish(registry)
