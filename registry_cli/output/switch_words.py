"""The words of the switch plan in both languages: what is recommended, why, and what is missing."""

from collections.abc import Callable, Iterator
from datetime import date

from registry_cli.analysis.switching.records import Horizon, Missing, Payment, Row, Subscription, TargetPrice, Verdict
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.output.numbers import amount, number
from registry_cli.output.tender_words import day_text

SayDay = Callable[[date | None], str]

VERDICT_LABELS: dict[Verdict, Text] = {
    "now": Text("now", "nu"),
    "planned": Text("as planned", "som planlagt"),
    "closing": Text("before the source closes", "inden kilden lukker"),
    "tender": Text("as a requirement in the next tender", "som krav i næste udbud"),
    "stay": Text("stay", "behold"),
    "ends": Text("ends anyway", "ophører alligevel"),
    "unknown": Text("not enough is known", "oplysninger mangler"),
}
VERDICT_HEADINGS: dict[Verdict, Text] = {
    "now": Text("Switch now", "Skift nu"),
    "planned": Text("Switch as planned", "Skift som planlagt"),
    "closing": Text("Switch before the source closes", "Skift, inden kilden lukker"),
    "tender": Text("Require it in the next tender", "Stil det som krav i næste udbud"),
    "stay": Text("Stay: the switch saves nothing", "Behold: skiftet sparer intet"),
    "ends": Text("Ends anyway: no switch is needed", "Ophører alligevel: intet skift er nødvendigt"),
    "unknown": Text("Not enough is known", "Oplysninger mangler"),
}
VERDICT_NOTES: dict[Verdict, Text] = {
    "now": Text(
        "The switch costs no more than it saves from the day the payment can stop until the next exit: cost ≤ yearly saving × days / 365.",
        "Skiftet koster ikke mere, end det sparer fra den dag, betalingen kan ophøre, og frem til næste udløb: udgift ≤ årlig besparelse × dage / 365.",
    ),
    "planned": Text(
        "The last day of the use is already planned, and switching today would not pay for itself before it.",
        "Anvendelsens sidste dag er allerede planlagt, og et skift i dag ville ikke tjene sig hjem inden da.",
    ),
    "closing": Text(
        "The source is retired before the system is tendered, so the data must be had elsewhere by then.",
        "Kilden udfases, før systemet skal i udbud, så data skal hentes et andet sted inden da.",
    ),
    "tender": Text(
        "The switch would not pay for itself before the contract ends; required in the tender it is part of the next one.",
        "Skiftet ville ikke tjene sig hjem, før kontrakten udløber; som krav i udbuddet er det med i den næste.",
    ),
    "stay": Text(
        "The better way costs as much as what is paid today, or more.",
        "Den bedre vej koster lige så meget som det, der betales i dag, eller mere.",
    ),
    "ends": Text(
        "The system or the use ends before a switch would have paid for itself.",
        "Systemet eller anvendelsen ophører, før et skift ville have tjent sig hjem.",
    ),
    "unknown": Text(
        "What is missing is named; nothing is guessed.", "Det, der mangler, er nævnt; der er ikke gættet på noget."
    ),
}
MISSING: dict[Missing, Text] = {
    "no-price": Text("what is paid today is not stated", "det er ikke angivet, hvad der betales i dag"),
    "bad-price": Text("what is paid today cannot be reckoned", "det kan ikke beregnes, hvad der betales i dag"),
    "not-split": Text(
        "the price of {stated} pays for other things too and is not split",
        "prisen i {stated} dækker også andet og er ikke fordelt",
    ),
    "no-target": Text("no better way is stated (`switch`)", "der er ikke angivet en bedre vej (`switch`)"),
    "target-gone": Text(
        "the better way is retired or not in the registry", "den bedre vej er udfaset eller findes ikke i registret"
    ),
    "target-price": Text("the price of the better way cannot be reckoned", "prisen på den bedre vej kan ikke beregnes"),
    "no-cost": Text("the cost of the switch is not stated", "det er ikke angivet, hvad skiftet koster"),
    "no-exit": Text("no next exit is known", "næste udløb kendes ikke"),
    "others": Text(
        "when all who share the price can leave is not known: {others}",
        "det vides ikke, hvornår alle, der deler prisen, kan være ude: {others}",
    ),
}
TARGET_PRICES: dict[str, Text] = {
    "free": Text("free", "gratis"),
    "in-use": Text("already paid", "allerede betalt"),
    "contract": Text("paid in {contract}", "betalt i {contract}"),
    "not-stated": Text("no price stated", "ingen pris angivet"),
    "price": Text("{kroner} kr. a year", "{kroner} kr. om året"),
}
HORIZONS: dict[str, Text] = {
    "tender": Text("{day}: {contract} ends", "{day}: {contract} udløber"),
    "use": Text("{day}: the use ends", "{day}: anvendelsen ophører"),
    "system": Text("{day}: the system is retired", "{day}: systemet udfases"),
    "source": Text("{day}: the source closes", "{day}: kilden lukker"),
}
SHARED = Text("{kroner} (shared by {count})", "{kroner} (delt af {count})")
TOGETHER = Text("{kroner} together", "{kroner} tilsammen")
AT = Text("{words} ({day})", "{words} ({day})")
DAYS = Text("{days} days; {day}", "{days} dage; {day}")
IN_TENDER = Text("in the tender of {contract}, which ends {day}", "i udbuddet af {contract}, der udløber {day}")
ENDS_WITH = {
    "use": Text("the use ends {day}", "anvendelsen ophører {day}"),
    "system": Text("the system is retired after {day}", "systemet udfases efter {day}"),
}
BY = Text("by {day}", "senest {day}")
KEPT_BY = Text("goes on for: {systems}", "fortsætter for: {systems}")
NO_CONTRACT = Text("no contract is registered", "ingen kontrakt er registreret")
NO_NOTICE = Text("ends without notice", "ophører uden opsigelse")
NOBODY = Text("nobody uses it", "ingen bruger den")
NOT_KNOWN = Text("no exit can be reckoned", "intet ophør kan beregnes")
CONDITION = Text("{contract} has a condition: {condition}", "{contract} har en betingelse: {condition}")
UNSTATED = Text("not stated", "ikke angivet")


