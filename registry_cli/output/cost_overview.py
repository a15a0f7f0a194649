"""The overview of costs for people: concentration, what is outside the contracts, what is bought twice, what leaving costs."""

from collections.abc import Iterator

from registry_cli.analysis.costs.overview import Overview
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.numbers import amount, decimals, number
from registry_cli.output.sections import Section

CONCENTRATION = Text("Suppliers' shares {year}", "Leverandørernes andele {year}")
SUPPLIER, KRONER, SHARE = Text("Supplier", "Leverandør"), Text("Amount", "Beløb"), Text("Share", "Andel")
INDEX = Text(
    "Concentration (HHI): {index} of 10,000, which would be one supplier alone.",
    "Koncentration (HHI): {index} af 10.000, som ville være én leverandør alene.",
)
UNNAMED = Text("Paid without a named supplier: {amount}.", "Betalt uden angivet leverandør: {amount}.")
WITHOUT_CONTRACT = Text("Costs without a contract", "Udgifter uden kontrakt")
WHERE, WHAT = Text("Stated by", "Angivet af"), Text("For", "For")
WITHOUT_COST = Text("Contracts without a price", "Kontrakter uden pris")
CONTRACT = Text("Contract", "Kontrakt")
TWICE = Text("The same data bought several times {year}", "Samme data købt flere gange {year}")
REGISTER, SOURCE, BUYER = Text("Register", "Register"), Text("Bought as", "Købt som"), Text("By", "Af")
SHARED_PRICE = Text("{amount} (for other things too)", "{amount} (også for andet)")
LEAVING = Text("What leaving costs", "Hvad det koster at komme ud")
LEAVING_NOTE = Text(
    "Exit cost: the help that the contract prices, and what its systems state. "
    "More if missed: what is paid from the exit of the next notice day until the exit after it; see `reg calendar`.",
    "Exitomkostning: den bistand, kontrakten har en pris på, og hvad systemerne angiver. "
    "Mere hvis overset: hvad der betales fra den næste opsigelsesdags udtræden til udtrædenen efter den; se `reg calendar`.",
)
HEADS = (
    CONTRACT,
    Text("Earliest exit", "Tidligste udtræden"),
    Text("Locked in until then", "Bundet indtil da"),
    Text("Exit cost", "Exitomkostning"),
    Text("More if missed", "Mere hvis overset"),
)
NONE = Text("None.", "Ingen.")
UNKNOWN = Text("not known", "kendes ikke")


def overview_sections(found: Overview, registry: Registry, lang: Lang) -> Iterator[Section]:
    """A section for each question; one without an answer says so."""
    yield _concentration(found, registry, lang)
    yield _without_contract(found, lang)
    yield _section(WITHOUT_COST.say(lang), (CONTRACT,), [[_named(one)] for one in found.without_cost], lang, ())
    yield _twice(found, lang)
    yield _leaving(found, lang)


def _concentration(found: Overview, registry: Registry, lang: Lang) -> Section:
    spread = found.concentration
    rows = [
        [_named_id(one.supplier, registry), amount(one.amount, lang), f"{decimals(100 * one.share, 1, lang)} %"]
        for one in spread.suppliers
    ]
    lines = [INDEX.say(lang, index=number(spread.index, lang))] if spread.index is not None else []
    lines += [UNNAMED.say(lang, amount=amount(spread.unnamed, lang))] if spread.unnamed else []
    title = CONCENTRATION.say(lang, year=spread.year)
    return _section(title, (SUPPLIER, KRONER, SHARE), rows, lang, (1, 2), tuple(lines))


def _without_contract(found: Overview, lang: Lang) -> Section:
    rows = [
        [
            f"{_named(charge.line.entry)}, {KIND_LABELS[charge.line.entry.kind].say(lang)}",
            charge.line.name,
            amount(charge.amount(found.view, found.year), lang),
        ]
        for charge in found.without_contract
    ]
    return _section(f"{WITHOUT_CONTRACT.say(lang)} {found.year}", (WHERE, WHAT, KRONER), rows, lang, (2,))


def _twice(found: Overview, lang: Lang) -> Section:
    rows = [
        [
            _named(one.register) if at == 0 else "",
            _named(purchase.source),
            _named(purchase.buyer),
            SHARED_PRICE.say(lang, amount=amount(purchase.amount, lang))
            if purchase.is_shared
            else amount(purchase.amount, lang),
        ]
        for one in found.bought_twice
        for at, purchase in enumerate(one.purchases)
    ]
    return _section(TWICE.say(lang, year=found.year), (REGISTER, SOURCE, BUYER, KRONER), rows, lang, (3,))


def _leaving(found: Overview, lang: Lang) -> Section:
    rows = [
        [
            _named(one.contract),
            one.earliest_exit.isoformat() if one.earliest_exit else UNKNOWN.say(lang),
            _maybe(one.locked_in, lang),
            _maybe(one.exit_cost, lang),
            _maybe(one.if_missed, lang),
        ]
        for one in found.leaving
    ]
    return _section(LEAVING.say(lang), HEADS, rows, lang, (2, 3, 4), (LEAVING_NOTE.say(lang),))


def _section(
    title: str,
    heads: tuple[Text, ...],
    rows: list[list[str]],
    lang: Lang,
    numeric: tuple[int, ...],
    lines: tuple[str, ...] = (),
) -> Section:
    said = [head.say(lang) for head in heads]
    return Section(title, said, rows, lines or (() if rows else (NONE.say(lang),)), frozenset(numeric))


def _maybe(one: int | None, lang: Lang) -> str:
    return "–" if one is None else amount(one, lang)


def _named(entry: Entry) -> str:
    return f"{entry.name} ({entry.id})" if entry.name != entry.id else entry.id


def _named_id(id_: str, registry: Registry) -> str:
    entry = registry.find(id_)
    return _named(entry) if entry else id_
