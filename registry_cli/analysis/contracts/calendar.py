"""The contract calendar: terms and a day to where the contract stands.

Facts count from their own date: on a day before it an option taken up, an amendment or a termination is not yet known.
What the terms say in a way that cannot be reckoned leaves open what rests on it, and is named in the state.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from registry_cli.analysis.contracts.course import NOTHING_WITHOUT, Course, course_on, has_uncertain_end, own_end_on
from registry_cli.analysis.contracts.deadlines import (
    Deadlines,
    Setting,
    deadlines_of,
    end_deadline,
    missed_notice,
    option_day,
)
from registry_cli.analysis.contracts.endings import Ending, ending_on, parts_on
from registry_cli.analysis.contracts.exits import exit_within, leaving_of
from registry_cli.analysis.contracts.records import (
    ContractPhase,
    ContractState,
    Span,
    Terms,
    Unreckoned,
)
from registry_cli.analysis.contracts.terms import inherits, terms_of
from registry_cli.analysis.contracts.working_days import WorkingDays, working_days_of
from registry_cli.model.registry import Entry, Registry


def state_of(contract: Entry, registry: Registry, day: date) -> ContractState:
    """Where a contract of `registry` stands on `day`, by the working days of its settings."""
    terms, working_days = terms_of(contract, registry), working_days_of(registry.settings)
    if not inherits(contract):
        return contract.once(("state", day, working_days), lambda: state_on(terms, day, working_days))
    if registry.entries.get(contract.id) is not contract:
        return state_on(terms, day, working_days)
    return registry.once(("state", contract.id, day), lambda: state_on(terms, day, working_days))


def state_on(terms: Terms, day: date, working_days: WorkingDays) -> ContractState:
    """Where a contract with these terms stands on `day`."""
    parts, unreckoned = parts_on(terms, day), list(terms.unreckoned)
    course = None if terms.unreadable & NOTHING_WITHOUT else course_on(terms, day)
    ending = ending_on(terms, day)
    if ending is not None:
        state = _terminated(terms, course, ending, day, working_days)
    elif course is None:
        state = _unknown(terms, day)
    elif has_uncertain_end(terms, course):
        state = _uncertain(terms, course, day)
    else:
        state = _running(
            Setting(terms, course, course.term_on(day), leaving_of(terms, course, "us"), day, working_days)
        )
    return replace(state, parts=parts, unreckoned=(*unreckoned, *_beyond(state, terms, course)))


def _terminated(
    terms: Terms, course: Course | None, ending: Ending, day: date, working_days: WorkingDays
) -> ContractState:
    """A contract that was terminated: it runs until its last day, whatever else the terms say."""
    last = ending.last
    is_over = last is not None and day > last
    deadline = None if last is None else end_deadline(terms, last, working_days)
    return ContractState(
        day=day,
        phase="expired" if is_over else "terminated",
        terms=terms,
        current=None if course is None or is_over else _current(course, day, last),
        end=last,
        maximum=last,
        earliest_exit=None if is_over else last,
        expected_end=last,
        supplier_earliest_exit=None if is_over else last,
        deadline=None if is_over else deadline,
        deadlines=() if deadline is None else (deadline,),
    )


def _current(course: Course, day: date, last: date | None) -> Span | None:
    """The term on `day` of a contract that ends on `last`, which may lie after the end of its terms."""
    current = course.term_on(day)
    if current is not None:
        return current if last is None else replace(current, last=min(last, current.last or last))
    final = course.final
    ran_out = course.term_on(final) if final is not None and final < day else None
    return None if ran_out is None else replace(ran_out, last=last)


def _unknown(terms: Terms, day: date) -> ContractState:
    """A contract of which at most its own first and last day are certain."""
    start, end = terms.own_start or terms.start, own_end_on(terms, day)
    phase: ContractPhase = "unknown"
    if end is not None and day > end:
        phase = "expired"
    elif start is not None and day < start:
        phase = "not-started"
    is_over = phase == "expired"
    return ContractState(
        day=day, phase=phase, terms=terms, end=end if is_over else None, maximum=end if is_over else None
    )


def _uncertain(terms: Terms, course: Course, day: date) -> ContractState:
    """A contract whose current term is known and whose end is not."""
    current, end = course.term_on(day), course.until
    if day < course.first:
        phase: ContractPhase = "not-started"
    elif end is not None and day > end:
        phase = "expired"
    else:
        phase = "unknown" if current is None or terms.start is None else "in-force"
    end = end if phase == "expired" else None
    return ContractState(day=day, phase=phase, terms=terms, current=current, end=end, maximum=end)


def _running(setting: Setting) -> ContractState:
    """A contract that nobody terminated."""
    terms, course, day = setting.terms, setting.course, setting.day
    final = course.final
    deadlines = deadlines_of(setting)
    is_over = final is not None and day > final
    earliest = (
        None if is_over else deadlines.soonest.exit if deadlines.soonest else exit_within(terms, course, day, "us")
    )
    maximum = _maximum(setting)
    return ContractState(
        day=day,
        phase=_phase(setting, deadlines),
        terms=terms,
        current=_known_current(setting),
        end=final,
        maximum=maximum,
        is_endless=maximum is None and _is_endless(terms, course),
        earliest_exit=earliest,
        after_that=deadlines.soonest.missed if deadlines.soonest else None,
        expected_end=_expected(setting, earliest, maximum),
        supplier_earliest_exit=None if is_over else exit_within(terms, course, day, "supplier"),
        deadline=None if is_over else deadlines.next(day),
        deadlines=deadlines.all,
    )


def _known_current(setting: Setting) -> Span | None:
    """The term on the day; `None` where its first day is not known, or the renewals before it."""
    current = setting.current
    is_vague = current is not None and (current.first == date.min or _is_after_unreadable(setting, current))
    return None if is_vague else current


def _is_after_unreadable(setting: Setting, current: Span) -> bool:
    return "renewal" in setting.terms.unreadable and current.number > setting.course.settled[-1].number


def _phase(setting: Setting, deadlines: Deadlines) -> ContractPhase:
    course, day = setting.course, setting.day
    if day < course.first:
        return "not-started"
    if course.final is not None and day > course.final:
        return "expired"
    if _known_current(setting) is None:
        return "unknown"
    if deadlines.has_open_window(day):
        return "notice-window"
    is_tacit = setting.terms.renewal == "tacit"
    return "notice-missed" if is_tacit and missed_notice(setting) is not None else "in-force"


def _maximum(setting: Setting) -> date | None:
    """The last day if every permitted renewal is used; an option whose day has passed is lost."""
    terms, course = setting.terms, setting.course
    if terms.renewal != "option":
        return course.maximum
    last = option_day(terms, course)
    if last is not None and last < setting.day:
        return course.final
    return None if "renewal" in terms.unreadable else course.maximum


def _is_endless(terms: Terms, course: Course) -> bool:
    return "renewal" not in terms.unreadable and (
        course.goes_on or (course.renewals.is_endless and course.until is None)
    )


def _expected(setting: Setting, earliest: date | None, maximum: date | None) -> date | None:
    """The exit we intend, yet not before we can leave nor after the maximum; without one the end by itself."""
    intended, final = setting.terms.intended_exit, setting.course.final
    if intended is None or intended < setting.day or (final is not None and setting.day > final):
        return final
    wanted = intended if earliest is None else max(intended, earliest)
    return wanted if maximum is None else min(wanted, maximum)


def _beyond(state: ContractState, terms: Terms, course: Course | None) -> Iterator[Unreckoned]:
    """What would lie after the last day of the calendar."""
    if course is None or state.phase in ("terminated", "expired", "unknown") or "renewal" in terms.unreadable:
        return
    is_beyond = (course.final is None and not course.goes_on) or (
        terms.notice is not None
        and not terms.unreadable
        and state.earliest_exit is None
        and not (terms.notice.to == ("term-end",) and terms.initial is None and terms.end is None)
    )
    if is_beyond and not any(one.problem == "beyond-the-calendar" for one in state.terms.unreckoned):
        yield Unreckoned(("inherits_term",) if terms.inherited_from else ("term",), "beyond-the-calendar")
