"""Where a contract stands on a day, in sentences and as data."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from registry_cli.analysis.contracts.records import ContractPhase, ContractState, Deadline, DeadlineKind
from registry_cli.analysis.deadlines.wording import in_kroner
from registry_cli.language import Lang, Text

PHASES: dict[ContractPhase, Text] = {
    "unknown": Text("It cannot be told where the contract stands.", "Det kan ikke siges, hvor kontrakten står."),
    "not-started": Text("The contract has not begun.", "Kontrakten er ikke begyndt."),
    "in-force": Text("The contract is in force.", "Kontrakten er i kraft."),
    "notice-window": Text(
        "The contract is in force, and the time to decide has come.", "Kontrakten er i kraft, og der skal besluttes nu."
    ),
    "notice-missed": Text(
        "The contract is in force, and it is too late to leave at the end of the current term.",
        "Kontrakten er i kraft, og det er for sent at opsige til udløbet af den nuværende periode.",
    ),
    "terminated": Text(
        "The contract has been terminated and runs until its last day.",
        "Kontrakten er opsagt og løber til sin sidste dag.",
    ),
    "expired": Text("The contract has ended.", "Kontrakten er udløbet."),
}
INITIAL = Text("Current term: the initial one, {span}.", "Nuværende periode: den første, {span}.")
RENEWAL = Text("Current term: renewal {number}, {span}.", "Nuværende periode: forlængelse nr. {number}, {span}.")
SPAN = Text("{first} to {last}", "{first} til {last}")
OPEN_SPAN = Text("from {first} until further notice", "fra {first} indtil videre")
ENDED = Text("Last day: {end}.", "Sidste dag: {end}.")
ENDS = Text("Last day if nothing more is done: {end}.", "Sidste dag, hvis der ikke gøres mere: {end}.")
GOES_ON = Text("It goes on until somebody gives notice.", "Den fortsætter, til nogen opsiger den.")
EARLIEST = Text(
    "If our notice were received today, the last day would be {exit}.",
    "Modtages vores opsigelse i dag, er den sidste dag {exit}.",
)
AFTER_THAT = Text("If that exit is missed, the next one is {exit}.", "Forpasses det ophør, er det næste {exit}.")
NEXT: dict[DeadlineKind, Text] = {
    "notice": Text(
        "Next deadline: notice to leave {exit}, received by {last}{safe}; decide by {decide}.",
        "Næste frist: opsigelse til {exit}, modtaget senest {last}{safe}; beslut senest {decide}.",
    ),
    "option": Text(
        "Next deadline: take up the option by {last}{safe}; decide by {decide}. Without it the contract ends {exit}.",
        "Næste frist: udnyt optionen senest {last}{safe}; beslut senest {decide}. Ellers udløber kontrakten {exit}.",
    ),
    "end": Text(
        "Next deadline: the contract ends {exit}; decide by {decide} what follows.",
        "Næste frist: kontrakten udløber {exit}; beslut senest {decide}, hvad der følger efter.",
    ),
}
SAFE = Text(" (last working day {day})", " (sidste arbejdsdag {day})")
IF_MISSED_COSTS = Text(
    "If it is missed: the next exit is {exit}, which costs {amount} kr. more.",
    "Forpasses fristen, er det næste ophør {exit}, og det koster {amount} kr. mere.",
)
IF_MISSED = Text("If it is missed: the next exit is {exit}.", "Forpasses fristen, er det næste ophør {exit}.")
MAXIMUM = Text(
    "Maximum extent, if every renewal is used: {maximum}.", "Længst mulige løbetid, hvis alt forlænges: {maximum}."
)
ENDLESS = Text(
    "Maximum extent: none, it may be renewed for ever.", "Længst mulige løbetid: ingen, den kan altid forlænges."
)
INTENDED = Text("Planned last day: {exit}.", "Planlagt sidste dag: {exit}.")
SUPPLIER = Text(
    "If the supplier's notice were received today, the last day would be {exit}.",
    "Opsiger leverandøren i dag, er den sidste dag {exit}.",
)
INHERITED = Text("The term is that of {parent}.", "Løbetiden er den for {parent}.")
FRAMEWORK = Text("Last day of the framework: {day}.", "Rammeaftalens sidste dag: {day}.")
PART = Text("{id} is taken out after {last}.", "{id} udgår efter {last}.")
CONDITION = Text("Condition that no rule can reckon: {text}", "Betingelse, som ingen regel kan regne ud: {text}")
CANNOT = Text("Cannot be reckoned: {field}: {problem}.", "Kan ikke beregnes: {field}: {problem}.")

UNRECKONED: dict[str, Text] = {
    "no-term": Text("no term is stated", "der er ingen løbetid"),
    "no-start": Text("no start is stated", "der er ingen startdato"),
    "no-length": Text("neither a length nor an end is stated", "der er hverken længde eller slutdato"),
    "no-period": Text("no period is stated", "der er ingen periode"),
    "bad-period": Text("the period cannot be read", "perioden kan ikke læses"),
    "bad-date": Text("the day cannot be read", "datoen kan ikke læses"),
    "no-notice": Text("no notice is stated", "der er intet opsigelsesvarsel"),
    "end-before-start": Text("the end lies before the start", "slutdatoen ligger før startdatoen"),
    "too-many-options": Text(
        "more options are taken up than are permitted", "der er udnyttet flere optioner, end der er"
    ),
    "amendments-out-of-order": Text("the amendments are out of order", "tillæggene står ikke i rækkefølge"),
    "no-parent": Text("the agreement above it is not there", "den overordnede aftale findes ikke"),
    "beyond-the-calendar": Text("it lies beyond the calendar", "det ligger uden for kalenderen"),
}
"""The words for what the calendar could not reckon, by its code."""


def state_lines(state: ContractState, lang: Lang, at_stake: Decimal | None = None) -> Iterator[str]:
    """The state in sentences, one a line: what is certain first, then what can be done, then what bounds it.

    `at_stake` are the kroner that missing the next notice costs.
    """
    yield PHASES[state.phase].say(lang)
    if state.current is not None:
        span = _span(state.current.first, state.current.last, lang)
        number = state.current.number
        yield (RENEWAL.say(lang, number=number, span=span) if number else INITIAL.say(lang, span=span))
    yield from _end(state, lang)
    if state.phase not in ("expired", "terminated"):
        yield from _ways_out(state, lang, at_stake)
    yield from _bounds(state, lang)


def _end(state: ContractState, lang: Lang) -> Iterator[str]:
    if state.end is not None:
        text = ENDED if state.phase in ("expired", "terminated") else ENDS
        yield text.say(lang, end=state.end.isoformat())
    elif state.is_endless:
        yield GOES_ON.say(lang)


def _ways_out(state: ContractState, lang: Lang, at_stake: Decimal | None) -> Iterator[str]:
    if state.earliest_exit is not None:
        yield EARLIEST.say(lang, exit=state.earliest_exit.isoformat())
    if state.after_that is not None and state.after_that != state.earliest_exit:
        yield AFTER_THAT.say(lang, exit=state.after_that.isoformat())
    if state.deadline is not None:
        yield _next(state.deadline, lang)
        if state.deadline.kind == "notice" and state.deadline.missed is not None:
            text, amount = (IF_MISSED_COSTS, in_kroner(at_stake, lang)) if at_stake else (IF_MISSED, "")
            yield text.say(lang, exit=state.deadline.missed.isoformat(), amount=amount)
    if state.supplier_earliest_exit is not None and state.terms.supplier_notice is not None:
        yield SUPPLIER.say(lang, exit=state.supplier_earliest_exit.isoformat())


def _next(deadline: Deadline, lang: Lang) -> str:
    is_safe = deadline.safe_day == deadline.last_day
    return NEXT[deadline.kind].say(
        lang,
        exit=deadline.exit.isoformat(),
        last=deadline.last_day.isoformat(),
        safe="" if is_safe else SAFE.say(lang, day=deadline.safe_day.isoformat()),
        decide=deadline.decide_by.isoformat(),
    )


def _bounds(state: ContractState, lang: Lang) -> Iterator[str]:
    terms = state.terms
    if state.maximum is not None and state.maximum != state.end:
        yield MAXIMUM.say(lang, maximum=state.maximum.isoformat())
    elif state.is_endless:
        yield ENDLESS.say(lang)
    if terms.intended_exit is not None:
        yield INTENDED.say(lang, exit=terms.intended_exit.isoformat())
    if terms.inherited_from is not None:
        yield INHERITED.say(lang, parent=terms.inherited_from)
    if terms.framework_until is not None:
        yield FRAMEWORK.say(lang, day=terms.framework_until.isoformat())
    yield from (PART.say(lang, id=id_, last=last.isoformat()) for id_, last in state.parts.items())
    yield from (CONDITION.say(lang, text=text) for text in terms.conditions)
    for one in state.unreckoned:
        yield CANNOT.say(lang, field=".".join(map(str, one.route)), problem=UNRECKONED[one.problem].say(lang))


def _span(first: date, last: date | None, lang: Lang) -> str:
    if last is None:
        return OPEN_SPAN.say(lang, first=first.isoformat())
    return SPAN.say(lang, first=first.isoformat(), last=last.isoformat())


def state_as_data(state: ContractState, at_stake: Decimal | None = None) -> dict[str, object]:
    """The state for a program."""
    current = state.current
    return {
        "phase": state.phase,
        "term": {"number": current.number, "first": current.first, "last": current.last} if current else None,
        "end": state.end,
        "maximum": state.maximum,
        "is_endless": state.is_endless,
        "earliest_exit": state.earliest_exit,
        "after_that": state.after_that,
        "expected_end": state.expected_end,
        "supplier_earliest_exit": state.supplier_earliest_exit,
        "next": {**_deadline_data(state.deadline), "at_stake": at_stake} if state.deadline else None,
        "deadlines": [_deadline_data(one) for one in state.deadlines],
        "parts": dict(state.parts),
        "inherited_from": state.terms.inherited_from,
        "framework_until": state.terms.framework_until,
        "conditions": state.terms.conditions,
        "not_reckoned": [{"route": one.route, "problem": one.problem} for one in state.unreckoned],
    }


def _deadline_data(deadline: Deadline) -> dict[str, object]:
    return {
        "kind": deadline.kind,
        "last_day": deadline.last_day,
        "safe_day": deadline.safe_day,
        "decide_by": deadline.decide_by,
        "exit": deadline.exit,
        "if_missed": deadline.missed,
    }
