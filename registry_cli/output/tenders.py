"""The tender plan for people: what should have begun, what begins in which quarter, and one contract's purchase stage by stage."""

from collections.abc import Iterable, Iterator, Sequence

from registry_cli.analysis.tenders.joint import JointPlan
from registry_cli.analysis.tenders.plan import Tender, TenderPlan, TenderState
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.sections import Section
from registry_cli.output.tender_words import (
    END_REASONS,
    STATE_LABELS,
    STATUTORY,
    alike_words,
    day_text,
    doubt_words,
    kroner_text,
    named,
    neighbour_lines,
    procedure_name,
    stage_remarks,
    value_words,
    way_lines,
)

TITLE = Text("Tender plan of {whose} on {day}", "Udbudsplan for {whose} den {day}")
TITLE_OF_ONE = Text("The next purchase of {contract} on {day}", "Genanskaffelse af {contract} den {day}")
THE_REGISTRY = Text("the registry", "registret")
INCOMPLETE = Text("{title} (incomplete: some files have faults)", "{title} (ufuldstændigt: nogle filer har fejl)")

TOO_LATE = Text("Should have begun ({count})", "Skulle være begyndt ({count})")
WAYS = Text("{contract}: {ways}", "{contract}: {ways}")
WAYS_LEFT = Text("The ways that are left:", "Det, der stadig kan gøres:")
QUARTERS = Text("To begin, by quarter ({count})", "Skal begynde, efter kvartal ({count})")
ASSUMED = Text("{procedure}, assumed", "{procedure}, antaget")
ASSUMED_NOTE = Text(
    "Assumed: the contract names no procedure; the usual one for its value is reckoned with.",
    "Antaget: kontrakten angiver ingen udbudsform; der er regnet med den sædvanlige for dens værdi.",
)
LATE_NOTE = Text(
    "Planned too late: the planned quarter begins after the last day to begin.",
    "Planlagt for sent: det planlagte kvartal begynder efter den sidste dag at begynde.",
)
STARTED = Text("Under way ({count})", "I gang ({count})")
NOT_NEEDED = Text("What they cover is gone by then ({count})", "Det, de dækker, er udfaset til den tid ({count})")
NO_END = Text(
    "Without an end that forces a purchase ({count})", "Uden et udløb, der tvinger til genanskaffelse ({count})"
)
UNKNOWN = Text("Cannot be reckoned ({count})", "Kan ikke beregnes ({count})")
NOTHING = Text("No contract is to be bought again.", "Ingen kontrakt skal genanskaffes.")
JOINT = Text("Together with a neighbour ({count})", "Sammen med en nabo ({count})")
NO_JOINT = Text("Nothing fits.", "Intet passer.")
AGREED = Text("{peer}, agreed", "{peer}, aftalt")

START, CONTRACT, ENDS = Text("Begin by", "Begynd senest"), Text("Contract", "Kontrakt"), Text("Ends", "Slutter")
PROCEDURE, VALUE, OWNER = Text("Procedure", "Udbudsform"), Text("Value, kr.", "Værdi, kr."), Text("Owner", "Ejer")
QUARTER, STATE, PLAN = Text("Quarter", "Kvartal"), Text("State", "Tilstand"), Text("Planned", "Planlagt")
COVERS, PROJECT = Text("Covers", "Dækker"), Text("Project", "Projekt")
THEIRS, THEY_END, APART, ALIKE = (
    Text("Theirs", "Deres"),
    Text("Ends there", "Slutter dér"),
    Text("Days apart", "Dage imellem"),
    Text("Alike", "Fælles"),
)
PEER, THEIR_VALUE = Text("Neighbour", "Nabo"), Text("Their value, kr.", "Deres værdi, kr.")

FACTS = Text("What it is reckoned from", "Hvad der er regnet ud fra")
FACT = Text("{what}: {value}", "{what}: {value}")
LAST_DAY = Text("Last day of the contract", "Kontraktens sidste dag")
VALUE_WORD, THRESHOLD = Text("Value", "Værdi"), Text("Threshold", "Tærskelværdi")
ABOVE = Text("{kroner} of {year}: the value reaches it", "{kroner} for {year}: værdien når den")
BELOW = Text("{kroner} of {year}: the value lies below it", "{kroner} for {year}: værdien ligger under den")
OPEN = Text("{kroner} of {year}", "{kroner} for {year}")
NOTICE_DAY = Text("The notice is published", "Bekendtgørelsen offentliggøres")
STAGES = Text("The stages, each as late as it may be", "Trinene, hver så sent som muligt")
STAGE, WHOSE, DAYS = Text("Stage", "Trin"), Text("Who sets the time", "Hvem bestemmer tiden"), Text("Days", "Dage")
FIRST, LAST, REMARK = Text("From", "Fra"), Text("Until", "Til og med"), Text("Remark", "Bemærkning")
WORKING = Text("{days} working days", "{days} arbejdsdage")
WHY_NOT = Text("Why not", "Hvorfor ikke")