def channel_words(channel: str | None, lang: Lang) -> str:
    """How the data travel."""
    return UNSTATED.say(lang) if channel is None else choice(channel, lang, "via")


def paid_words(payment: Payment, lang: Lang) -> str:
    """What is paid a year, and by how many together."""
    if payment.amount is None:
        return "–"
    kroner = amount(payment.amount, lang)
    return SHARED.say(lang, kroner=kroner, count=number(len(payment.members), lang)) if payment.is_shared else kroner


def saving_words(row: Row, lang: Lang) -> str:
    """What is saved a year; of a shared price what all save together."""
    if row.case is None:
        return "–"
    kroner = amount(row.case.saving, lang)
    return TOGETHER.say(lang, kroner=kroner) if row.payment.is_shared else kroner


def cost_words(row: Row, lang: Lang) -> str:
    """What the switch of this system costs once."""
    return "–" if row.facts.cost is None else amount(row.facts.cost, lang)


def target_words(row: Row, lang: Lang) -> str:
    """The better way and what it costs more."""
    target, price = row.facts.target, row.facts.target_price
    if target is None:
        return "–"
    return f"{target.name} ({target_price_words(price, lang)})" if price else target.name


def target_price_words(price: TargetPrice, lang: Lang) -> str:
    """What the better way costs more, or why nothing."""
    contract = price.contract.id if price.contract else ""
    return TARGET_PRICES[price.why].say(lang, kroner=amount(price.extra, lang), contract=contract)


def payback_words(row: Row, lang: Lang, say_day: SayDay = day_text) -> str:
    """How many days of saving pay the cost, and on which day they have."""
    days = row.case.payback_days if row.case else None
    if days is None:
        return "–"
    return (
        number(days, lang)
        if row.paid_back is None
        else DAYS.say(lang, days=number(days, lang), day=say_day(row.paid_back))
    )


def horizon_words(horizon: Horizon | None, lang: Lang, say_day: SayDay = day_text) -> str:
    """The next exit: the day and what happens on it."""
    if horizon is None:
        return "–"
    contract = horizon.contract.name if horizon.contract else ""
    return HORIZONS[horizon.why].say(lang, day=say_day(horizon.day), contract=contract)


def when_words(row: Row, lang: Lang, say_day: SayDay = day_text) -> str:
    """What is recommended, in words: when, in which tender, or what is missing."""
    if row.verdict == "tender" and row.facts.tender:
        return IN_TENDER.say(lang, contract=row.facts.tender.contract.name, day=say_day(row.facts.tender.day))
    if row.verdict == "ends" and row.facts.ends:
        return ENDS_WITH[row.facts.ends.why].say(lang, day=say_day(row.facts.ends.day))
    missing = missing_words(row, lang)
    if row.verdict in ("planned", "closing"):
        return "; ".join([BY.say(lang, day=say_day(row.leaves)), *missing])
    return "; ".join(missing) if row.verdict == "unknown" else VERDICT_LABELS[row.verdict].say(lang)


def missing_words(row: Row, lang: Lang) -> list[str]:
    """What is missing for a recommendation in kroner, each once."""
    others = ", ".join(dict.fromkeys(use.system.name for use in row.waits_for)) or "–"
    stated = row.payment.stated.name
    return [MISSING[one].say(lang, others=others, stated=stated) for one in dict.fromkeys(row.missing)]


def notice_words(one: Subscription, lang: Lang, say_day: SayDay = day_text) -> str:
    """Until when a subscription is given notice; what keeps it where somebody stays."""
    if one.stays:
        return KEPT_BY.say(lang, systems=", ".join(dict.fromkeys(use.system.name for use in one.stays)))
    if one.payment.contract is None:
        return NO_CONTRACT.say(lang)
    if one.exit is None:
        return NOT_KNOWN.say(lang)
    return NO_NOTICE.say(lang) if one.notice_day is None else say_day(one.notice_day)


def condition_lines(one: Subscription, lang: Lang) -> Iterator[str]:
    """The conditions of its contract that no rule can reckon."""
    contract = one.payment.contract
    for condition in one.conditions:
        yield CONDITION.say(lang, contract=contract.name if contract else "", condition=condition)
