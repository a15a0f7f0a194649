"""An exception from a rule is no longer needed.

What the exception was for has been mended, or is retired. Left behind it would let the next breach of the rule through in silence.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    rules:
      ingen-esr:
        name: Ingen bruger ESR
        kind: forbidden
        to: {ids: [esr]}
        reason: ESR lukker
        except: [ky, lis]
        #        ^^ stale-exception
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    # systems/lis.yaml
    name: Ledelsesinformation
    uses: [{datasource: esr}]
    # datasources/esr.yaml
    name: Ejendomsstamregisteret

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    rules:
      ingen-esr:
        name: Ingen bruger ESR
        kind: forbidden
        to: {ids: [esr]}
        reason: ESR lukker
        except: [lis]
    # systems/lis.yaml
    name: Ledelsesinformation
    uses: [{datasource: esr}]
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
"""

from collections.abc import Iterator

from registry_cli.analysis.rules import rules_in_force
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import SETTINGS, around, lives, rules
from registry_cli.findings import Finding, Mark, Route
from registry_cli.language import Text
from registry_cli.model.layers import layer_of
from registry_cli.model.registry import Registry


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    needed = {(breach.rule_id, id_) for breach in question.breaches for id_ in breach.excused_by}
    rules = rules_in_force(registry, question.as_of) if question.settings else {}
    for rule_id, rule in rules.items():
        for position, id_ in enumerate(rule.exceptions):
            entry = registry.find(id_)
            route: Route = ("rules", rule_id, "except", position)
            layer = layer_of(route, registry.layers)
            if entry and registry.is_whole(entry) and (rule_id, id_) not in needed and layer.preset is None:
                params = {"found": id_, "name": rule.name}
                yield Finding("stale-exception", Mark(layer.path, route), None, params)


def _along(registry: Registry, ids: frozenset[str]) -> Iterator[str]:
    """The settings, and all that an exception may concern, where one of these is such a thing."""
    excepted = registry.once("excepted", lambda: _excepted(registry))
    yield from (SETTINGS, *excepted) if ids & {SETTINGS, *excepted} else ()


def _excepted(registry: Registry) -> frozenset[str]:
    named = (registry.find(id_) for rule in registry.settings.rules.values() for id_ in rule.exceptions)
    return frozenset(id_ for entry in named if entry is not None for id_ in around(entry, registry))


CHECK = Check(
    code="stale-exception",
    severity="warning",
    message=Text(
        "{found} does not need this exception from the rule: {name}",
        "{found} behøver ikke denne undtagelse fra reglen: {name}",
    ),
    help=Text("Remove the exception.", "Fjern undtagelsen."),
    documentation=__doc__,
    danish="""En undtagelse fra en regel er der ikke længere brug for.

Det, undtagelsen var til for, er rettet eller udfaset. Bliver den stående, slipper det næste brud på reglen igennem i stilhed.
""",
    run=_run,
    days=(lives, rules),
    along=_along,
)
