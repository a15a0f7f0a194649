"""The tender plan in one paper: for the steering group that decides what is bought, when, and together with whom."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from registry_cli.analysis.periods import Period, after
from registry_cli.analysis.tenders.joint import joint_plan
from registry_cli.analysis.tenders.plan import Tender, TenderPlan, tender_plan
from registry_cli.language import Lang, Text
from registry_cli.model.peers import Neighbour
from registry_cli.model.registry import Registry
from registry_cli.output.tender_words import (
    END_REASONS,
    STATE_LABELS,
    alike_words,
    doubt_words,
    neighbour_lines,
    procedure_name,
    stage_remarks,
    way_lines,
)
from registry_cli.reports.rendering import day_words, render
from registry_cli.reports.report import Report

TITLE = Text(
    "The tender plan: what is bought when, what is too late, and what neighbours could buy with us",
    "Udbudsplanen: hvad der skal købes hvornår, hvad der er for sent, og hvad naboer kunne købe sammen med os",
)
SOON = Period(12, 0)
"""Purchases that begin within it are shown stage by stage."""


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    return _beside(registry, None, as_of, lang)


def _beside(registry: Registry, neighbours: Sequence[Neighbour] | None, as_of: date, lang: Lang) -> str:
    plan = tender_plan(registry, as_of)
    day = partial(_day, lang=lang)
    joint = None if neighbours is None else joint_plan(plan, registry, neighbours)
    return render(
        "tender-plan.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        plan=plan,
        joint=joint,
        soon=_soon(plan),
        states=STATE_LABELS,
        reasons=END_REASONS,
        whole=_whole,
        total=_total,
        procedure=lambda one: procedure_name(one.procedure, registry),
        ways=lambda one: tuple(way_lines(one.ways, registry, lang, day)),
        remarks=lambda stage: "; ".join(stage_remarks(stage, lang, day)),
        alike=lambda one: "; ".join(alike_words(one, registry, lang)),
        doubt=lambda one: doubt_words(one, lang),
        missing=() if joint is None else tuple(neighbour_lines(joint.neighbours, lang)),
    )


def _soon(plan: TenderPlan) -> TenderPlan:
    """What should have begun or begins soon, and what is under way; with its stages."""
    last = after(plan.as_of, SOON) or date.max
    shown = ("too-late", "planned-too-late", "no-plan", "planned", "started")
    found = [one for one in plan.tenders if one.state in shown and one.start_by is not None and one.start_by <= last]
    return TenderPlan(plan.as_of, tuple(found))


def _total(tenders: Sequence[Tender]) -> int | None:
    """The values together; `None` where none is known."""
    known = [one.value.kroner for one in tenders if one.value.kroner is not None]
    return round(sum(known)) if known else None


def _day(day: date | None, lang: Lang) -> str:
    return "" if day is None else day_words(day, lang)


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else round(value)


REPORT = Report("tender-plan", TITLE, _render, _beside)
