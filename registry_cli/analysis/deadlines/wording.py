"""What people call each kind of deadline, and each event in one sentence."""

from datetime import date
from decimal import Decimal

from registry_cli.analysis.deadlines.event import Event, EventKind, EventState
from registry_cli.labels import STATE_LABELS, choice
from registry_cli.language import Lang, Text

KIND_NAMES: dict[EventKind, Text] = {
    "notice": Text("notice", "opsigelse"),
    "notice-opens": Text("notice possible", "opsigelse mulig"),
    "option": Text("option", "option"),
    "renewal": Text("renewal", "forlængelse"),
    "expiry": Text("expiry", "udløb"),
    "intended-exit": Text("planned exit", "planlagt ophør"),
    "contract-start": Text("start of a contract", "ikrafttræden"),
    "amendment": Text("amendment", "tillæg"),
    "price-change": Text("change of price", "prisændring"),
    "payment": Text("payment", "betaling"),
    "purchase-option": Text("option to buy", "købsoption"),
    "framework-end": Text("end of a framework", "rammeaftalens udløb"),
    "data-deletion": Text("deletion of data", "sletning af data"),
    "reprocurement": Text("next purchase", "genanskaffelse"),
    "tender-start": Text("start of a tender", "udbudsstart"),
    "support-end": Text("end of support", "supportophør"),
    "lifecycle": Text("new state", "ny tilstand"),
    "retirement": Text("retirement", "udfasning"),
    "target": Text("target", "systemmål"),
    "conformity": Text("conformity", "efterlevelse"),
    "standard": Text("standard", "standard"),
    "use-end": Text("end of a use", "anvendelsens ophør"),
    "agreement": Text("service agreement", "serviceaftale"),
    "certificate": Text("certificate", "certifikat"),
    "gate": Text("gate", "faseovergang"),
    "milestone": Text("milestone", "milepæl"),
    "checkpoint": Text("checkpoint", "tjekpunkt"),
    "status-report": Text("status report", "statusrapport"),
    "system-change": Text("change of a system", "systemændring"),
    "communication": Text("communication", "kommunikation"),
    "handover": Text("handover", "overlevering"),
    "follow-up": Text("follow-up", "opfølgning"),
    "benefit": Text("measurement of a benefit", "gevinstmåling"),
    "benefit-target": Text("target of a benefit", "gevinstmål"),
    "verification": Text("confirmation", "bekræftelse"),
    "control": Text("control", "kontrol"),
    "risk-assessment": Text("risk assessment", "risikovurdering"),
    "oversight": Text("oversight", "tilsyn"),
    "retention-review": Text("review of deletion", "vurdering af sletning"),
    "archiving": Text("archiving", "arkivering"),
    "supplier-meeting": Text("meeting with a supplier", "leverandørmøde"),
    "goal": Text("goal", "strategimål"),
    "strategy-end": Text("end of a strategy", "strategiens udløb"),
    "programme-end": Text("end of a programme", "programmets udløb"),
    "initiative": Text("obligation", "forpligtelse"),
    "waiver": Text("waiver", "dispensation"),
    "departure": Text("departure", "fratrædelse"),
    "rule": Text("rule", "regel"),
    "board": Text("meeting of a board", "møde"),
    "annual-task": Text("the year's work", "årshjul"),
}

STATE_NAMES: dict[EventState, Text] = {
    "overdue": Text("Overdue", "Overskredet"),
    "never": Text("Never done", "Aldrig gjort"),
    "decide": Text("To be decided now", "Skal besluttes nu"),
    "coming": Text("Coming", "Kommende"),
    "passed": Text("Passed", "Passeret"),
}

