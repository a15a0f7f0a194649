"""What can be asked for: each method names the words it finds in an entity. To add one: a function in `words` and a row of `METHODS`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry_cli.analysis.selection import words
from registry_cli.analysis.selection.words import Words
from registry_cli.labels import CONTRACT_PHASE_LABELS, STATE_LABELS
from registry_cli.language import Text
from registry_cli.model.kinds import KINDS
from registry_cli.timeline import STATES

ACTORS = ("person", "unit")


@dataclass(frozen=True, slots=True)
class Method:
    """A way to select: an entity fits if one of its `words` fits the value asked for.

    A value must be the id of an entity of one of `kinds`, or one of `choices`, or a word that is found somewhere; where both
    are empty any value may be asked for. `danish` are other names of choices, to suggest the right one.
    """

    name: str
    about: Text
    words: Words
    kinds: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    danish: Mapping[str, str] = field(default_factory=dict)
    needs_base: bool = False


_DANISH_KINDS = {word.da.casefold(): kind.KIND for kind in KINDS for word in (kind.TITLE, kind.PLURAL)}
_DANISH_STATES = {text.da: state for state, text in STATE_LABELS.items()} | {"levende": "living"}
_DANISH_PHASES = {text.da: phase for phase, text in CONTRACT_PHASE_LABELS.items()}
_DANISH_LEVELS = {"høj": "high", "mellem": "medium", "lav": "low"}
_DANISH_CHANGES = {
    "ny": "new",
    "nye": "new",
    "ændret": "changed",
    "ændrede": "changed",
    "rettet": "modified",
    "uændret": "unchanged",
    "removed": "changed",
    "fjernet": "changed",
}
_LEVELS = ("high", "medium", "low")

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        Method("id", Text("its id, as without a method", "dens id, som uden metode"), lambda entry, _: (entry.id,)),
        Method(
            "kind",
            Text("what it is, such as system or contracts", "hvad det er, som system eller contracts"),
            words.kind,
            choices=tuple(word for kind in KINDS for word in (kind.KIND, kind.FOLDER)),
            danish=_DANISH_KINDS,
        ),
        Method("name", Text("its name or one of its aliases", "dens navn eller et af dens andre navne"), words.names),
        Method(
            "owner",
            Text("the person or unit in the field owner", "personen eller enheden i feltet owner"),
            words.texts("owner"),
            kinds=ACTORS,
        ),
        Method(
            "manager",
            Text("the person or unit in the field manager", "personen eller enheden i feltet manager"),
            words.texts("manager"),
            kinds=ACTORS,
        ),
        Method(
            "who",
            Text(
                "whoever answers for it in any role; of a unit everybody in and below it",
                "enhver med ansvar for den, uanset rolle; ved en enhed alle i den og under den",
            ),
            words.who,
            kinds=ACTORS,
        ),
        Method(
            "unit",
            Text(
                "what the unit, a unit below it or a position in them owns; those units and positions too",
                "hvad enheden, en enhed under den eller en stilling i dem ejer; også enhederne og stillingerne selv",
            ),
            words.unit,
            kinds=("unit",),
        ),
        Method(
            "user",
            Text(
                "the systems that the unit or a unit below it uses", "systemerne, som enheden eller en under den bruger"
            ),
            words.user,
            kinds=("unit",),
        ),
        Method(
            "supplier",
            Text("who supplies or processes it", "hvem der leverer eller behandler den"),
            words.supplier,
            kinds=("supplier",),
        ),
        Method(
            "contract",
            Text("what the contract covers, and its sub-contracts", "hvad kontrakten dækker, og dens underkontrakter"),
            words.contract,
            kinds=("contract",),
        ),
        Method("product", Text("the market product", "markedsproduktet"), words.texts("product")),
        Method("function", Text("what it does", "hvad den gør"), lambda entry, _: entry.words("functions")),
        Method(
            "task",
            Text(
                "a municipal task, as kle:27.00 or kle-27*",
                "en kommunal opgave, som kle:27.00 eller kle-27*",
            ),
            words.tasks,
        ),
        Method(
            "data",
            Text("a category of data it holds or carries", "en datakategori, den indeholder eller bærer"),
            words.data,
        ),
        Method("tag", Text("a tag", "et mærke"), lambda entry, _: entry.words("tags")),
        Method(
            "path",
            Text("its file, or a folder above it", "dens fil eller en mappe over den"),
            words.path,
        ),
        Method("type", Text("the field type", "feltet type"), words.texts("type")),
        Method("hosting", Text("where it runs", "hvor det drives"), words.texts("hosting")),
        Method(
            "classification",
            Text("how confidential it is", "hvor fortroligt det er"),
            words.texts("classification"),
            choices=("public", "internal", "confidential", "secret"),
            danish={"offentlig": "public", "intern": "internal", "fortrolig": "confidential", "hemmelig": "secret"},
        ),
        Method(
            "level",
            Text("how critical it is", "hvor kritisk det er"),
            words.level,
            choices=_LEVELS,
            danish=_DANISH_LEVELS,
        ),
        Method(
            "criticality",
            Text("the same as level", "det samme som level"),
            words.level,
            choices=_LEVELS,
            danish=_DANISH_LEVELS,
        ),
        Method(
            "at",
            Text(
                "where it stands on the day asked about; living is all but planned and retired",
                "hvor det står den dag, der spørges om; living er alt undtagen planned og retired",
            ),
            words.at,
            choices=(*STATES, "living"),
            danish=_DANISH_STATES,
        ),
        Method(
            "phase",
            Text(
                "the phase of a project; of a contract where it stands, such as notice-window",
                "projektets fase; for en kontrakt hvor den står, som notice-window",
            ),
            words.phase,
            danish=_DANISH_PHASES,
        ),
        Method(
            "status",
            Text("the state of a project, the outcome of a decision", "projektets status, beslutningens udfald"),
            words.texts("state", "outcome"),
        ),
        Method(
            "project",
            Text("what the project changes or concerns", "hvad projektet ændrer eller vedrører"),
            words.project,
            kinds=("project",),
        ),
        Method(
            "programme",
            Text("the projects of the programme", "programmets projekter"),
            words.texts("programme"),
            kinds=("programme",),
        ),
        Method(
            "strategy",
            Text(
                "what serves the strategy, or a goal of it: id#goal",
                "hvad der bidrager til strategien eller et af dens mål: id#mål",
            ),
            words.strategy,
            kinds=("strategy",),
        ),
        Method(
            "initiative",
            Text("what the obligation touches or gave rise to", "hvad forpligtelsen rammer eller gav anledning til"),
            words.initiative,
            kinds=("initiative",),
        ),
        Method(
            "standard",
            Text(
                "what follows the standard, or says how it stands",
                "hvad der følger standarden eller oplyser, hvor det står",
            ),
            words.standard,
            kinds=("standard",),
        ),
        Method(
            "peer",
            Text("what is shared with the municipality", "hvad der deles med kommunen"),
            words.peer,
        ),
        Method(
            "state",
            Text(
                "new, modified, changed (both) or unchanged since --base REF",
                "new, modified, changed (begge) eller unchanged siden --base REF",
            ),
            words.state,
            choices=("new", "modified", "changed", "unchanged"),
            danish=_DANISH_CHANGES,
            needs_base=True,
        ),
    )
}

DANISH_METHODS = {
    "art": "kind",
    "arter": "kind",
    "navn": "name",
    "ejer": "owner",
    "systemejer": "owner",
    "kontraktejer": "owner",
    "projektejer": "owner",
    "ansvarlig": "manager",
    "systemansvarlig": "manager",
    "projektleder": "manager",
    "hvem": "who",
    "enhed": "unit",
    "afdeling": "unit",
    "center": "unit",
    "forvaltning": "unit",
    "bruger": "user",
    "brugere": "user",
    "leverandør": "supplier",
    "leverandoer": "supplier",
    "kontrakt": "contract",
    "produkt": "product",
    "funktion": "function",
    "funktioner": "function",
    "opgave": "task",
    "opgaver": "task",
    "kle": "task",
    "form": "task",
    "datakategori": "data",
    "mærke": "tag",
    "etiket": "tag",
    "sti": "path",
    "mappe": "path",
    "fil": "path",
    "drift": "hosting",
    "klassifikation": "classification",
    "niveau": "level",
    "kritikalitet": "criticality",
    "tilstand": "at",
    "livscyklus": "at",
    "lifecycle": "at",
    "fase": "phase",
    "projekt": "project",
    "program": "programme",
    "strategi": "strategy",
    "mål": "strategy",
    "goal": "strategy",
    "initiativ": "initiative",
    "kommune": "peer",
    "nabo": "peer",
    "ændret": "state",
    "changed": "state",
    "ændringer": "state",
}
"""What people call a method in Danish, or otherwise, that its letters do not tell."""
