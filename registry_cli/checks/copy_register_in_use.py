"""A system takes its data from a copy of a register.

A copy is paid for beside the register it copies, is older than it, and must be kept safe once more. The authorities' own registers are read
through the platforms made for it.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: p-data, switch: {to: sf1520}}
      #              ^^^^^^ copy-register-in-use
      - {datasource: cvr, via: copy-register}
      #                        ^^^^^^^^^^^^^ copy-register-in-use
    # datasources/p-data.yaml
    name: P-data
    copy_of: cpr
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # datasources/cvr.yaml
    name: Det Centrale Virksomhedsregister
    # interfaces/sf1520.yaml
    name: SF1520 CPR replika opslag
    provider: serviceplatformen
    source: cpr
    # systems/serviceplatformen.yaml
    name: Serviceplatformen

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {interface: sf1520, via: platform}
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # interfaces/sf1520.yaml
    name: SF1520 CPR replika opslag
    provider: serviceplatformen
    source: cpr
    # systems/serviceplatformen.yaml
    name: Serviceplatformen
"""

from collections.abc import Iterator

from registry_cli.analysis.connections import Connection, uses_in_force
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Registry
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    for one in uses_in_force(question.connections, question.as_of):
        mark = _copy(one)
        if mark is not None and standing(one.target, question.as_of).state != "retired":
            params, related = {"found": one.target.id}, _stated(one)
            meant = _better_way(one, question.registry)
            yield Finding("copy-register-in-use", mark, one.holder.id, params, related, meant=meant)


def _copy(one: Connection) -> Mark | None:
    """The place that says that the data come from a copy."""
    if one.target.kind == "datasource" and one.target.data.get("copy_of") is not None:
        return one.link.mark
    return one.mark("via") if one.row.get("via") == "copy-register" else None


def _stated(one: Connection) -> tuple[Mark, ...]:
    return (Mark(one.target.path, ("copy_of",)),) if one.target.text("copy_of") else ()


def _better_way(one: Connection, registry: Registry) -> str | None:
    switch = one.row.get("switch")
    wanted = switch.get("to") if isinstance(switch, dict) else one.target.data.get("successor")
    better = registry.find(wanted) if isinstance(wanted, str) else None
    return better.id if better is not None and better.id != one.target.id else None


CHECK = Check(
    code="copy-register-in-use",
    severity="warning",
    message=Text("the data of {found} come from a copy register", "data fra {found} hentes i et kopiregister"),
    help=Text(
        "Plan the switch to the register itself, and state it as `switch`.",
        "Planlæg skiftet til selve registret, og angiv det som `switch`.",
    ),
    documentation=__doc__,
    danish="""Et system henter sine data i en kopi af et register.

En kopi betales ved siden af det register, den kopierer, er ældre end det og skal sikres endnu en gang. Myndighedernes egne registre
læses gennem de platforme, der er lavet til det.
""",
    run=_run,
    days=(lives,),
    related=Text("it is a copy", "den er en kopi"),
    meant=Text("The same data can be had from {word}.", "De samme data kan hentes fra {word}."),
)
