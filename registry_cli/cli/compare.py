"""`reg compare`: two states of the registry, each at a revision, on a day, or both."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from registry_cli.cli.asking import (
    FAULTY_FILES,
    REFUSED,
    Asked,
    answer,
    answer_page,
    asked,
    faulty_files,
    say,
)
from registry_cli.cli.selecting import Base, Exclude, Select, narrowing, titled
from registry_cli.language import Lang, Text
from registry_cli.model.values import day_in
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.comparison import Side
    from registry_cli.model.registry import Registry

NAME = "compare"
NO_DAY = Text(
    "{state}: {day} is no day written as YYYY-MM-DD (a state is REV, @DATE or REV@DATE)",
    "{state}: {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD (en tilstand er REV, @DATO eller REV@DATO)",
)
SAME = Text(
    "both states are {state}: there is nothing to compare", "begge tilstande er {state}: der er intet at sammenligne"
)
_DATED = re.compile(r"(?P<rev>.*)@(?P<day>\d[\d-]*)", re.DOTALL)
"""A revision may hold `@` itself (`HEAD@{1}`, `@`): only digits behind the last one are a day."""


class State(NamedTuple):
    """A revision, `None` for the files as they are, on a day."""

    rev: str | None
    day: date


def state_of(text: str, question: Asked) -> State:
    """What `REV`, `@DATE` or `REV@DATE` means; what is left out is as the global options have it.

    Raises:
        WrongQuestion: what stands behind the `@` is no day.
    """
    dated = _DATED.fullmatch(text)
    if dated is None:
        return State(text or question.rev, question.as_of)
    day = day_in(dated["day"])
    if day is None:
        raise WrongQuestion(NO_DAY, state=text, day=dated["day"])
    return State(dated["rev"] or question.rev, day)


def run(
    context: typer.Context,
    before: Annotated[str, typer.Argument(help="A state: REV, @DATE or REV@DATE.", metavar="A")],
    after: Annotated[str, typer.Argument(help="The other; default: the files as they are, today.", metavar="B")] = "",
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
    select: Select = None,
    exclude: Exclude = None,
    base: Base = None,
) -> None:
    """Compare two states: what arrives, retires, changes, is moved and severed, when and by what."""
    from registry_cli.analysis.comparison import compare
    from registry_cli.output import comparison as output

    question = asked(context)
    states = state_of(before, question), state_of(after, question)
    if states[0] == states[1]:
        raise WrongQuestion(SAME, state=f"{states[0].rev or ''}@{states[0].day.isoformat()}")
    sides, lang = _sides(states, question)
    chosen = narrowing([(one.registry, one.day) for one in sides], lang, question, select, exclude, base)
    found = compare(*(replace(one, registry=one.registry.narrowed(chosen)) for one in sides))
    if format_ == "json":
        answer(output.as_json(found))
    else:
        title = titled(output.title(found, lang), found.after.registry, lang)
        sections = output.sections(found, lang)
        answer_page(title, sections, is_markdown=format_ == "md")
    if found.is_incomplete:
        raise typer.Exit(1)


def _sides(states: tuple[State, State], question: Asked) -> "tuple[tuple[Side, Side], Lang]":
    """Both states; one revision is loaded once, and of two what is the same in both is read once."""
    from registry_cli.analysis.comparison import Side

    first, second = states
    after = _loaded(second.rev, question)
    before = after if first.rev == second.rev else _loaded(first.rev, question, after)
    lang = question.language(after)
    _tell_faults((before, after) if before is not after else (after,), lang, strict=question.strict)
    today = question.as_of
    return (Side(before, first.day, today, first.rev), Side(after, second.day, today, second.rev)), lang


def _loaded(rev: str | None, question: Asked, beside: "Registry | None" = None) -> "Registry":
    from registry_cli.model.load import load
    from registry_cli.sources import open_source

    source = open_source(question.folder, rev, upwards=not question.is_named)
    return load(source, beside=beside)


def _tell_faults(registries: "tuple[Registry, ...]", lang: Lang, *, strict: bool) -> None:
    count = sum(faulty_files(one) for one in registries)
    if count and strict:
        raise WrongQuestion(REFUSED, count=count)
    if count:
        say(FAULTY_FILES.say(lang, count=count))
