"""What `reg new` asks at a terminal: the name, the id, what must be there, then the usual fields of the kind."""

from typing import TYPE_CHECKING

from registry_cli.cli.asking import kind_named, say
from registry_cli.cli.prompting import ask, ask_until
from registry_cli.language import Lang, Text

if TYPE_CHECKING:
    from registry_cli.authoring.draft import Draft
    from registry_cli.findings import Route
    from registry_cli.model.registry import Registry

KIND = Text("Which kind", "Hvilken art")
NAME = Text("Name of the new {kind}", "Navn ({kind})")
ID = Text("Id, the name of its file", "Id, filens navn")
INTRODUCTION = Text(
    "Enter leaves a field open; everything can be changed in the file.",
    "Enter springer et felt over; alt kan ændres i filen bagefter.",
)
NEEDED = Text("an answer is needed here", "her skal der svares")
KEEP = Text(
    "answer the same again to keep it, and write what is missing afterwards",
    "svar det samme igen for at beholde det, og skriv det manglende bagefter",
)


def kind(lang: Lang) -> str:
    """The kind of the new entity."""
    from registry_cli.labels import KIND_LABELS

    say(", ".join(f"{one} ({label.say(lang)})" if lang == "da" else one for one, label in KIND_LABELS.items()))
    return ask_until(KIND.say(lang), lang, kind_named)


def name(kind: str, lang: Lang, default: str | None) -> str:
    """The name for people; the id that was given is offered."""
    from registry_cli.labels import KIND_LABELS

    question = NAME.say(lang, kind=KIND_LABELS[kind].say(lang))
    while not (given := ask(question, lang, default or "")):
        say(f"  {NEEDED.say(lang)}")
    return given


def id_for(name: str, registry: "Registry", lang: Lang) -> str:
    """The id; one made of the name is offered."""
    from registry_cli.authoring.draft import checked_id
    from registry_cli.model.naming import id_from

    return ask_until(ID.say(lang), lang, lambda given: checked_id(given, name, registry), id_from(name))


def completed(draft: "Draft", lang: Lang) -> "Draft":
    """The draft with what must be there and what the person wants to say of the usual fields."""
    from registry_cli.authoring.asked import ASKED
    from registry_cli.authoring.draft import has_value, is_ruled_out, missing
    from registry_cli.authoring.entering import route_to
    from registry_cli.model.kinds import BY_KIND
    from registry_cli.model.shape import shape_of

    say(INTRODUCTION.say(lang))
    draft = _with_needed(draft, lang)
    for key in ASKED[draft.kind]:
        route, _ = route_to(shape_of(BY_KIND[draft.kind]), key, draft.kind)
        if not has_value(draft, route) and not is_ruled_out(draft, route):
            draft = _answered(draft, route, lang, is_needed=route in missing(draft))
    return _with_needed(draft, lang)


def _with_needed(draft: "Draft", lang: Lang) -> "Draft":
    """The draft with everything that must be there, asked for until nothing is missing."""
    from registry_cli.authoring.draft import missing

    while routes := missing(draft):
        draft = _answered(draft, routes[0], lang, is_needed=True)
    return draft


def _answered(draft: "Draft", route: "Route", lang: Lang, *, is_needed: bool) -> "Draft":
    """The draft with an answer that fits, or as it is where the question is passed over.

    What names something that is not there yet is taken when it is answered twice.
    """
    from registry_cli.authoring.draft import faults, field_at, in_both_languages, is_not_written_yet, with_answer
    from registry_cli.authoring.entering import data_from, key_of
    from registry_cli.authoring.hints import hint

    field, before, refused = field_at(draft.kind, route), faults(draft), ""
    helping = hint(field, draft.registry, lang)
    say("", f"{field.text.say(lang)}{f' ({helping})' if helping else ''}")
    while True:
        given = ask(key_of(route), lang)
        if not given and not is_needed:
            return draft
        if not given:
            say(f"  {NEEDED.say(lang)}")
            continue
        answered = with_answer(draft, route, data_from(field.shape, given))
        new = [fault for fault in faults(answered) if fault not in before]
        can_be_kept = all(is_not_written_yet(fault) for fault in new)
        if not new or (can_be_kept and given == refused):
            return answered
        for fault in new:
            say(f"  {in_both_languages(fault, draft.registry).say(lang)}")
        if can_be_kept:
            say(f"  {KEEP.say(lang)}")
        refused = given
