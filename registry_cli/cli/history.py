"""`reg history`: the life of one entity in words, from git."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, entry_of, finish, say
from registry_cli.cli.remembering import remembered, stated_day
from registry_cli.language import Text

if TYPE_CHECKING:
    from registry_cli.model.registry import Registry

NAME = "history"
CALLED_NOW = Text("{former} is called {id} now", "{former} hedder nu {id}")


def run(
    context: typer.Context,
    wanted: Annotated[
        str, typer.Argument(help="The entity; also one that is gone, or by an earlier id.", metavar="ID")
    ],
    since: Annotated[
        str | None, typer.Option(help="Only what was committed on this day or later.", metavar="YYYY-MM-DD")
    ] = None,
    oldest_first: Annotated[
        bool, typer.Option("--oldest-first", help="Begin with the oldest; default: with the newest.")
    ] = False,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Tell an entity's life in words, from git: what changed when, who wrote and merged it, through renames."""
    from registry_cli.output import history as output
    from registry_cli.review.histories import lives, told

    question = asked(context)
    first = stated_day("--since", since)
    registry, lang = question.load_for_answer()
    known = remembered(question)
    id_ = current_id(registry, wanted)
    if id_ != wanted:
        say(CALLED_NOW.say(lang, former=wanted, id=id_))
    life = lives(known.past, [id_], known.now)[id_]
    if not life.events:
        entry_of(registry, id_)
    shown = [one for one in life.changed if first is None or one.revision is None or one.revision.day >= first]
    events = told(known.past, shown[::-1] if oldest_first else shown)
    story = output.Story(life, registry.find(id_), events, registry)
    if format_ == "json":
        answer(output.as_json(story, lang))
    else:
        answer_page(output.title(story, lang), output.sections(story, lang), is_markdown=format_ == "md")
    finish(registry)


def current_id(registry: "Registry", wanted: str) -> str:
    """The id that an entity has now; what no entity has or had is left as it stands, for it may be gone."""
    if registry.find(wanted) is not None:
        return wanted
    return next((one.id for one in registry.entries.values() if wanted in one.words("formerly")), wanted)
