"""`reg graph`: the landscape, what stands around one entity, data on their way, tasks, years, as a picture or its source."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, entry_of, finish, say
from registry_cli.cli.selecting import Base, Exclude, Select, narrowed
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.views import View

NAME = "graph"
MERMAID_EDGES, MERMAID_TEXT = 500, 50_000
"""Mermaid's own limits as the forges leave them (`maxEdges`, `maxTextSize`)."""

MARKDOWN_COLUMNS = 30
"""A wider table is cut off where Markdown is read."""

TOO_LARGE = Text(
    "this is more than Mermaid draws by itself ({edges} arrows): ask for an ID, a smaller --depth, or --format svg",
    "dette er mere, end Mermaid tegner af sig selv ({edges} pile): spørg om et ID, en mindre --depth eller --format svg",
)
TOO_WIDE = Text(
    "{columns} columns are more than a Markdown table can show: take --format svg",
    "{columns} kolonner er flere, end en Markdown-tabel kan vise: vælg --format svg",
)
CLOSED = Text(
    "{nodes} boxes are more than one can read, so each group is one box: open one with --open ({names}), or draw all with --whole",
    "{nodes} bokse er flere, end man kan læse, så hver gruppe er én boks: åbn en med --open ({names}), eller tegn alt med --whole",
)
CROWDED = Text(
    "{nodes} boxes are more than one can read: leave out --whole, ask for an ID or for a smaller --depth",
    "{nodes} bokse er flere, end man kan læse: udelad --whole, eller spørg om et ID eller en mindre --depth",
)
NO_SUCH_GROUP = Text(
    "there is no group {name} in this picture: {names}", "der er ingen gruppe {name} i dette billede: {names}"
)
ONLY_CLUSTERS = Text("--open and --whole are for pictures of groups", "--open og --whole er for billeder med grupper")
NOT_IN_FORMAT = Text(
    "this view cannot be written as {format}: take {formats}",
    "denne visning kan ikke skrives som {format}: vælg {formats}",
)
NAMED = 12


def run(
    context: typer.Context,
    centre: Annotated[str | None, typer.Argument(help="Only what stands around this entity.", metavar="ID")] = None,
    view: Annotated[
        Literal["landscape", "around", "flow", "matrix", "roadmap"] | None,
        typer.Option(
            help="What is shown: who depends on what, where data go, systems against tasks, or what comes and goes by year."
        ),
    ] = None,
    depth: Annotated[int, typer.Option(min=1, max=20, help="How many references away from ID; for data: systems.")] = 1,
    by: Annotated[
        Literal["unit", "supplier", "kind", "none"] | None,
        typer.Option(help="How things are grouped; default: systems by unit, and around an ID everything by kind."),
    ] = None,
    open_: Annotated[
        list[str] | None, typer.Option("--open", help="Close every group into one box, except this one; several times.")
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Leave every group open, however much there is.")] = False,
    until: Annotated[
        int | None, typer.Option(min=1900, max=2200, help="The last year of a roadmap.", metavar="YEAR")
    ] = None,
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["mermaid", "dot", "svg", "graphml", "json", "markdown"] | None,
        typer.Option("--format", "-f", help="Default: mermaid; markdown for a matrix."),
    ] = None,
) -> None:
    """Draw systems, interfaces and data sources: what depends on what, data on their way, tasks and years."""
    from registry_cli.analysis.pictures import Sight, view_named
    from registry_cli.analysis.views import View
    from registry_cli.exports import renderings
    from registry_cli.graph import graph_on

    question = asked(context)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    entry = None if centre is None else entry_of(registry, centre)
    sight = Sight(registry, graph_on(registry, question.as_of), question.as_of, entry, depth, by, until)
    picture = view_named(view or ("landscape" if entry is None else "around"), sight)
    if isinstance(picture, View):
        picture = _legible(picture, open_ or [], lang, whole=whole, is_drawn=format_ == "svg")
    elif open_ or whole:
        raise WrongQuestion(ONLY_CLUSTERS)
    ways = renderings(picture, lang)
    wanted: str = format_ or next(iter(ways))
    if wanted not in ways:
        raise WrongQuestion(NOT_IN_FORMAT, format=wanted, formats=", ".join(ways))
    text = ways[wanted]()
    answer(text, is_exact=wanted in {"svg", "graphml", "json"})
    _warn(picture, wanted, text, lang)
    finish(registry)


def _legible(picture: "View", opened: list[str], lang: Lang, *, whole: bool, is_drawn: bool) -> "View":
    """The picture with its groups closed, where that was asked for, or where nobody could read it otherwise."""
    from registry_cli.analysis.collapsing import LEGIBLE, cluster_ids, collapsed

    names = cluster_ids(picture)
    for name in opened:
        if name not in names:
            raise WrongQuestion(NO_SUCH_GROUP, name=name, names=", ".join(names))
    count = len(picture.nodes)
    if opened:
        return collapsed(picture, opened)
    if not is_drawn or count <= LEGIBLE:
        return picture
    if whole or len(names) < 2:
        say(CROWDED.say(lang, nodes=count))
        return picture
    shown = [*names[:NAMED], *(["…"] if len(names) > NAMED else [])]
    say(CLOSED.say(lang, nodes=count, names=", ".join(shown)))
    return collapsed(picture)


def _warn(picture: object, wanted: str, text: str, lang: Lang) -> None:
    """Say what the format does not hold, and what to ask for instead."""
    edges = getattr(picture, "edges", ())
    if wanted == "mermaid" and (len(edges) > MERMAID_EDGES or len(text) > MERMAID_TEXT):
        say(TOO_LARGE.say(lang, edges=len(edges)))
    columns = getattr(picture, "columns", ())
    if wanted == "markdown" and len(columns) > MARKDOWN_COLUMNS:
        say(TOO_WIDE.say(lang, columns=len(columns)))
