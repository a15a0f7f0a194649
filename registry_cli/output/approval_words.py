"""The words of the approvals that a change needs: who, why, where each stands, and what must be known beside them."""

from registry_cli.language import Lang, Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of
from registry_cli.output.field_names import field_name
from registry_cli.review.approvals import BuiltIn, NoteKind, Problem, State

STATES: dict[State, Text] = {
    "given": Text("given", "givet"),
    "missing": Text("missing", "mangler"),
    "stale": Text("of another commit", "gælder et andet commit"),
    "rejected": Text("refused", "afvist"),
    "own": Text("the author's own", "forfatterens egen"),
    "unvouched": Text("decision not confirmed", "beslutningen er ikke bekræftet"),
    "unresolved": Text("nobody can give it", "ingen kan give den"),
}

HINTS: dict[State, Text] = {
    "stale": Text(
        "Of another commit: the approval was given before the last changes, and must be given anew.",
        "Gælder et andet commit: godkendelsen er givet før de seneste ændringer og skal gives igen.",
    ),
    "own": Text(
        "The author's own: whoever wrote the change does not approve it; the head of their unit can.",
        "Forfatterens egen: den, der har skrevet ændringen, godkender den ikke selv; lederen af enheden kan.",
    ),
    "unvouched": Text(
        "Decision not confirmed: the change itself brings it; somebody of the board or its secretariat must approve the change, or the decision be merged first.",
        "Beslutningen er ikke bekræftet: ændringen bringer den selv; en fra organet eller dets sekretariat skal godkende ændringen, eller beslutningen skal flettes ind først.",
    ),
    "unresolved": Text(
        "Nobody can give it: write in the registry who answers for it, then it can be approved.",
        "Ingen kan give den: skriv i registret, hvem der er ansvarlig, så kan den godkendes.",
    ),
}

PROBLEMS: dict[Problem, Text] = {
    "left": Text("{named} has left", "{named} er fratrådt"),
    "unknown": Text("there is no {named}", "{named} findes ikke"),
    "no-head": Text("{named} has no head", "{named} har ingen leder"),
    "not-stated": Text("nobody is stated", "ingen er angivet"),
    "no-role": Text("nobody has the role {named}", "ingen har rollen {named}"),
    "unknown-board": Text("there is no board {named}", "der er intet organ {named}"),
    "no-board": Text("there is no board {named}", "der er intet organ {named}"),
    "no-gate": Text("the project's model has no gate {named}", "projektets model har ingen faseovergang {named}"),
}
NOT_STATED_FOR = Text("nobody is stated for {named}", "ingen er angivet for {named}")

BUILT_IN: dict[BuiltIn, Text] = {
    "renamed": Text("Gets another id", "Får et nyt id"),
    "moved": Text("Its file is moved", "Filen flyttes til en anden mappe"),
    "new-owner": Text("Gets another owner", "Får en anden ejer"),
    "judging": Text("What changes are judged by is changed", "Det, ændringer bedømmes efter, ændres"),
    "waiver": Text("Waiver", "Dispensation"),
}

NOTES: dict[NoteKind, Text] = {
    "faulty-settings": Text(
        "The settings of the base have faults: the change is judged by the preset alone.",
        "Udgangspunktets indstillinger har fejl: ændringen er kun bedømt efter standardværdierne.",
    ),
    "no-policy": Text(
        "The base states no approvals: only what always needs approval is listed.",
        "Udgangspunktet har ingen regler for godkendelse: kun det, der altid skal godkendes, er med.",
    ),
    "unreadable": Text(
        "{entity} cannot be read in full: whatever may have changed in it needs approval too.",
        "{entity} kan ikke læses fuldt ud: det, der kan være ændret i den, skal også godkendes.",
    ),
    "likely-rename": Text(
        "{entity} looks like a renamed entity, but nothing says so: it counts as one removed and one added.",
        "{entity} ligner en omdøbt post, men intet siger det: den regnes som én fjernet og én ny.",
    ),
    "no-sum": Text(
        "The rule {rule} asks for kroner that cannot be reckoned for {entity}.",
        "Reglen {rule} spørger om et beløb, der ikke kan beregnes for {entity}.",
    ),
    "unknown-settings": Text(
        "The settings of one side have faults, so it is not known what changes in them.",
        "Indstillingerne på den ene side har fejl, så det vides ikke, hvad der ændres i dem.",
    ),
    "nobody-to-ask": Text(
        "What changes are judged by is changed, and the base has no board to ask: write one under `boards`.",
        "Det, ændringer bedømmes efter, ændres, og udgangspunktet har intet organ at spørge: skriv et under `boards`.",
    ),
}

APPROVERS: dict[str, Text] = {
    "owner": Text("the owner", "ejeren"),
    "old-owner": Text("the owner until now", "den hidtidige ejer"),
    "manager": Text("the manager", "den daglige ansvarlige"),
    "owners-of-both-ends": Text("the owners of both ends", "ejerne af begge ender"),
    "owners-of-consumers": Text("the owners of what uses it", "ejerne af det, der anvender den"),
    "owners-of-benefits": Text("the benefit owners", "gevinstejerne"),
    "boards-of-gate": Text("the gate's board", "faseovergangens organ"),
    "head": Text("the head", "lederen"),
    "role": Text("the role {name}", "rollen {name}"),
    "board": Text("the board {name}", "organet {name}"),
    "person": Text("{name}", "{name}"),
    "unit": Text("the head of {name}", "lederen af {name}"),
}
SETTINGS = Text("the settings", "indstillingerne")


def approver_words(word: str, lang: Lang) -> str:
    """Whom a word of the policy means."""
    manner, _, name = word.partition(":")
    text = APPROVERS.get(manner)
    return text.say(lang, name=name) if text is not None else word


def problem_words(problem: Problem, named: str | None, lang: Lang) -> str:
    """Why somebody cannot approve."""
    if problem == "not-stated" and named:
        return NOT_STATED_FOR.say(lang, named=named)
    return PROBLEMS[problem].say(lang, named=named or "")


def field_words(kind: str | None, field: str, lang: Lang) -> str:
    """What people call a field: its own meaning behind that of what it stands in."""
    at: Shape | None = shape_of(BY_KIND[kind] if kind is not None else Settings)
    names = []
    for key in field.split("."):
        at = at.item if at is not None and at.item is not None else at
        known = at.keys.get(key) if at is not None else None
        names.append(field_name(known.text, lang) if known is not None else key)
        at = known.shape if known is not None else at.map_value if at is not None else None
    return " · ".join(names)
