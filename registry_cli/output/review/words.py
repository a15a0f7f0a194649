"""The words of a review: its summary in signs and in words, the kinds of change, and why care is asked for."""

from collections.abc import Iterator

from registry_cli.analysis.changes import EntityChange, Ground, Turn, same
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang, Text
from registry_cli.review.review import Review
from registry_cli.review.risk import Cause, Reason, RiskClass

SIGNS: dict[Turn, str] = {"added": "+", "changed": "~", "renamed": "↔", "moved": "↔", "removed": "−"}

_COUNTED: dict[Turn, tuple[Text, Text]] = {
    "added": (Text("{count} added", "{count} ny"), Text("{count} added", "{count} nye")),
    "changed": (Text("{count} changed", "{count} ændret"), Text("{count} changed", "{count} ændrede")),
    "renamed": (Text("{count} renamed", "{count} omdøbt"), Text("{count} renamed", "{count} omdøbte")),
    "moved": (Text("{count} moved", "{count} flyttet"), Text("{count} moved", "{count} flyttede")),
    "removed": (Text("{count} removed", "{count} fjernet"), Text("{count} removed", "{count} fjernede")),
}
ONLY_WRITTEN = (
    Text(
        "{count} file is only written otherwise: layout, order or comments.",
        "{count} fil er kun skrevet anderledes: opsætning, rækkefølge eller kommentarer.",
    ),
    Text(
        "{count} files are only written otherwise: layout, order or comments.",
        "{count} filer er kun skrevet anderledes: opsætning, rækkefølge eller kommentarer.",
    ),
)
FOLLOWING = (
    Text("{count} other file only says the new id of what was renamed.", "{count} anden fil følger kun omdøbningen."),
    Text("{count} other files only say the new id of what was renamed.", "{count} andre filer følger kun omdøbningen."),
)
NOTHING = Text("Nothing differs in what the registry says.", "Intet er anderledes i det, registret siger.")

GROUNDS: dict[Ground, Text] = {
    "id": Text("the same id", "samme id"),
    "formerly": Text("it says so itself (`formerly`)", "den siger det selv (`formerly`)"),
    "same-bytes": Text("the file is the same", "filen er den samme"),
    "alike": Text(
        "looks like a rename: say `formerly: [{old}]` or use `reg rename`, else it is one thing gone and another new",
        "ligner en omdøbning: skriv `formerly: [{old}]`, eller brug `reg rename`; ellers er én ting væk og en anden ny",
    ),
}

RISK: dict[RiskClass, Text] = {
    "low": Text("low", "lav"),
    "medium": Text("medium", "mellem"),
    "high": Text("high", "høj"),
}

CAUSES: dict[Cause, Text] = {
    "unreadable": Text(
        "a file cannot be read, so that not all of it is known: {about}",
        "en fil kan ikke læses, så ikke alt er kendt: {about}",
    ),
    "error": Text("it brings errors: {about}", "den giver nye fejl: {about}"),
    "critical-ends": Text(
        "something critical goes, or goes sooner: {about}", "noget kritisk udgår, eller udgår tidligere: {about}"
    ),
    "critical-touched": Text(
        "critical systems stop without {about}",
        "kritiske systemer går i stå uden {about}",
    ),
    "cost-high": Text(
        "a year costs more than 500,000 kroner more or less", "et år koster over 500.000 kr. mere eller mindre"
    ),
    "policy": Text("the rules of the registry itself are changed", "registrets egne regler ændres"),
    "waiver": Text(
        "an exception is agreed, changed or ends: {about}", "en dispensation gives, ændres eller fjernes: {about}"
    ),
    "ends": Text("something goes, or goes sooner: {about}", "noget udgår, eller udgår tidligere: {about}"),
    "removed": Text("an entry is removed: {about}", "en post fjernes: {about}"),
    "likely-rename": Text(
        "a rename is likely and not certain: {about}", "en omdøbning er sandsynlig, men ikke sikker: {about}"
    ),
    "severed": Text("connections are severed: {about}", "forbindelser afbrydes: {about}"),
    "connected": Text("there are new connections: {about}", "der er nye forbindelser: {about}"),
    "touched": Text("others depend on {about}", "andre afhænger af {about}"),
    "cost": Text(
        "a year costs more than 100,000 kroner more or less", "et år koster over 100.000 kr. mere eller mindre"
    ),
    "deadline": Text("deadlines come earlier: {about}", "frister rykker frem: {about}"),
    "warning": Text("it brings warnings: {about}", "den giver nye advarsler: {about}"),
    "personal": Text(
        "what is said of data and privacy is changed: {about}", "oplysninger om data og persondata ændres: {about}"
    ),
}

MOST_NAMED = 5


def signs(review: Review) -> str:
    """The summary in signs: `+2 ~5 ↔1 −1`; what there is none of is left out."""
    numbers = review.numbers
    counted = {
        "+": numbers["added"],
        "~": numbers["changed"],
        "↔": numbers["renamed"] + numbers["moved"],
        "−": numbers["removed"],
    }
    return " ".join(f"{sign}{number}" for sign, number in counted.items() if number) or "±0"


def in_words(review: Review, lang: Lang) -> str:
    """The same in words."""
    numbers = review.numbers
    told = [
        texts[numbers[turn] != 1].say(lang, count=numbers[turn]) for turn, texts in _COUNTED.items() if numbers[turn]
    ]
    return ", ".join(told) or NOTHING.say(lang)


def beside_the_changes(review: Review, lang: Lang) -> Iterator[str]:
    """How many other files only say the new id of what was renamed, and how many say the same in other words of YAML."""
    paths = tuple(_untold(review))
    before, after = review.base.documents, review.head.documents
    written = sum(same(before[path].data, after[path].data) for path in paths)
    for count, texts in ((len(paths) - written, FOLLOWING), (written, ONLY_WRITTEN)):
        if count:
            yield texts[count != 1].say(lang, count=count)


def _untold(review: Review) -> Iterator[str]:
    """Files of both states with another text, that are about nothing which is told as a change."""
    told = {one.path for change in review.changes.entities for one in (change.before, change.after) if one}
    if review.changes.settings.facts or not review.changes.settings.is_known:
        told |= {layer.path for registry in (review.base, review.head) for layer in registry.own_layers}
    before = review.base.documents
    for path, document in review.head.documents.items():
        if path in before and path not in told and before[path].text != document.text:
            yield path


def entity_words(change: EntityChange, lang: Lang) -> str:
    """What the entity is called: name, id, kind."""
    return f"{change.entry.name} ({change.entry.id}), {KIND_LABELS[change.entry.kind].say(lang)}"


def reason_words(reason: Reason, lang: Lang) -> str:
    """Why care is asked for, naming the first few things."""
    shown = ", ".join(reason.about[:MOST_NAMED])
    rest = len(reason.about) - MOST_NAMED
    about = f"{shown} … (+{rest})" if rest > 0 else shown
    return CAUSES[reason.cause].say(lang, about=about)
