"""The data sources in one paper: for the board that decides which copy registers to leave, when, and what it is worth."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from registry_cli.analysis.costs.records import Ore
from registry_cli.analysis.organisation import owner_of
from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.analysis.switching.records import VERDICTS, Row
from registry_cli.escaping import escape_markdown
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output import switch_words as words
from registry_cli.output.numbers import amount
from registry_cli.output.switches import of_sources
from registry_cli.reports.rendering import Markdown, day_words, render
from registry_cli.reports.report import Report

TITLE = Text(
    "The data sources: who reads which register how, what it costs, and which copies to leave when",
    "Datakilderne: hvem læser hvilket register hvordan, hvad det koster, og hvilke kopier der skal forlades hvornår",
)

_NUMBERED = re.compile(r"^(\d+)\\\.")


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    plan = switch_plan(registry, as_of)
    say_day = partial(_day, lang=lang)
    return render(
        "datasources.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        plan=plan,
        verdicts=VERDICTS,
        headings=words.VERDICT_HEADINGS,
        notes=words.VERDICT_NOTES,
        labels=words.VERDICT_LABELS,
        money=lambda ore: None if ore is None else Markdown(amount(ore, lang)),
        costs=_costs,
        owner=lambda row: owner_of(row.system, registry),
        paid=lambda payment: _cell(words.paid_words(payment, lang)),
        saving=lambda row: _cell(words.saving_words(row, lang)),
        target=lambda row: words.target_words(row, lang),
        payback=lambda row: _cell(words.payback_words(row, lang, say_day)),
        horizon=lambda row: _cell(words.horizon_words(row.case.horizon if row.case else None, lang, say_day)),
        when=lambda row: _cell(words.when_words(row, lang, say_day)),
        notice=lambda one: _cell(words.notice_words(one, lang, say_day)),
        conditions=lambda one: tuple(words.condition_lines(one, lang)),
        channel=lambda one: words.channel_words(one, lang),
        systems=lambda uses: ", ".join(dict.fromkeys(use.system.name for use in uses)),
        of_sources=of_sources,
    )


def _costs(rows: Sequence[Row]) -> Ore | None:
    """What the switches of some rows cost together; `None` where none of them is known."""
    known = [row.facts.cost for row in rows if row.facts.cost is not None]
    return sum(known) if known else None


def _cell(text: str) -> Markdown:
    """Text in a cell, where a number with a point behind it begins no list."""
    return Markdown(_NUMBERED.sub(r"\1.", escape_markdown(text)))


def _day(day: date | None, lang: Lang) -> str:
    return "" if day is None else day_words(day, lang)


REPORT = Report("datasources", TITLE, _render)
