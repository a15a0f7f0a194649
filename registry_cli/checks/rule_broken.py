"""A rule of the municipality is broken.

The settings may hold rules about connections (`rules`), each with a reason and a severity of its own. *Forbidden*: nothing in `from` is
connected to anything in `to`. *Required*: each thing in use in `from` is connected to something in `to`. *Only-through*: a connection to
something in `to` is had by what fits `through`, or leads over it, such as an interface that a platform offers. *Layers*: what stands in
one of `layers` is connected to nothing in a layer above it. What is not stated in `from`, `to` and `through` is not asked; a connection is whatever a thing depends on, unless the rule names a field (`relation`), and `via`
narrows it to data that travel in that way. A rule holds from `since` on, and not for what stands in `except`.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    rules:
      kun-platforme:
        name: Kun platforme læser grunddata direkte
        kind: only-through
        to: {kinds: [datasource], authoritative: true}
        through: {types: [platform]}
        reason: Grunddata hentes ét sted, så snitfladen kun vedligeholdes ét sted
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: cpr, purpose: Adresser}
      #              ^^^ rule-broken
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    authoritative: true

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    rules:
      kun-platforme:
        name: Kun platforme læser grunddata direkte
        kind: only-through
        to: {kinds: [datasource], authoritative: true}
        through: {types: [platform]}
        reason: Grunddata hentes ét sted, så snitfladen kun vedligeholdes ét sted
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {interface: sf1520, purpose: Adresser}
    # interfaces/sf1520.yaml
    name: CPR-opslag
    provider: serviceplatformen
    source: cpr
    # systems/serviceplatformen.yaml
    name: Serviceplatformen
    type: platform
    uses: [{datasource: cpr}]
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    authoritative: true
"""

from collections.abc import Iterator

from registry_cli.analysis.rules import Breach
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives, rules
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text
from registry_cli.model.layers import layer_of


def _run(question: Question) -> Iterator[Finding]:
    for breach in question.breaches:
        if breach.is_certain and not breach.excused_by:
            yield _finding(breach, question)


def _finding(breach: Breach, question: Question) -> Finding:
    rule = breach.rule
    params: dict[str, Parameter] = {
        "found": breach.rule_id,
        "name": rule.name,
        "case": rule.kind,
        "reason": " ".join(rule.reason.split()),
    }
    route = ("rules", breach.rule_id)
    layer = layer_of(route, question.registry.layers)
    related = () if layer.preset else (Mark(layer.path, route, "key"),)
    severity = rule.severity if rule.severity != "off" else None
    mark = Mark(breach.entry.path, breach.route)
    return Finding("rule-broken", mark, breach.entry.id, params, related, severity=severity)


CHECK = Check(
    code="rule-broken",
    severity="warning",
    message=Text("forbidden by the rule {found}: {name}", "forbudt efter reglen {found}: {name}"),
    cases={
        "required": Text(
            "the connection that the rule {found} asks for is missing: {name}",
            "den forbindelse, som reglen {found} kræver, mangler: {name}",
        ),
        "only-through": Text(
            "around the way that the rule {found} asks for: {name}",
            "uden om den vej, som reglen {found} kræver: {name}",
        ),
        "layers": Text(
            "upwards through the layers of the rule {found}: {name}",
            "opad gennem lagene i reglen {found}: {name}",
        ),
    },
    help=Text(
        "Change the connection, or name the entity under `except` in the rule. Why the rule is there: {reason}",
        "Ændr forbindelsen, eller nævn posten under `except` i reglen. Derfor er reglen der: {reason}",
    ),
    documentation=__doc__,
    danish="""En af kommunens egne regler er brudt.

Indstillingerne kan have regler for forbindelser (`rules`), hver med en begrundelse og sin egen alvorlighed. *Forbidden*: intet i `from` er
forbundet med noget i `to`. *Required*: alt i brug i `from` er forbundet med noget i `to`. *Only-through*: en forbindelse til noget i `to` har
kun det, der passer til `through`, eller den går over det, for eksempel en snitflade, som en platform udstiller. *Layers*: hvad der står
i et af lagene i `layers`, er ikke forbundet med noget i et lag over det. Hvad der ikke står i `from`, `to` og `through`, spørges der ikke til; en forbindelse er alt, hvad en ting afhænger af, medmindre reglen nævner et felt (`relation`),
og `via` indsnævrer det til data, der kommer frem på den måde. En regel gælder fra `since` og ikke for det, der står i `except`.
""",
    run=_run,
    days=(lives, rules),
    related=Text("the rule", "reglen"),
)
