"""Conformance for people as tables, in a terminal or as Markdown, and for programs as one JSON document."""

from collections.abc import Iterable, Iterator, Sequence

from registry_cli.analysis.conformance import (
    ArchitectureScore,
    ConformanceReport,
    ConformanceStatus,
    Demand,
    Stand,
    StandardRow,
)
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.json_text import json_text
from registry_cli.output.sections import Section

TITLE = Text("Reference architecture of {name} on {day}", "Rammearkitektur i {name} den {day}")
SCORE = Text("Building blocks taken into use", "Byggeblokke, der er taget i brug")
BY_STANDARD = Text("By standard", "Efter standard")
DUE = Text("What is due when", "Hvad der skal være på plads hvornår")
DEMANDS = Text("What the next tenders must ask for", "Hvad de næste udbud skal kræve")
SCORE_HEADS = (
    Text("Municipality", "Kommune"),
    Text("Mandatory", "Obligatoriske"),
    Text("Of them in use", "Heraf i brug"),
    Text("Share", "Andel"),
    Text("Beyond", "Derudover"),
    Text("Of them in use", "Heraf i brug"),
)
STANDARD_HEADS = (Text("Standard", "Standard"), Text("How binding", "Hvor bindende"), Text("Systems", "Systemer"))
STATUS_LABELS: dict[ConformanceStatus, Text] = {
    "compliant": Text("follows it", "efterlever"),
    "planned": Text("planned", "planlagt"),
    "gap": Text("gap", "mangler"),
    "unstated": Text("not stated", "ikke angivet"),
    "not-applicable": Text("not applicable", "ikke relevant"),
}
DUE_HEADS = (
    Text("Due", "Senest"),
    Text("System", "System"),
    Text("Standard", "Standard"),
    Text("Stands", "Står"),
    Text("Owner", "Ejer"),
    Text("Note", "Bemærkning"),
)
DEMAND_HEADS = (
    Text("Begin by", "Begynd senest"),
    Text("Contract", "Kontrakt"),
    Text("System", "System"),
    Text("Ask for", "Kræv"),
)
NOTHING_DUE = Text("Nothing is due.", "Intet udestår.")
NO_STANDARDS = Text(
    "The registry has no standards; `reg init --standards` and `reg new standard` bring those that are known.",
    "Registret har ingen standarder; `reg init --standards` og `reg new standard` henter dem, der kendes.",
)
PASSED = Text("{day} (passed)", "{day} (overskredet)")


def title(registry: Registry, found: ConformanceReport, lang: Lang) -> str:
    """The heading of the page."""
    return TITLE.say(lang, name=registry.settings.organisation.name, day=found.as_of.isoformat())


def sections(found: ConformanceReport, lang: Lang, others: Sequence[ArchitectureScore] = ()) -> Iterator[Section]:
    """The score (with those of peers), the standards, what is due, and what tenders must ask for."""
    if not found.rows:
        yield Section(BY_STANDARD.say(lang), lines=(NO_STANDARDS.say(lang),))
        return
    scores = [_score(one) for one in (found.score, *others)]
    yield Section(SCORE.say(lang), _said(SCORE_HEADS, lang), scores, numeric=frozenset(range(1, 6)))
    heads = [*_said(STANDARD_HEADS, lang), *(label.say(lang) for label in STATUS_LABELS.values())]
    rows = [_standard(row, lang) for row in found.rows]
    yield Section(BY_STANDARD.say(lang), heads, rows, numeric=frozenset(range(2, len(heads))))
    due = [_due(one, found, lang) for one in found.due]
    yield Section(DUE.say(lang), _said(DUE_HEADS, lang), due, () if due else (NOTHING_DUE.say(lang),))
    demands = [row for one in found.demands for row in _demand(one)]
    if demands:
        yield Section(DEMANDS.say(lang), _said(DEMAND_HEADS, lang), demands)


def _said(heads: Iterable[Text], lang: Lang) -> list[str]:
    return [head.say(lang) for head in heads]


def _score(one: ArchitectureScore) -> list[str]:
    share = "–" if one.percent is None else f"{one.percent} %"
    return [one.name, str(one.mandatory), str(one.mandatory_used), share, str(one.beyond), str(one.beyond_used)]


def _standard(row: StandardRow, lang: Lang) -> list[str]:
    obligation = row.standard.text("obligation")
    counts = (str(row.count(status) or "") for status in STATUS_LABELS)
    return [row.standard.name, choice(obligation, lang) if obligation else "", str(row.concerned), *counts]


def _due(one: Stand, found: ConformanceReport, lang: Lang) -> list[str]:
    day = one.due.isoformat() if one.due else ""
    when = PASSED.say(lang, day=day) if one.due and one.due < found.as_of else day
    owner = one.owner.id if one.owner else ""
    return [when, one.system.name, one.standard.name, STATUS_LABELS[one.status].say(lang), owner, one.note]


def _demand(demand: Demand) -> Iterator[list[str]]:
    """A row for each system; the day and the contract stand in the first."""
    begin = demand.tender.start_by.isoformat() if demand.tender.start_by else ""
    head = [begin, demand.tender.contract.name]
    for system in dict.fromkeys(one.system.id for one in demand.stands):
        stands = [one for one in demand.stands if one.system.id == system]
        yield [*head, stands[0].system.name, "; ".join(one.standard.name for one in stands)]
        head = ["", ""]


def as_json(found: ConformanceReport, registry: Registry, others: Sequence[ArchitectureScore] = ()) -> str:
    """Everything as JSON."""
    document = {
        "schema_version": 1,
        "as_of": found.as_of,
        "incomplete": registry.is_incomplete,
        "scores": [_score_data(one) for one in (found.score, *others)],
        "standards": [_row_data(row) for row in found.rows],
        "due": [_stand_data(one) for one in found.due],
        "demands": [
            {
                "contract": one.tender.contract.id,
                "start_by": one.tender.start_by,
                "systems": [_stand_data(stand) for stand in one.stands],
            }
            for one in found.demands
        ],
    }
    return json_text(document, indent=2) + "\n"


def _score_data(one: ArchitectureScore) -> dict[str, object]:
    return {
        "name": one.name,
        "mandatory": one.mandatory,
        "mandatory_used": one.mandatory_used,
        "percent": one.percent,
        "beyond": one.beyond,
        "beyond_used": one.beyond_used,
    }


def _row_data(row: StandardRow) -> dict[str, object]:
    return {
        "standard": row.standard.id,
        "name": row.standard.name,
        "obligation": row.standard.text("obligation"),
        "systems": row.concerned,
        **{status.replace("-", "_"): row.count(status) for status in STATUS_LABELS},
    }


def _stand_data(one: Stand) -> dict[str, object]:
    return {
        "system": one.system.id,
        "standard": one.standard.id,
        "status": one.status,
        "due": one.due,
        "mandatory": one.is_mandatory,
        "requirement": one.standard.text("requirement"),
    }
