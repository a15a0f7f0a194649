"""The terms of a contract, from its file and the one whose term it inherits."""

from dataclasses import replace
from datetime import date

from registry_cli.analysis.contracts.reading import TermReader
from registry_cli.analysis.contracts.records import AmendedEnd, Termination, Terms, Unreadable, Unreckoned
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in


def terms_of(contract: Entry, registry: Registry) -> Terms:
    """The terms that hold for `contract`, with what cannot be reckoned by its route in the contract's own file.

    With `inherits_term` the parent's term applies as a whole, its amendments and terminations with it. The contract's own
    first and last day, its amendments' `end`, its termination and its conditions count beside it: it is in force only while both are.
    """
    if not inherits(contract):
        return contract.once("terms", lambda: _terms_of(contract, registry))
    if registry.entries.get(contract.id) is not contract:
        return _terms_of(contract, registry)
    return registry.once(("terms", contract.id), lambda: _terms_of(contract, registry))


def _terms_of(contract: Entry, registry: Registry) -> Terms:
    chain = inheritance(contract, registry)
    terms = own_terms_of(chain[-1])
    for entry in reversed(chain[:-1]):
        terms = _inherited(entry, _own_terms(entry), terms)
    return terms


def own_terms_of(contract: Entry) -> Terms:
    """What the contract's file says without any other: where a parent's term applies, only its own first and last day."""
    terms = _own_terms(contract)
    return _without_parent(terms, contract) if inherits(contract) else terms


def inherits(contract: Entry) -> bool:
    """Whether the terms of the contract above it apply."""
    return contract.data.get("inherits_term") is True


def inheritance(contract: Entry, registry: Registry) -> list[Entry]:
    """The contract and those above it up to the one whose term applies; up to where the way upwards breaks or returns."""
    chain, seen = [contract], {contract.key}
    while inherits(chain[-1]):
        parent = registry.find(chain[-1].text("parent"))
        if parent is None or parent.kind != "contract" or parent.key in seen:
            break
        chain.append(parent)
        seen.add(parent.key)
    return chain


def _own_terms(contract: Entry) -> Terms:
    """The terms that the contract's file states itself."""
    reader = TermReader(contract)
    start, initial, end = reader.day("start"), reader.period("initial"), reader.day("end")
    renewal, renewals, is_endless, by = reader.renewal()
    terms = Terms(
        start=start,
        initial=initial,
        end=end,
        renewal=renewal,
        renewals=renewals,
        is_endless=is_endless,
        by=by,
        exercised=reader.exercised(renewal, len(renewals)),
        irrevocable_until=reader.day("irrevocable_until"),
        no_notice_before=reader.day("no_notice_before"),
        notice=reader.notice("notice"),
        supplier_notice=reader.notice("supplier_notice"),
        lead_time=reader.period("lead_time"),
        intended_exit=reader.day("intended_exit"),
        terminations=reader.terminated(),
        amendments=_amendments(contract, reader, start),
        framework_until=day_in(contract.section("procured").get("framework_until")),
        conditions=_conditions(contract),
    )
    if not inherits(contract):
        _note_what_is_missing(contract, reader, terms)
    if start is not None and end is not None and end < start:
        reader.note("end", "end-before-start", "term", "end")
    return replace(terms, unreadable=frozenset(reader.unreadable), unreckoned=tuple(reader.unreckoned))


def _note_what_is_missing(contract: Entry, reader: TermReader, terms: Terms) -> None:
    if not contract.section("term"):
        reader.note(None, "no-term", "term")
        return
    if terms.start is None and "start" not in reader.unreadable:
        reader.note(None, "no-start", "term")
    is_open = terms.initial is None and terms.end is None and not {"initial", "end"} & reader.unreadable
    if is_open and (terms.renewal != "none" or "renewal" in reader.unreadable):
        reader.note("initial", "no-length", "term")
    only_term_ends = terms.notice is not None and terms.notice.to == ("term-end",)
    if is_open and terms.renewal == "none" and only_term_ends and not terms.amendments:
        reader.note(None, "no-length", "term", "notice", "to")
    goes_on = terms.renewal == "tacit" or (is_open and not terms.amendments)
    if goes_on and terms.notice is None and "notice" not in reader.unreadable:
        reader.note(None, "no-notice", "term")


def _amendments(contract: Entry, reader: TermReader, start: date | None) -> tuple[AmendedEnd, ...]:
    """The ends that amendments state, by date; of several on one day the last one counts."""
    found: list[AmendedEnd] = []
    for position, row in contract.numbered_rows("amendments"):
        route = ("amendments", position)
        if row.get("end") is None:
            continue
        day, end = day_in(row.get("date")), day_in(row.get("end"))
        if end is None:
            reader.note("amendments", "bad-date", *route, "end")
        elif day is None:
            reader.note("amendments", "bad-date", *route, *(("date",) if row.get("date") is not None else ()))
        elif start is not None and end < start:
            reader.note("amendments", "end-before-start", *route, "end")
        else:
            if found and day <= found[-1].date:
                reader.note(None, "amendments-out-of-order", *route, "date")
            found.append(AmendedEnd(day, end))
    return tuple(sorted(found, key=lambda one: one.date))


def _conditions(contract: Entry) -> tuple[str, ...]:
    conditions = contract.section("term").get("conditions")
    return tuple(one for one in conditions if isinstance(one, str)) if isinstance(conditions, list) else ()


def _without_parent(own: Terms, contract: Entry) -> Terms:
    """What remains of a contract whose parent's term applies but is not there: its own first and last day."""
    route = ("parent",) if contract.data.get("parent") is not None else ("inherits_term",)
    unreadable: set[Unreadable] = {"parent"}
    return Terms(
        start=own.start,
        own_start=own.start,
        own_end=own.end,
        own_amendments=own.amendments,
        terminations=own.terminations,
        framework_until=own.framework_until,
        conditions=own.conditions,
        unreadable=own.unreadable & {"start", "end", "amendments", "terminated"} | unreadable,
        unreckoned=(Unreckoned(route, "no-parent"), *own.unreckoned),
    )


def _inherited(contract: Entry, own: Terms, above: Terms) -> Terms:
    """The terms of a contract whose parent's terms are `above`; what those lack is told at `inherits_term`."""
    bounds = (*([AmendedEnd(date.min, above.own_end)] if above.own_end else []), *above.own_amendments)
    problems = tuple(dict.fromkeys(Unreckoned(("inherits_term",), one.problem) for one in above.unreckoned))
    starts = [day for day in (own.start, above.own_start) if day is not None]
    return replace(
        above,
        own_start=max(starts, default=None),
        own_end=own.end,
        own_amendments=own.amendments,
        outer_bounds=(*above.outer_bounds, bounds) if bounds else above.outer_bounds,
        terminations=(*own.terminations, *_concerning(contract, above.terminations)),
        inherited_from=above.inherited_from or contract.text("parent"),
        framework_until=own.framework_until or above.framework_until,
        conditions=(*own.conditions, *above.conditions),
        unreadable=above.unreadable | (own.unreadable & {"start", "end", "amendments", "terminated"}),
        unreckoned=(*own.unreckoned, *problems),
    )


def _concerning(contract: Entry, terminations: tuple[Termination, ...]) -> tuple[Termination, ...]:
    """The terminations that reach a contract below: whole ones, and partial ones of what it covers too."""
    covered = set(contract.words("covers"))
    kept = (replace(one, covers=tuple(each for each in one.covers if each in covered)) for one in terminations)
    return tuple(one for one, was in zip(kept, terminations, strict=True) if one.covers or not was.covers)
