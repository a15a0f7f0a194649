"""`reg tenders`: when each next purchase must begin, and what could be bought together with a neighbour."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import Asked, answer, answer_page, asked, entry_of, finish
from registry_cli.cli.selecting import Base, Exclude, SelectWithContracts, narrowed, titled
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.tenders.joint import JointPlan
    from registry_cli.analysis.tenders.plan import TenderPlan
    from registry_cli.model.registry import Registry

NAME = "tenders"
ACTORS = ("person", "unit")

NOT_A_DAY = Text("--until {day} is no day written as YYYY-MM-DD", "--until {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD")
NOT_A_CONTRACT = Text("{id} is no contract", "{id} er ikke en kontrakt")
NOBODY = Text("{id} is neither a person nor a unit", "{id} er hverken en person eller en enhed")
NOT_OF_ONE = Text(
    "--owner, --until, --select and --exclude are about the whole plan: leave out {id}",
    "--owner, --until, --select og --exclude handler om hele planen: udelad {id}",
)
IS_OVER = Text(
    "there is nothing to plan for {id}: it is over, or its agreement above is bought with it",
    "der er intet at planlægge for {id}: den er udløbet, eller den følger aftalen over den",
)


def run(
    context: typer.Context,
    wanted: Annotated[
        str | None, typer.Argument(help="One contract: its next purchase stage by stage.", metavar="ID")
    ] = None,
    owner: Annotated[
        str | None, typer.Option(help="Only what this person, or this unit with all below it, owns.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Only what must begin by this day.")] = None,
    joint: Annotated[
        bool, typer.Option("--joint", help="Also: what could be bought together with the peers of registry.yaml.")
    ] = False,
    select: SelectWithContracts = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Show when each next purchase must begin, reckoned back from the end of its contract, and what is too late."""
    from registry_cli.analysis.tenders.plan import TenderPlan, tender_of, tender_plan

    question = asked(context)
    if wanted is not None and (owner is not None or until is not None or select or exclude):
        raise WrongQuestion(NOT_OF_ONE, id=wanted)
    last = _day(until) if until is not None else None
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    if owner is not None and entry_of(registry, owner).kind not in ACTORS:
        raise WrongQuestion(NOBODY, id=owner)
    if wanted is not None:
        contract = entry_of(registry, wanted)
        if contract.kind != "contract":
            raise WrongQuestion(NOT_A_CONTRACT, id=wanted)
        one = tender_of(contract, registry, question.as_of)
        if one is None:
            raise WrongQuestion(IS_OVER, id=wanted)
        plan = TenderPlan(question.as_of, (one,))
    else:
        plan = _narrowed(tender_plan(registry, question.as_of), registry, owner, last)
    together = _together(plan, registry, question) if joint else None
    if format_ == "json":
        from registry_cli.output.tender_json import as_json

        answer(as_json(plan, together, registry))
    else:
        _page(plan, together, registry, lang, is_one=wanted is not None, is_markdown=format_ == "md")
    finish(registry)


def _narrowed(plan: "TenderPlan", registry: "Registry", owner: str | None, last: date | None) -> "TenderPlan":
    """What of the plan these own, and what of it must begin by `last`; what has no day to begin does not."""
    from registry_cli.analysis.deadlines.collecting import answering

    found = plan.tenders
    if owner is not None:
        owners = answering(registry, owner)
        found = tuple(one for one in found if one.owner is not None and one.owner.id in owners)
    if last is not None:
        found = tuple(one for one in found if (day := one.start_by or one.planned) is not None and day <= last)
    return replace(plan, tenders=found)


def _together(plan: "TenderPlan", registry: "Registry", question: Asked) -> "JointPlan":
    from registry_cli.analysis.tenders.joint import joint_plan

    return joint_plan(plan, registry, question.neighbours(registry))


def _page(
    plan: "TenderPlan",
    together: "JointPlan | None",
    registry: "Registry",
    lang: Lang,
    *,
    is_one: bool,
    is_markdown: bool,
) -> None:
    from registry_cli.output import tenders

    if is_one:
        one = plan.tenders[0]
        title = tenders.title_of_one(one, registry, lang)
        sections = tenders.sections_of_one(one, together, registry, lang)
    else:
        title = titled(tenders.title(registry, plan, lang), registry, lang)
        sections = tenders.sections(plan, together, registry, lang)
    answer_page(title, sections, is_markdown=is_markdown)


def _day(text: str) -> date:
    from registry_cli.model.values import day_in

    day = day_in(text)
    if day is None:
        raise WrongQuestion(NOT_A_DAY, day=text)
    return day
