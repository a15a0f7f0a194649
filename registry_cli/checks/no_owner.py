"""Nobody answers for something that must have an owner.

Without an owner nobody is asked when it changes, nobody confirms that its entry is still true, and nobody decides when it must be
tendered or closed. The settings say for which kinds `owner` must be there (`completeness`); what is retired or over needs none.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {system: {must: [owner]}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    #^^^ no-owner

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {system: {must: [owner]}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelseschef
    # systems/kmd-aktiv.yaml
    name: KMD Aktiv
    lifecycle: {retired: 2020-06-30}
    # people/ydelseschef.yaml
    name: Ydelseschef
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text

OWNER = "owner"


def _run(question: Question) -> Iterator[Finding]:
    for one in question.filled:
        if OWNER in one.of("must").missing:
            entry = one.entry
            yield Finding("no-owner", Mark(entry.path, (OWNER,)), entry.id, {"name": entry.name})


CHECK = Check(
    code="no-owner",
    severity="error",
    message=Text("{name} has no owner", "{name} har ingen ejer"),
    help=Text(
        "Write the position or unit that answers for it, for example `owner: ydelseschef`.",
        "Skriv den stilling eller enhed, der er ansvarlig, for eksempel `owner: ydelseschef`.",
    ),
    documentation=__doc__,
    danish="""Ingen er ansvarlig for noget, der skal have en ejer.

Uden en ejer bliver ingen spurgt, når det ændres, ingen bekræfter, at oplysningerne stadig passer, og ingen beslutter, hvornår det skal
i udbud eller lukkes. Indstillingerne siger, for hvilke arter `owner` skal være der (`completeness`); det, der er udfaset eller
afsluttet, behøver ingen.
""",
    run=_run,
    days=(lives,),
)
