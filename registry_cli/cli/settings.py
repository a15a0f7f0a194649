"""`reg settings`: what holds in this registry, and where each value comes from."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, finish, wants_colour, width
from registry_cli.cli.places import prefix_from_here
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.effective import Setting

NAME = "settings"
NO_SETTING = Text("there is no setting {name}", "der er ingen indstilling {name}")
NO_SETTING_BUT = Text(
    "there is no setting {name}: did you mean {meant}?", "der er ingen indstilling {name}: mente du {meant}?"
)


def run(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="A setting, such as tenders.thresholds; default: an overview.", metavar="NAME"),
    ] = None,
    format_: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How to print it.")] = "table",
    own: Annotated[bool, typer.Option("--own", help="Only what the registry states itself.")] = False,
) -> None:
    """Show the effective settings: each value, the file or preset it comes from, and what it rests on."""
    from registry_cli.analysis.effective import effective, sections
    from registry_cli.output import effective_settings

    question = asked(context)
    source = question.open()
    registry, lang = question.load_for_answer()
    found = effective(registry)
    if own:
        found = tuple(one for one in found if one.layer is not None and one.layer.preset is None)
    chosen = _chosen(found, name) if name is not None else found
    documents = registry.documents
    if format_ == "json":
        answer(effective_settings.settings_as_json(chosen, documents, incomplete=registry.is_incomplete))
    elif name is None and not own:
        overview = effective_settings.sections_as_table(sections(found), lang, colour=wants_colour(), width=width())
        answer(overview)
    else:
        prefix = prefix_from_here(source)
        answer(
            effective_settings.settings_as_table(
                chosen, documents, lang, prefix, below=name, colour=wants_colour(), width=width()
            )
        )
    finish(registry)


def _chosen(found: "tuple[Setting, ...]", name: str) -> "tuple[Setting, ...]":
    """The values at `name` or below it.

    Raises:
        WrongQuestion: there are none; the nearest name is suggested.
    """
    from registry_cli.analysis.effective import below, names
    from registry_cli.suggestions import closest

    chosen = below(found, name)
    if chosen:
        return chosen
    meant = closest(name, names(found))
    raise WrongQuestion(NO_SETTING_BUT, name=name, meant=meant) if meant else WrongQuestion(NO_SETTING, name=name)
