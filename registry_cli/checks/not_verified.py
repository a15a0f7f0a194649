"""Nobody has confirmed an entry, or not for too long.

An entry is worth something as long as its owner says that it is true. The settings say how long a confirmation holds: for a system by its
criticality (without one it is taken to be low), for other kinds by the kind (`verification`).

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    verification: {by_criticality: {high: P6M, low: P24M}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    criticality: {level: high}
    verified: {by: ydelseschef, date: 2026-05-01}
    #                                 ^^^^^^^^^^ not-verified
    # systems/kitos.yaml
    name: KITOS
    #^^^ not-verified
    # people/ydelseschef.yaml
    name: Ydelseschef

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    verification: {by_criticality: {high: P6M, low: P24M}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    criticality: {level: high}
    verified: {by: ydelseschef, date: 2026-11-01}
    # systems/kitos.yaml
    name: KITOS
    verified: {by: ydelseschef, date: 2025-03-01}
    # people/ydelseschef.yaml
    name: Ydelseschef
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, missed
from registry_cli.checks.days import duties, lives
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for due in question.missed("verification"):
        yield missed(due, "not-verified")


CHECK = Check(
    code="not-verified",
    severity="warning",
    message=Text("nobody has confirmed {name} yet", "ingen har endnu bekræftet oplysningerne om {name}"),
    cases={
        "overdue": Text(
            "{name} was last confirmed {last} and should have been again by {due}",
            "oplysningerne om {name} er sidst bekræftet {last} og skulle være bekræftet igen senest {due}",
        ),
    },
    help=Text(
        "Let the owner go through the entry, and write who confirmed it when in `verified`.",
        "Lad ejeren gennemgå posten, og skriv i `verified`, hvem der bekræftede den hvornår.",
    ),
    documentation=__doc__,
    danish="""Ingen har bekræftet en post, eller det er for længe siden.

En post er noget værd, så længe dens ejer siger, at den passer. Indstillingerne siger, hvor længe en bekræftelse gælder: for et system efter
dets kritikalitet (uden en regnes den for lav), for andre arter efter arten (`verification`).
""",
    run=_run,
    days=(lives, duties),
)
