"""`--select`, `--exclude` and `--base`: which entities a command is asked about.

To add them to a command, give it the three parameters and narrow the registry once it is loaded:

    select: Select = None, exclude: Exclude = None, base: Base = None
    registry = narrowed(registry, lang, question, select, exclude, base)

What the command shows then goes through `analysis/narrowing.py`, and its title through `titled`.
"""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from registry_cli.cli.asking import Asked, say
from registry_cli.language import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from registry_cli.analysis.selection import Selection
    from registry_cli.model.registry import Narrowing, Registry

SELECTING = "Selecting"

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        "-s",
        help="Only these: ids, +ky, ky+, @ky, owner:X, supplier:kmd,at:retired (comma: and, blank: or).",
        metavar="EXPR",
        rich_help_panel=SELECTING,
    ),
]
SelectWithContracts = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        "-s",
        help="Only these: ids, +ky, owner:X, supplier:kmd,at:retired ...; contracts also for what they cover.",
        metavar="EXPR",
        rich_help_panel=SELECTING,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", help="But not these.", metavar="EXPR", rich_help_panel=SELECTING),
]
Base = Annotated[
    str | None,
    typer.Option("--base", help="Revision that state:changed compares with.", metavar="REF", rich_help_panel=SELECTING),
]

TITLED = Text("{title} (selection: {text})", "{title} (udvalg: {text})")
NOTHING = Text("nothing fits {text}", "intet passer på {text}")
NOTHING_BUT = Text("nothing fits {text}: did you mean {meant}?", "intet passer på {text}: mente du {meant}?")
EMPTY = Text("the selection is empty", "udvalget er tomt")
REMOVED = Text("there since {base} no more: {ids}", "ikke længere der siden {base}: {ids}")


def narrowed(
    registry: "Registry",
    lang: Lang,
    question: Asked,
    select: list[str] | None,
    exclude: list[str] | None,
    base: str | None,
) -> "Registry":
    """The registry narrowed to what was selected; as it is where nothing was. What fits nothing is said on standard error.

    Raises:
        WrongQuestion: an expression is wrong, or the base is no revision with a registry.
    """
    found = narrowing(((registry, question.as_of),), lang, question, select, exclude, base)
    return registry.narrowed(found)


def narrowing(
    sides: "Sequence[tuple[Registry, date]]",
    lang: Lang,
    question: Asked,
    select: list[str] | None,
    exclude: list[str] | None,
    base: str | None,
) -> "Narrowing | None":
    """What is selected in any of these registries, each on its day; `None` where nothing was asked for.

    What fits nothing in any of them is said on standard error.

    Raises:
        WrongQuestion: an expression is wrong, or the base is no revision with a registry.
    """
    if not select and not exclude:
        return None
    from registry_cli.analysis.selection import Ground
    from registry_cli.analysis.selection import select as selected
    from registry_cli.model.registry import Narrowing

    before = partial(_load_base, question, base) if base is not None else None
    all_of_them = tuple(registry for registry, _ in sides)
    grounds = [Ground(registry, day, before, all_of_them) for registry, day in sides]
    found = [selected(select or (), exclude or (), ground) for ground in grounds]
    _tell(found, lang, base)
    keys = frozenset(key for one in found for key in one.keys)
    return Narrowing(keys, _written(select, exclude), any(one.is_open for one in found))


def is_empty(registry: "Registry") -> bool:
    """Whether nothing was selected, which has then been said."""
    return registry.narrowing is not None and not registry.narrowing.keys


def titled(title: str, registry: "Registry", lang: Lang) -> str:
    """The title of an answer, with the selection it is about."""
    if registry.narrowing is None:
        return title
    return TITLED.say(lang, title=title, text=registry.narrowing.text)


def _load_base(question: Asked, base: str) -> "Registry":
    from registry_cli.model.load import load
    from registry_cli.sources import open_source

    return load(open_source(question.folder, base, upwards=not question.is_named))


def _tell(found: "Sequence[Selection]", lang: Lang, base: str | None) -> None:
    """What fits nothing anywhere, and what is gone from all of them."""
    unmatched = [one for one in found[0].unmatched if all(_is_unmatched(one.text, other) for other in found[1:])]
    for one in unmatched:
        text = NOTHING_BUT if one.meant else NOTHING
        say(text.say(lang, text=one.text, meant=one.meant))
    if not unmatched and not any(one.keys for one in found):
        say(EMPTY.say(lang))
    removed = [id_ for id_ in found[0].removed if all(id_ in other.removed for other in found[1:])]
    if removed:
        say(REMOVED.say(lang, base=base, ids=", ".join(removed)))


def _is_unmatched(text: str, found: "Selection") -> bool:
    return any(one.text == text for one in found.unmatched)


def _written(select: list[str] | None, exclude: list[str] | None) -> str:
    """The selection as it was asked for, in one line."""
    return " ".join([*(select or ()), *(f"--exclude {one}" for one in exclude or ())])
