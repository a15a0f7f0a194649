"""The words for costs in both languages: views, dimensions, and what could not be reckoned."""

from registry_cli.analysis.costs.dimensions import Dimension
from registry_cli.analysis.costs.records import CostGap, CostProblem, View
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry

VIEW_LABELS: dict[View, Text] = {
    "committed": Text("Committed", "Bundet"),
    "expected": Text("Expected", "Forventet"),
    "maximum": Text("Maximum", "Højst"),
}
VIEW_EXPLANATIONS: dict[View, Text] = {
    "committed": Text(
        "Committed: without renewal, until the earliest day we can leave; what is behind us is always in it.",
        "Bundet: uden forlængelse, til den første dag vi kan komme ud; det, der ligger bag os, er altid med.",
    ),
    "expected": Text(
        "Expected: with renewal as we plan it, until the intended exit.",
        "Forventet: med forlængelse, som vi planlægger det, til den planlagte udtræden.",
    ),
    "maximum": Text(
        "Maximum: with every renewal that the contracts permit.",
        "Højst: med alle de forlængelser, kontrakterne giver mulighed for.",
    ),
}
DIMENSION_LABELS: dict[str, Text] = {
    "contract": Text("contract", "kontrakt"),
    "system": Text("system", "system"),
    "supplier": Text("supplier", "leverandør"),
    "unit": Text("paying unit", "betalende enhed"),
    "owner": Text("owner", "ejer"),
    "task": Text("task", "opgave"),
    "function": Text("function", "funktion"),
    "datasource": Text("data source", "datakilde"),
    "account": Text("account", "kontering"),
    "type": Text("kind of cost", "udgiftsart"),
    "year": Text("year", "år"),
}
NO_KEY: dict[str, Text] = {
    "contract": Text("(no contract)", "(uden kontrakt)"),
    "system": Text("(no system)", "(intet system)"),
    "supplier": Text("(no supplier)", "(uden leverandør)"),
    "unit": Text("(no unit)", "(uden enhed)"),
    "owner": Text("(no owner)", "(uden ejer)"),
    "task": Text("(no task)", "(uden opgave)"),
    "function": Text("(no function)", "(uden funktion)"),
    "datasource": Text("(no data source)", "(ingen datakilde)"),
    "account": Text("(no account)", "(uden kontering)"),
    "type": Text("(not stated)", "(ikke angivet)"),
}

PROBLEMS: dict[CostProblem, Text] = {
    "bad-line": Text("Not counted: the price cannot be read.", "Ikke talt med: prisen kan ikke læses."),
    "no-amount": Text(
        "Not counted: there is no amount, or it is no number.", "Ikke talt med: beløbet mangler eller er ikke et tal."
    ),
    "no-start": Text(
        "Not counted: neither the price nor the contract says when it begins.",
        "Ikke talt med: hverken prisen eller kontrakten siger, hvornår den begynder.",
    ),
    "bad-day": Text(
        "Not counted: a day of the price cannot be read.", "Ikke talt med: en dato for prisen kan ikke læses."
    ),
    "until-before-from": Text(
        "Not counted: the price ends before it begins.", "Ikke talt med: prisen slutter, før den begynder."
    ),
    "unknown-per": Text(
        "Not counted: what the price is per is not known.", "Ikke talt med: det er ikke til at se, hvad prisen er pr."
    ),
    "no-count": Text(
        "Not counted: the organisation states no number of these (inhabitants, counts), and the price no volume.",
        "Ikke talt med: organisationen angiver ikke antallet (inhabitants, counts), og prisen har intet forbrug (volume).",
    ),
    "no-volume": Text(
        "Not counted: how much is consumed, and in which time, is not stated.",
        "Ikke talt med: det er ikke angivet, hvor meget der forbruges, og i hvilken tid.",
    ),
    "bad-tiers": Text(
        "Not counted: a step of the price cannot be read, or stands twice.",
        "Ikke talt med: et pristrin kan ikke læses eller står to gange.",
    ),
    "amendment-without-date": Text(
        "Not counted: the prices of an amendment without a day from which they hold.",
        "Ikke talt med: priser i et tillæg uden en dato, de gælder fra.",
    ),
    "after-the-end": Text(
        "Not counted: the price begins after the last day the contract can run to.",
        "Ikke talt med: prisen begynder efter den sidste dag, kontrakten kan løbe til.",
    ),
    "priced-twice": Text(
        "Counted once: a contract pays the same, and its price counts.",
        "Talt med én gang: en kontrakt betaler det samme, og dens pris gælder.",
    ),
    "part-unused": Text(
        "Counted without a part that has no meaning for such a price.",
        "Talt med uden en oplysning, der ingen betydning har for en pris som denne.",
    ),
    "unknown-index": Text(
        "Counted without regulation: the settings do not know the index.",
        "Talt med uden regulering: indstillingerne kender ikke indekset.",
    ),
    "no-index-value": Text(
        "Counted without regulation from the year named: the index has no value for it and no forecast.",
        "Talt med uden regulering fra det nævnte år: indekset har ingen værdi for året og ingen fremskrivning.",
    ),
    "bad-split": Text(
        "Counted as shared: the parts of the price do not sum to one.",
        "Talt med som delt: prisens andele giver ikke tilsammen én.",
    ),
    "overlapping-lines": Text(
        "Two prices of the same name hold on the same days: the one that begins later takes over; "
        "where both begin on the same day, both are counted.",
        "To priser med samme navn gælder de samme dage: den, der begynder senest, tager over; "
        "begynder de samme dag, er begge talt med.",
    ),
    "no-exit": Text(
        "Committed is counted until today only: when we can leave the contract cannot be reckoned.",
        "Bundet er kun talt med til i dag: det kan ikke regnes ud, hvornår vi kan komme ud af kontrakten.",
    ),
    "no-end": Text(
        "Expected and maximum are counted on and on: when the contract ends cannot be reckoned.",
        "Forventet og højst er talt med uden ende: det kan ikke regnes ud, hvornår kontrakten slutter.",
    ),
    "partial-not-split": Text(
        "Counted in full after a partial termination: nobody says how much the price falls.",
        "Talt fuldt med efter en delvis opsigelse: ingen siger, hvor meget prisen falder.",
    ),
}


def problem_details(gap: CostGap) -> str:
    """The entity and what of it is meant, in the order: line, then what else is known."""
    about = ", ".join(gap.about.values())
    return f"{gap.entry.id}: {about}" if about else gap.entry.id


def key_words(key: str | None, dimension: Dimension, registry: Registry, lang: Lang) -> str:
    """What a row of a table is called: the name and id of an entity, the title of a task, the words of a choice."""
    if key is None:
        return NO_KEY[dimension.name].say(lang)
    if dimension.holds == "entity":
        entry = registry.find(key)
        return f"{entry.name} ({key})" if entry and entry.name != key else key
    if dimension.holds == "type":
        return choice(key, lang, "type")
    if dimension.holds == "task":
        taxonomy, _, number = key.partition(":")
        titles = next((found for name, found in registry.settings.taxonomies.items() if name == taxonomy), {})
        return f"{key} {titles[number]}" if number in titles else key
    if dimension.holds == "function":
        return registry.settings.vocabularies.functions.get(key, key)
    return key