TO_COME: tuple[TenderState, ...] = ("planned-too-late", "no-plan", "planned")


def title(registry: Registry, plan: TenderPlan, lang: Lang) -> str:
    """The heading of the plan."""
    whose = registry.settings.organisation.name if registry.settings_are_sound else THE_REGISTRY.say(lang)
    return _complete(TITLE.say(lang, whose=whose, day=plan.as_of.isoformat()), registry, lang)


def title_of_one(tender: Tender, registry: Registry, lang: Lang) -> str:
    """The heading of one purchase."""
    day = tender.contract_state.day.isoformat()
    return _complete(TITLE_OF_ONE.say(lang, contract=named(tender.contract), day=day), registry, lang)


def _complete(title: str, registry: Registry, lang: Lang) -> str:
    return INCOMPLETE.say(lang, title=title) if registry.is_incomplete else title


def sections(plan: TenderPlan, joint: JointPlan | None, registry: Registry, lang: Lang) -> Iterator[Section]:
    """The plan: first what is too late with the ways left, then the quarters, then what needs nothing or cannot be told."""
    late, coming = plan.of_state("too-late"), plan.of_state(*TO_COME)
    if late:
        yield _too_late(late, registry, lang)
    if coming:
        yield _quarters(coming, registry, lang)
    if started := plan.of_state("started"):
        yield _listed(STARTED, started, registry, lang)
    if joint is not None:
        yield _joint(joint, registry, lang)
    for state, text in (("not-needed", NOT_NEEDED), ("no-end", NO_END)):
        if found := [one for one in plan.tenders if one.state == state]:
            yield Section(text.say(lang, count=len(found)), lines=(", ".join(one.contract.id for one in found),))
    if unknown := plan.of_state("unknown"):
        lines = tuple(f"{one.contract.id}: {doubt_words(one, lang)}" for one in unknown)
        yield Section(UNKNOWN.say(lang, count=len(unknown)), lines=lines)
    if not plan.tenders:
        yield Section(NOTHING.say(lang))


def _too_late(late: Sequence[Tender], registry: Registry, lang: Lang) -> Section:
    heads = (START, CONTRACT, ENDS, PROCEDURE, VALUE, OWNER)
    ways = (
        WAYS.say(lang, contract=one.contract.id, ways="; ".join(way_lines(one.ways, registry, lang))) for one in late
    )
    rows = [_row(one, registry, lang) for one in late]
    lines = (WAYS_LEFT.say(lang), *ways, *_notes(late, lang))
    return Section(TOO_LATE.say(lang, count=len(late)), _said(heads, lang), rows, lines, frozenset((4,)))


def _quarters(coming: Sequence[Tender], registry: Registry, lang: Lang) -> Section:
    heads = (QUARTER, START, CONTRACT, ENDS, PROCEDURE, VALUE, OWNER, STATE)
    rows, shown = [], None
    for one in sorted(coming, key=lambda one: (one.quarter or "", one.start_by or one.planned, one.contract.id)):
        quarter = one.quarter or ""
        rows.append(
            (quarter if quarter != shown else "", *_row(one, registry, lang), STATE_LABELS[one.state].say(lang))
        )
        shown = quarter
    heading = QUARTERS.say(lang, count=len(coming))
    return Section(heading, _said(heads, lang), rows, tuple(_notes(coming, lang)), frozenset((5,)))


def _listed(heading: Text, found: Sequence[Tender], registry: Registry, lang: Lang) -> Section:
    heads = (START, CONTRACT, ENDS, PROCEDURE, VALUE, OWNER)
    rows = [_row(one, registry, lang) for one in found]
    return Section(heading.say(lang, count=len(found)), _said(heads, lang), rows, numeric=frozenset((4,)))


def _row(one: Tender, registry: Registry, lang: Lang) -> tuple[str, ...]:
    return (
        day_text(one.start_by),
        one.contract.id,
        day_text(one.end),
        _procedure(one, registry, lang),
        kroner_text(one.value.kroner, lang),
        one.owner.id if one.owner else "",
    )


