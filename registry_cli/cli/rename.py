"""`reg rename`: an entity under another id, with every reference to it."""

from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import asked, entry_of, say
from registry_cli.cli.places import prefix_from_here
from registry_cli.cli.rewriting import AND_MORE, MAX_TOLD, Diff, put, state_of, tell_found, tell_next
from registry_cli.language import Lang, Text

if TYPE_CHECKING:
    from registry_cli.authoring.renaming import Renaming

NAME = "rename"
DONE = Text("{old} is now {new}; references changed: {count}", "{old} hedder nu {new}; ændrede henvisninger: {count}")
WOULD_DO = Text(
    "{old} would be {new}; references that would change: {count}",
    "{old} ville hedde {new}; henvisninger, der ville blive ændret: {count}",
)
MENTIONED = Text("also mentioned in: {path}:{line}", "også nævnt i: {path}:{line}")
UNSEEN = Text("could not be looked into: {path}", "kunne ikke undersøges: {path}")
PEERS = Text(
    "neighbours whose joint views name it refer to it as PEER/{old}: tell them it is PEER/{new} now",
    "naboer, hvis fælles oversigter nævner den, henviser til den som NABO/{old}: fortæl dem, at den nu er NABO/{new}",
)


def run(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="The id it has.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="The id it is to have.", metavar="NEW")],
    diff: Diff = False,
) -> None:
    """Give an entity another id: its file, every reference to it, and its old id in `formerly`; all or nothing."""
    from registry_cli.authoring.renaming import WAS_ANOTHER, renaming

    question = asked(context)
    state = state_of(question)
    lang = question.language(state.registry)
    done = renaming(state, entry_of(state.registry, old), new)
    put(done.rewriting, question, is_shown=diff)
    say((WOULD_DO if diff else DONE).say(lang, old=old, new=new, count=done.references))
    tell_found(done.rewriting.introduced, done.rewriting, question, lang)
    _tell_what_stays(done, prefix_from_here(question.open()), lang)
    if done.former:
        say(WAS_ANOTHER.say(lang, id=new, others=", ".join(done.former)))
    if state.registry.settings.peers:
        say(PEERS.say(lang, old=old, new=new))
    tell_next(done.rewriting, lang, is_shown=diff)


def _tell_what_stays(done: "Renaming", prefix: str, lang: Lang) -> None:
    for mention in done.mentions[:MAX_TOLD]:
        say(MENTIONED.say(lang, path=f"{prefix}{mention.path}", line=mention.line))
    if len(done.mentions) > MAX_TOLD:
        say(AND_MORE.say(lang, count=len(done.mentions) - MAX_TOLD))
    for path in done.unseen[:MAX_TOLD]:
        say(UNSEEN.say(lang, path=f"{prefix}{path}"))