_SENTENCES: dict[tuple[EventKind, str] | EventKind, Text] = {
    "notice": Text("Notice to leave {to}", "Opsigelse til {to}"),
    ("notice-opens", "irrevocable_until"): Text("No exit before this day", "Uopsigelig til denne dag"),
    ("notice-opens", "no_notice_before"): Text("First day for notice", "Kan tidligst opsiges denne dag"),
    "option": Text("Option to be taken up, else the end is {to}", "Option skal udnyttes, ellers udløb {to}"),
    "renewal": Text("Renewed by itself", "Forlænges stiltiende"),
    ("renewal", "option"): Text("Next term by the option taken up,", "Ny periode efter udnyttet option,"),
    "expiry": Text("Ends", "Udløber"),
    ("expiry", "terminated"): Text("Ends after notice", "Ophører efter opsigelse"),
    ("expiry", "part"): Text("{name} is taken out of the contract", "{name} udgår af kontrakten"),
    "intended-exit": Text("Planned last day", "Planlagt sidste dag"),
    "contract-start": Text("Comes into force", "Træder i kraft"),
    "amendment": Text("Amendment takes effect", "Tillæg træder i kraft"),
    ("price-change", "from"): Text("New price: {name}", "Ny pris: {name}"),
    ("price-change", "until"): Text("Last day of the price: {name}", "Prisens sidste dag: {name}"),
    ("price-change", "index"): Text("Prices move with {name}", "Priser reguleres: {name}"),
    "payment": Text("Payment: {name}", "Betaling: {name}"),
    "purchase-option": Text("Last day to buy: {name}", "Sidste dag for køb: {name}"),
    "framework-end": Text("Last day of the framework", "Rammeaftalens sidste dag"),
    "data-deletion": Text("Supplier has deleted our data", "Leverandøren skal have slettet data"),
    "reprocurement": Text("Next purchase planned: {quarter}", "Genanskaffelse planlagt: {quarter}"),
    "tender-start": Text(
        "Next purchase to begin, the contract ends {to}", "Genanskaffelse skal begynde, kontrakten slutter {to}"
    ),
    "support-end": Text("Last day of support", "Supportens sidste dag"),
    "lifecycle": Text("New state: {state}", "Ny tilstand: {state}"),
    "retirement": Text("New state: {state}", "Ny tilstand: {state}"),
    "target": Text("Target for the system: {word}", "Mål for systemet: {word}"),
    "conformity": Text("To conform to {name}", "Skal efterleve {name}"),
    "standard": Text("Becomes mandatory", "Bliver obligatorisk"),
    "use-end": Text("Use of {name} ends", "Anvendelsen af {name} ophører"),
    "agreement": Text("Service agreement on {name} ends", "Serviceaftalen om {name} udløber"),
    "certificate": Text("Certificate for {name} ends", "Certifikatet til {name} udløber"),
    "gate": Text("Gate out of {name}", "Faseovergang fra {name}"),
    ("gate", "passed"): Text("Gate passed: {name}", "Faseovergang passeret: {name}"),
    "milestone": Text("Milestone: {name}", "Milepæl: {name}"),
    ("milestone", "done"): Text("Milestone reached: {name}", "Milepæl nået: {name}"),
    "checkpoint": Text("Checkpoint", "Tjekpunkt"),
    "status-report": Text("Status report", "Statusrapport"),
    "system-change": Text("{word} {name}", "{word} {name}"),
    "communication": Text("Communication: {name}", "Kommunikation: {name}"),
    "handover": Text("Handover to operation", "Overlevering til drift"),
    "follow-up": Text("Look at the project again", "Opfølgning på projektet"),
    "benefit": Text("Measure the benefit: {name}", "Gevinsten måles: {name}"),
    "benefit-target": Text("Benefit to be reached: {name}", "Gevinsten skal være nået: {name}"),
    "verification": Text("Confirm that the entry is true", "Oplysningerne bekræftes"),
    "control": Text("Control: {name}", "Kontrol: {name}"),
    "risk-assessment": Text("Risk assessment", "Risikovurdering"),
    ("risk-assessment", "planned"): Text("Risk assessment (planned)", "Risikovurdering (planlagt)"),
    "oversight": Text("Oversight of the processor", "Tilsyn med databehandleren"),
    ("oversight", "planned"): Text("Oversight of the processor (planned)", "Tilsyn med databehandleren (planlagt)"),
    "retention-review": Text("Review what to delete", "Vurdering af sletning"),
    "archiving": Text("New archive version", "Ny arkiveringsversion"),
    "supplier-meeting": Text("Meeting with the supplier", "Leverandørmøde"),
    ("supplier-meeting", "planned"): Text("Meeting with the supplier (planned)", "Leverandørmøde (planlagt)"),
    "goal": Text("Goal to be reached: {name}", "Målet skal være nået: {name}"),
    "strategy-end": Text("Last day of the strategy", "Strategiens sidste dag"),
    "programme-end": Text("Last day of the programme", "Programmets sidste dag"),
    "initiative": Text("Obligation to be met", "Forpligtelsen skal være opfyldt"),
    "waiver": Text("Last day of the waiver: {name}", "Dispensationens sidste dag: {name}"),
    "departure": Text("Nobody in the position from this day", "Ingen i stillingen fra denne dag"),
    "rule": Text("Rule holds from this day: {name}", "Reglen gælder fra denne dag: {name}"),
    "board": Text("Meeting: {name}", "Møde: {name}"),
    "annual-task": Text("The year's work: {name}", "Årshjul: {name}"),
}
_ELSE = Text("{sentence}, else {missed}", "{sentence}, ellers {missed}")
_UNTIL = Text("{sentence} until {to}", "{sentence} til {to}")
_NAMED = Text("{sentence}: {name}", "{sentence}: {name}")
_QUARTER = Text("Q{number} {year}", "{number}. kvartal {year}")
_SAFE = Text("last working day {day}", "sidste arbejdsdag {day}")
_AT_STAKE = Text("if missed: {amount} kr.", "forpasset: {amount} kr.")
_PAPERS = Text("papers by {day}", "materiale senest {day}")