def _procedure(one: Tender, registry: Registry, lang: Lang) -> str:
    name = procedure_name(one.procedure, registry)
    return ASSUMED.say(lang, procedure=name) if one.is_assumed else name


def _notes(found: Iterable[Tender], lang: Lang) -> Iterator[str]:
    found = tuple(found)
    if any(one.is_assumed for one in found):
        yield ASSUMED_NOTE.say(lang)
    if any(one.state == "planned-too-late" for one in found):
        yield LATE_NOTE.say(lang)


def _joint(joint: JointPlan, registry: Registry, lang: Lang) -> Section:
    heads = (PEER, CONTRACT, ENDS, VALUE, THEIRS, THEY_END, THEIR_VALUE, APART, ALIKE)
    rows = [
        (
            AGREED.say(lang, peer=one.neighbour.peer.name) if one.is_agreed else one.neighbour.peer.name,
            one.ours.contract.id,
            day_text(one.ours.end),
            kroner_text(one.ours.value.kroner, lang),
            one.theirs.contract.id,
            day_text(one.theirs.end),
            kroner_text(one.theirs.value.kroner, lang),
            str(one.days_apart),
            "; ".join(alike_words(one, registry, lang)),
        )
        for one in joint.candidates
    ]
    lines = [*([] if rows else [NO_JOINT.say(lang)]), *neighbour_lines(joint.neighbours, lang)]
    heading = JOINT.say(lang, count=len(rows))
    return Section(heading, _said(heads, lang), rows, lines, frozenset((3, 6, 7)))


def sections_of_one(tender: Tender, joint: JointPlan | None, registry: Registry, lang: Lang) -> Iterator[Section]:
    """One purchase: what it is reckoned from, its stages, and where it is too late the ways left."""
    yield Section(FACTS.say(lang), lines=tuple(_facts(tender, registry, lang)))
    if tender.schedule is not None:
        yield _stages(tender, lang)
    if tender.state == "too-late":
        yield Section(WAYS_LEFT.say(lang).rstrip(":"), lines=tuple(way_lines(tender.ways, registry, lang)))
    if joint is not None:
        yield _joint(joint, registry, lang)


def _facts(one: Tender, registry: Registry, lang: Lang) -> Iterator[str]:
    end = day_text(one.end)
    facts = (
        (STATE, STATE_LABELS[one.state].say(lang)),
        (WHY_NOT, doubt_words(one, lang)),
        (START, day_text(one.start_by)),
        (LAST_DAY, f"{end} ({END_REASONS[one.why].say(lang)})" if one.why else end),
        (COVERS, ", ".join(named(each) for each in one.covers)),
        (OWNER, named(one.owner)),
        (PROCEDURE, _procedure(one, registry, lang)),
        (VALUE_WORD, value_words(one.value, lang)),
        (THRESHOLD, _threshold(one, lang)),
        (NOTICE_DAY, day_text(one.schedule.published) if one.schedule else ""),
        (PLAN, one.contract.section("reprocurement").get("plan")),
        (PROJECT, named(one.project)),
        (PEER, ", ".join(one.joint_with)),
    )
    yield from (FACT.say(lang, what=what.say(lang), value=value) for what, value in facts if value)
    if one.is_assumed:
        yield ASSUMED_NOTE.say(lang)


def _threshold(one: Tender, lang: Lang) -> str:
    if one.threshold is None:
        return ""
    text = {True: ABOVE, False: BELOW, None: OPEN}[one.is_above]
    return text.say(lang, kroner=kroner_text(one.threshold, lang), year=one.threshold_year)


def _stages(tender: Tender, lang: Lang) -> Section:
    heads = (STAGE, WHOSE, DAYS, FIRST, LAST, REMARK)
    rows = [
        (
            stage.plan.name,
            STATUTORY.say(lang) if stage.plan.kind == "statutory" else choice(stage.plan.kind, lang, "kind"),
            WORKING.say(lang, days=stage.plan.days) if stage.plan.counts_working_days else str(stage.plan.days),
            stage.first.isoformat(),
            stage.last.isoformat(),
            "; ".join(stage_remarks(stage, lang)),
        )
        for stage in (tender.schedule.stages if tender.schedule else ())
    ]
    return Section(STAGES.say(lang), _said(heads, lang), rows, numeric=frozenset((2,)))


def _said(heads: Iterable[Text], lang: Lang) -> list[str]:
    return [head.say(lang) for head in heads]
