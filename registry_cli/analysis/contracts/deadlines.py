"""The days by which we must act, and those on which a contract ends by itself.

Which one matters next: the first to come of the notice for the end of a term, the notice for the exit we intend, the day of
an open option, and the end. A notice to a calendar day that nobody intends (`month-end`, `any-day`, `after-quarter` ...)
can be given at any time: it is named too, but matters only where nothing else is to come.
"""

from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.contracts.course import Course
from registry_cli.analysis.contracts.exits import Leaving, last_notice_day
from registry_cli.analysis.contracts.records import Deadline, DeadlineKind, Span, Terms
from registry_cli.analysis.contracts.working_days import WorkingDays
from registry_cli.analysis.periods import before, shifted


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Deadlines by day: those that matter (also if they have passed) and those that nobody waits for.

    `soonest` is the notice for the first exit that can still be had; it is among them.
    """

    soonest: Deadline | None = None
    mattering: tuple[Deadline, ...] = ()
    idle: tuple[Deadline, ...] = ()

    def next(self, day: date) -> Deadline | None:
        """The next one that matters on `day`."""
        return next((one for group in (self.mattering, self.idle) for one in group if one.last_day >= day), None)

    def has_open_window(self, day: date) -> bool:
        """Whether `day` lies between decide-by and the last day of the next notice or option that matters."""
        coming = next((one for one in self.mattering if one.last_day >= day and one.kind != "end"), None)
        return coming is not None and coming.decide_by <= day

    @property
    def all(self) -> tuple[Deadline, ...]:
        """All of them, by day."""
        return tuple(sorted((*self.mattering, *self.idle), key=_by_day))


@dataclass(frozen=True, slots=True)
class Setting:
    """What deadlines are reckoned from: the terms, their course on `day`, the term that runs then, and how we can leave."""

    terms: Terms
    course: Course
    current: Span | None
    leaving: Leaving | None
    day: date
    working_days: WorkingDays


def deadlines_of(setting: Setting) -> Deadlines:
    """Every deadline that can be named on the day: the coming ones, and of those passed what the current term missed."""
    first = setting.leaving.exit_for(setting.day) if setting.leaving else None
    soonest = None if first is None else _notice(setting, first)
    mattering = {*_notices(setting, soonest), *_options(setting), *_ends(setting)}
    idle = () if soonest is None or soonest in mattering else (soonest,)
    return Deadlines(soonest, tuple(sorted(mattering, key=_by_day)), idle)


def end_deadline(terms: Terms, last: date, working_days: WorkingDays) -> Deadline:
    """The deadline of a contract that ends by itself."""
    return _deadline("end", terms, working_days, last, last, None)


def missed_notice(setting: Setting) -> date | None:
    """The passed last notice day for the end of the current term, where that was the only way to leave then."""
    current = setting.current
    if current is None or current.last is None or not is_to_term_ends(setting.leaving):
        return None
    assert setting.leaving is not None
    last = setting.leaving.last_notice_day(current.last)
    return last if last is not None and last < setting.day else None


def is_to_term_ends(leaving: Leaving | None) -> bool:
    """Whether the ends of terms are the only exits."""
    return leaving is not None and leaving.rule.to == ("term-end",)


def option_day(terms: Terms, course: Course) -> date | None:
    """The last day to take up the next option: so long before the end as `by` says, else the end itself.

    `None` where no option is left, or its day cannot be reckoned.
    """
    end, held = course.final, course.held or 0
    is_left = held < course.renewals.left or "renewal" in terms.unreadable
    if terms.renewal != "option" or not is_left or end is None or "by" in terms.unreadable:
        return None
    if course.until is not None and end == course.until:
        return None
    return end if terms.by is None else last_notice_day(end, terms.by)


def _notices(setting: Setting, soonest: Deadline | None) -> list[Deadline]:
    """The notices that matter: for the ends of terms, and for what we intend."""
    found: list[Deadline | None] = []
    if is_to_term_ends(setting.leaving):
        last = setting.current.last if setting.current else None
        is_soonest = soonest is not None and soonest.exit == last
        found += [soonest, None if last is None or is_soonest else _notice(setting, last)]
    wanted = setting.terms.intended_exit
    if setting.leaving is not None and wanted is not None and wanted >= setting.day:
        leave = setting.leaving.latest_exit(wanted)
        intended = None if leave is None else _notice(setting, leave)
        is_too_late = intended is None or intended.last_day < setting.day
        found += [intended, soonest if is_too_late and _is_wished_for(setting) else None]
    return [one for one in found if one is not None]


def _is_wished_for(setting: Setting) -> bool:
    """Whether leaving as we intend takes a notice at all."""
    final, intended = setting.course.final, setting.terms.intended_exit
    return intended is not None and (final is None or intended < final)


def _notice(setting: Setting, leave: date) -> Deadline | None:
    """The notice for an exit; `None` where it is none that a notice leads to."""
    leaving = setting.leaving
    last = leaving.last_notice_day(leave) if leaving else None
    if leaving is None or last is None:
        return None
    return _deadline("notice", setting.terms, setting.working_days, last, leave, _next(setting, leaving, last))


def _next(setting: Setting, leaving: Leaving, last: date) -> date | None:
    """The exit if the notice comes a day after its last day."""
    late = shifted(last, 1)
    return (None if late is None else leaving.exit_for(late)) or setting.course.final


def _options(setting: Setting) -> list[Deadline]:
    last, end = option_day(setting.terms, setting.course), setting.course.final
    if last is None or end is None:
        return []
    return [_deadline("option", setting.terms, setting.working_days, last, end, end)]


def _ends(setting: Setting) -> list[Deadline]:
    """The end itself, unless an option is still open before it."""
    last, end = option_day(setting.terms, setting.course), setting.course.final
    if end is None or (last is not None and last >= setting.day):
        return []
    return [end_deadline(setting.terms, end, setting.working_days)]


def _deadline(
    kind: DeadlineKind, terms: Terms, working_days: WorkingDays, last: date, leave: date, missed: date | None
) -> Deadline:
    safe = working_days.on_or_before(last)
    decide = safe if terms.lead_time is None else before(safe, terms.lead_time) or date.min
    return Deadline(kind, last, safe, decide, leave, missed)


def _by_day(deadline: Deadline) -> tuple[date, str, date]:
    return deadline.last_day, deadline.kind, deadline.exit