def sentence(event: Event, lang: Lang) -> str:
    """The event in one sentence, without its own day and entity."""
    text = _SENTENCES.get((event.kind, event.word)) or _SENTENCES[event.kind]
    words = {
        "name": event.name,
        "to": _day(event.leads_to),
        "word": _capital(choice(event.word, lang)),
        "state": next((label.say(lang) for state, label in STATE_LABELS.items() if state == event.word), event.word),
        "quarter": _quarter(event.name, lang),
    }
    said = text.say(lang, **words)
    if event.kind == "notice" and event.if_missed is not None:
        return _ELSE.say(lang, sentence=said, missed=_day(event.if_missed))
    if event.kind == "renewal" and event.leads_to is not None:
        return _UNTIL.say(lang, sentence=said, to=_day(event.leads_to))
    if event.kind in ("amendment", "standard") and event.name:
        return _NAMED.say(lang, sentence=said, name=event.name)
    return said


def remarks(event: Event, lang: Lang, *, with_safe_day: bool = True) -> tuple[str, ...]:
    """What else an event says: the last working day where it is another one, when papers go out, what it costs to miss it."""
    found = []
    if with_safe_day and event.safe_day is not None and event.safe_day != event.day:
        found.append(_SAFE.say(lang, day=_day(event.safe_day)))
    if event.kind == "board" and event.decide_by is not None:
        found.append(_PAPERS.say(lang, day=_day(event.decide_by)))
    if event.at_stake:
        found.append(_AT_STAKE.say(lang, amount=in_kroner(event.at_stake, lang)))
    return tuple(found)


def in_kroner(amount: Decimal, lang: Lang) -> str:
    """Whole kroner with the thousands apart, as `1.246.917`."""
    text = f"{round(amount):,}"
    return text.replace(",", ".") if lang == "da" else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else "?"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _quarter(text: str, lang: Lang) -> str:
    year, _, number = text.partition("-Q")
    return _QUARTER.say(lang, number=number, year=year) if number else text
