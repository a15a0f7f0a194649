"""The vendor's support ends before the system does.

After its last day of support a system gets no more corrections, not even for security. A system whose support ends within twelve
months, or has ended, needs a day on which it is retired, and that day must not lie after the end of the support.

Bad:

    # systems/opus.yaml
    name: OPUS
    support_ends: 2028-12-31
    #             ^^^^^^^^^^ support-ends-early
    lifecycle: {in_use: 2012-01-01, retired: 2030-01-01}
    # systems/sag.yaml
    name: Sagssystemet
    support_ends: 2027-05-31
    #             ^^^^^^^^^^ support-ends-early

Good:

    # systems/opus.yaml
    name: OPUS
    support_ends: 2029-12-31
    lifecycle: {in_use: 2012-01-01, retired: 2030-01-01}
    # systems/sag.yaml
    name: Sagssystemet
    support_ends: 2031-05-31
"""

from collections.abc import Iterator
from datetime import date, timedelta

from registry_cli.analysis.lifetimes import is_surely_living, retired_on, retirement_places
from registry_cli.analysis.periods import Period, after
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import Turn, Window, lives, reached_on
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.values import day_in

SOON = Period(months=12, days=0)
"""Support that ends within this time asks for a retirement that is planned."""


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        ends = day_in(system.text("support_ends"))
        if ends is None or not question.registry.is_whole(system) or not is_surely_living(system, question.as_of):
            continue
        retired = retired_on(system)
        reason = _reason(ends, retired, question.as_of)
        if reason is not None:
            related = retirement_places(system)
            params = {"ends": ends.isoformat(), "reason": reason}
            yield Finding("support-ends-early", Mark(system.path, ("support_ends",)), system.id, params, related)


def _reason(ends: date, retired: date | None, as_of: date) -> str | None:
    """Support must last through the last day of use, which is the day before `retired`."""
    if retired is not None:
        return "before-retirement" if ends < retired - timedelta(days=1) else None
    horizon = after(as_of, SOON)
    return "no-retirement" if horizon is None or ends <= horizon else None


def _days(window: Window) -> Iterator[Turn]:
    for system in window.registry.of_kind("system"):
        yield from window.turns([reached_on(day_in(system.text("support_ends")), SOON)], system.id)


CHECK = Check(
    code="support-ends-early",
    severity="warning",
    message=Text("the last day of support is {ends}, {reason}", "sidste dag med support er {ends}, {reason}"),
    help=Text(
        "Arrange longer support, or plan when the system is retired and what replaces it.",
        "Aftal længere support, eller planlæg, hvornår systemet udfases, og hvad der afløser det.",
    ),
    documentation=__doc__,
    danish="""Leverandørens support ophører før systemet.

Efter den sidste dag med support får et system ikke flere rettelser, heller ikke sikkerhedsrettelser. Et system, hvis support er
ophørt eller ophører inden for tolv måneder, skal have en dato for udfasning, og den dato må ikke ligge efter supportens ophør.
""",
    run=_run,
    days=(lives, _days),
    words={
        "before-retirement": Text("before the system is retired", "før systemet udfases"),
        "no-retirement": Text("and no retirement is planned", "og der er ikke planlagt nogen udfasning"),
    },
    related=Text("the system is retired here", "systemet udfases her"),
)
