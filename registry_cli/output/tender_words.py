"""The words for the next purchases in both languages: how they stand, why they end, which ways are left, what is not known."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from registry_cli.analysis.deadlines.wording import in_kroner
from registry_cli.analysis.tenders.joint import Ground, JointCandidate
from registry_cli.analysis.tenders.plan import Doubt, EndReason, Tender, TenderState
from registry_cli.analysis.tenders.schedule import StageDates
from registry_cli.analysis.tenders.value import Value
from registry_cli.analysis.tenders.ways import Way, WayKind
from registry_cli.language import Lang, Text
from registry_cli.model.peers import Neighbour, PeerProblem
from registry_cli.model.registry import Entry, Registry

STATE_LABELS: dict[TenderState, Text] = {
    "too-late": Text("should have begun", "skulle være begyndt"),
    "planned-too-late": Text("planned too late", "planlagt for sent"),
    "no-plan": Text("no plan", "ingen plan"),
    "planned": Text("planned", "planlagt"),
    "started": Text("under way", "i gang"),
    "not-needed": Text("nothing to replace", "intet at erstatte"),
    "no-end": Text("no end", "uden udløb"),
    "unknown": Text("cannot be reckoned", "kan ikke beregnes"),
}
END_REASONS: dict[EndReason, Text] = {
    "terminated": Text("after notice", "efter opsigelse"),
    "intended": Text("as planned", "som planlagt"),
    "maximum": Text("with every renewal", "med alle forlængelser"),
    "end": Text("by itself", "af sig selv"),
}
DOUBTS: dict[Doubt, Text] = {
    "nothing-bought": Text(
        "it covers nothing and has no price, so nothing says what would be bought",
        "den dækker intet og har ingen pris, så det fremgår ikke, hvad der skal købes",
    ),
    "no-last-day": Text("its last day cannot be reckoned", "den sidste dag kan ikke beregnes"),
    "no-procedure": Text("no procedure is known", "der er ingen kendt udbudsform"),
    "no-stages": Text(
        "the settings give the procedure no stages", "indstillingerne giver ikke udbudsformen nogen trin"
    ),
    "out-of-reach": Text("the stages reach too far back", "trinene rækker for langt tilbage"),
}
BASES: dict[str, Text] = {
    "stated": Text("stated", "angivet"),
    "whole-term": Text("all years and options at today's prices", "alle år og optioner efter kontraktens priser"),
    "untermed": Text(
        "the months that count for a contract without end", "de måneder, der regnes med for en kontrakt uden udløb"
    ),
    "unknown": Text("unknown", "ukendt"),
}
PEER_PROBLEMS: dict[PeerProblem, Text] = {
    "only-git": Text(
        "only a git address is given, and nothing is fetched: clone it and give its path",
        "der er kun en git-adresse, og intet hentes: klon det, og angiv stien",
    ),
    "no-address": Text("neither a path nor an address is given", "der er hverken sti eller adresse"),
    "no-folder": Text("its folder is not there or cannot be read", "mappen findes ikke eller kan ikke læses"),
    "no-registry": Text("there is no registry.yaml in its folder", "der er ingen registry.yaml i mappen"),
    "ourselves": Text("its path leads to this registry", "stien fører til dette register selv"),
    "too-large": Text("it cannot be read", "det kan ikke læses"),
}
PEER_LEFT_OUT = Text("{peer} is not part of it: {problem}.", "{peer} er ikke med: {problem}.")
PEER_INCOMPLETE = Text(
    "{peer} is taken as far as its files are sound; some have faults.",
    "{peer} er med, så langt filerne er fejlfri; nogle har fejl.",
)
GROUNDS: dict[Ground, Text] = {
    "product": Text("same product", "samme produkt"),
    "function": Text("same function: {words}", "samme funktion: {words}"),
    "task": Text("same task: {words}", "samme opgave: {words}"),
}

_WAYS: dict[WayKind, Text] = {
    "option": Text("take up the option by {day}", "udnyt optionen senest {day}"),
    "stay": Text("stay longer than planned, at most until {day}", "bliv længere end planlagt, højst til {day}"),
    "amendment": Text(
        "change the contract without a tender, for at most {kroner} kr. more",
        "ændr kontrakten uden udbud, højst for {kroner} kr. mere",
    ),
    "framework": Text(
        "buy under the framework agreement, open until {day}", "køb på rammeaftalen, der er åben til {day}"
    ),
    "procedure": Text("{name}, begun by {day}", "{name}, begyndt senest {day}"),
    "direct": Text(
        "buy directly on market terms: the value lies below {kroner} kr.",
        "køb direkte på markedsvilkår: værdien ligger under {kroner} kr.",
    ),
}
STAY_FOR_EVER = Text("stay longer than planned: it has no end", "bliv længere end planlagt: den har intet udløb")
QUICKER = Text(
    "a quicker procedure, where its conditions are met: {names}",
    "en hurtigere udbudsform, hvor betingelserne er opfyldt: {names}",
)
NO_WAY = Text("none is known", "ingen kendte")

DISPATCHED = Text("sent {day}", "sendes {day}")
MEETS = Text("{board} {day}", "{board} {day}")
PAPERS = Text("{meeting} (papers {day})", "{meeting} (materiale {day})")
NO_MEETING = Text("{board}: no meeting known, days alone", "{board}: intet kendt møde, kun dagene")
RAISED = Text("raised to the legal minimum", "hævet til lovens minimum")
MINIMUM = Text("legal minimum {days}", "lovens minimum {days}")
STATUTORY = Text("the law", "loven")


def day_text(day: date | None) -> str:
    """A day as everywhere in tables; nothing where there is none."""
    return day.isoformat() if day is not None else ""


def kroner_text(value: Decimal | None, lang: Lang) -> str:
    """Whole kroner; nothing where the value is not known."""
    return "" if value is None else in_kroner(value, lang)


def named(entry: Entry | None) -> str:
    """A name with its id, as `KY drift (ky-drift)`; the id alone where they are the same."""
    if entry is None:
        return ""
    return entry.id if entry.name == entry.id else f"{entry.name} ({entry.id})"


def procedure_name(name: str | None, registry: Registry) -> str:
    """What the settings call a procedure."""
    known = registry.settings.procedures
    return "" if name is None else known[name].name if name in known else name


def value_words(value: Value, lang: Lang) -> str:
    """The value with where it comes from."""
    basis = BASES[value.basis].say(lang)
    return basis if value.kroner is None else f"{in_kroner(value.kroner, lang)} ({basis})"


def way_lines(
    ways: Sequence[Way], registry: Registry, lang: Lang, day: Callable[[date | None], str] = day_text
) -> Iterator[str]:
    """A phrase for each way that is left, with its `day` as text; the quicker procedures together."""
    for way in ways:
        if way.kind == "stay" and way.day is None:
            yield STAY_FOR_EVER.say(lang)
        elif way.kind != "procedure":
            yield _WAYS[way.kind].say(lang, day=day(way.day), kroner=kroner_text(way.kroner, lang))
    quick = [
        _WAYS["procedure"].say(lang, name=procedure_name(way.name, registry), day=day(way.day))
        for way in ways
        if way.kind == "procedure"
    ]
    if quick:
        yield QUICKER.say(lang, names="; ".join(quick))
    if not ways:
        yield NO_WAY.say(lang)


def stage_remarks(stage: StageDates, lang: Lang, day: Callable[[date | None], str] = day_text) -> Iterator[str]:
    """What moved a stage, its days as text by `day`: the dispatch, the meetings, the law."""
    if stage.dispatch is not None:
        yield DISPATCHED.say(lang, day=day(stage.dispatch))
    for meeting in stage.meetings:
        if meeting.day is None:
            yield NO_MEETING.say(lang, board=meeting.board.name)
            continue
        said = MEETS.say(lang, board=meeting.board.name, day=day(meeting.day))
        is_ahead = meeting.papers is not None and meeting.papers != meeting.day
        yield PAPERS.say(lang, meeting=said, day=day(meeting.papers)) if is_ahead else said
    if stage.plan.was_raised:
        yield RAISED.say(lang)
    elif stage.plan.minimum:
        yield MINIMUM.say(lang, days=stage.plan.minimum)


def alike_words(candidate: JointCandidate, registry: Registry, lang: Lang) -> Iterator[str]:
    """What is alike in two purchases, a phrase for each pair of systems."""
    functions = registry.settings.vocabularies.functions
    for one in candidate.alike:
        pair = one.ours.name if one.ours.name == one.theirs.name else f"{one.ours.name} / {one.theirs.name}"
        words = ", ".join(functions.get(word, word) if one.ground == "function" else word for word in one.words)
        yield f"{pair}: {GROUNDS[one.ground].say(lang, words=words)}"


def neighbour_lines(neighbours: Sequence[Neighbour], lang: Lang) -> Iterator[str]:
    """What is to be said of peers that are missing or have faults."""
    for one in neighbours:
        if one.problem is not None:
            yield PEER_LEFT_OUT.say(lang, peer=one.peer.name, problem=PEER_PROBLEMS[one.problem].say(lang))
        elif one.registry is not None and one.registry.is_incomplete:
            yield PEER_INCOMPLETE.say(lang, peer=one.peer.name)


def doubt_words(tender: Tender, lang: Lang) -> str:
    """Why a purchase cannot be reckoned."""
    return DOUBTS[tender.doubt].say(lang) if tender.doubt else ""
