"""What governs what is touched, as tables: contracts with days and kroner, projects with gates, goals and benefits, obligations."""

from collections.abc import Iterator, Sequence

from registry_cli.analysis.impact.governing import ContractTouched, Governing, OtherGoverning, ProjectTouched
from registry_cli.labels import CONTRACT_PHASE_LABELS, DEADLINE_LABELS, KIND_LABELS, choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.impact_words import day_text, heads_of, ids, named, unless_empty
from registry_cli.output.numbers import amount
from registry_cli.output.sections import Section

CONDITIONAL = Text("under conditions", "på betingelser")
ID, NAME, KIND, WHEN = Text("Id", "Id"), Text("Name", "Navn"), Text("Kind", "Art"), Text("When", "Hvornår")


def governing_sections(found: Governing, registry: Registry, lang: Lang) -> Iterator[Section]:
    """What governs what is touched, and what was promised there."""
    yield from _contracts(found.contracts, lang)
    yield from _projects(found.projects, registry, lang)
    initiatives = (
        Text("Obligations from outside", "Forpligtelser udefra"),
        Text("Other agreements and decisions", "Øvrige aftaler og beslutninger"),
    )
    for heading, others in zip(initiatives, (found.initiatives, found.others), strict=True):
        yield from _others(heading, others, lang)


def _contracts(found: Sequence[ContractTouched], lang: Lang) -> Iterator[Section]:
    rows = [
        (
            one.entry.id,
            ids((thing for thing in one.things if thing is not one.entry), lang) or "–",
            CONTRACT_PHASE_LABELS[one.state.phase].say(lang),
            _deadline(one, lang),
            day_text(one.state.earliest_exit),
            amount(one.cost, lang),
            "–" if one.locked_in is None else amount(one.locked_in, lang),
        )
        for one in found
    ]
    year = found[0].year if found else 0
    heads = (
        *heads_of(lang, Text("Contract", "Kontrakt"), Text("Touched", "Berørt"), Text("State", "Status")),
        *heads_of(lang, Text("Next deadline", "Næste frist"), Text("Earliest exit", "Tidligste ophør")),
        Text("Kr. in {year}", "Kr. i {year}").say(lang, year=year),
        Text("Kr. locked in", "Kr. bundet").say(lang),
    )
    yield from unless_empty(Text("Contracts", "Kontrakter"), heads, rows, lang, frozenset({5, 6}))


def _deadline(one: ContractTouched, lang: Lang) -> str:
    deadline = one.state.deadline
    if deadline is None:
        return "–"
    said = f"{deadline.last_day.isoformat()} {DEADLINE_LABELS[deadline.kind].say(lang)}"
    return f"{said} ({CONDITIONAL.say(lang)})" if one.state.terms.conditions else said


def _projects(found: Sequence[ProjectTouched], registry: Registry, lang: Lang) -> Iterator[Section]:
    phases, boards = registry.settings.vocabularies.phases, registry.settings.boards
    rows = []
    for one in found:
        named_boards = (boards[board].name if board in boards else board for board in one.boards)
        gate = phases.get(one.gate, one.gate) if one.gate else "–"
        stated, phase = one.entry.text("state"), one.entry.text("phase")
        rows.append(
            (
                one.entry.id,
                choice(stated, lang, "state") if stated else "–",
                phases.get(phase, phase) if phase else "–",
                " · ".join((gate, *named_boards)),
                _changes(one, lang),
            )
        )
    heads = heads_of(
        lang,
        Text("Project", "Projekt"),
        Text("State", "Status"),
        Text("Phase", "Fase"),
        Text("Next gate", "Næste faseovergang"),
        Text("What it does", "Hvad det gør"),
    )
    yield from unless_empty(Text("Projects in flight", "Projekter i gang"), heads, rows, lang)
    yield from _promises(found, registry, lang)


def _changes(one: ProjectTouched, lang: Lang) -> str:
    said = [
        f"{change.thing.id}: {choice(change.action, lang, 'action') if change.action else '?'} {day_text(change.day)}"
        for change in one.changes
    ]
    return "; ".join([*said, *(contract.id for contract in one.contracts)]) or "–"


def _promises(found: Sequence[ProjectTouched], registry: Registry, lang: Lang) -> Iterator[Section]:
    goals = [
        (
            goal.name,
            goal.id,
            one.entry.id,
            choice(goal.contribution, lang, "contribution") if goal.contribution else "–",
        )
        for one in found
        for goal in one.goals
    ]
    heads = heads_of(lang, Text("Goal", "Mål"), ID, Text("Project", "Projekt"), Text("Contribution", "Bidrag"))
    yield from unless_empty(Text("Goals at risk", "Mål i fare"), heads, goals, lang)
    benefits = [
        (
            benefit.name,
            one.entry.id,
            named(registry.find(benefit.owner), benefit.owner),
            day_text(benefit.by),
            "; ".join(f"{year}: {amount(ore, lang)}" for year, ore in benefit.budgeted) or "–",
        )
        for one in found
        for benefit in one.benefits
    ]
    heads = heads_of(
        lang,
        Text("Benefit", "Gevinst"),
        Text("Project", "Projekt"),
        Text("Owner", "Ejer"),
        Text("Target day", "Måldato"),
        Text("Kr. in the budget", "Kr. i budgettet"),
    )
    yield from unless_empty(Text("Benefits at risk", "Gevinster i fare"), heads, benefits, lang)


def _others(heading: Text, found: Sequence[OtherGoverning], lang: Lang) -> Iterator[Section]:
    rows = [
        (
            one.entry.id,
            one.entry.name,
            KIND_LABELS[one.entry.kind].say(lang),
            one.entry.text("deadline") or one.entry.text("date") or "–",
            ids((thing for thing in one.things if thing is not one.entry), lang) or "–",
        )
        for one in found
    ]
    yield from unless_empty(heading, heads_of(lang, ID, NAME, KIND, WHEN, Text("Touched", "Berørt")), rows, lang)
