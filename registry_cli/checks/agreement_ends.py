"""A service agreement that a system uses ends soon, or has ended.

The agreement is what permits a system to fetch data through an interface. How long before its end it is worth a warning say the
settings (`intervals.certificate_warning`, the same as for certificates). Once it has ended while the use goes on, it is an error.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {certificate_warning: P90D}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: cpr, agreement: {id: SA-123, until: 2027-01-15}}
      #                                                  ^^^^^^^^^^ agreement-ends
    # datasources/cpr.yaml
    name: Det Centrale Personregister

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {certificate_warning: P90D}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: cpr, agreement: {id: SA-123, until: 2028-01-15}}
    # datasources/cpr.yaml
    name: Det Centrale Personregister
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, ending_days, ending_uses
from registry_cli.checks.days import Turn, Window, lives
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    yield from ending_uses(question, "agreement-ends", ("agreement", "until"))


def _days(window: Window) -> Iterator[Turn]:
    yield from ending_days(window, ("agreement", "until"))


CHECK = Check(
    code="agreement-ends",
    severity="warning",
    message=Text("the service agreement for {found} ends {day}", "serviceaftalen om {found} udløber {day}"),
    cases={
        "ended": Text(
            "the service agreement for {found} ended {day}, but it is still used",
            "serviceaftalen om {found} udløb {day}, men {found} anvendes stadig",
        ),
    },
    help=Text(
        "Renew the agreement and write its new last day, or end the use with `until`.",
        "Forny aftalen, og skriv dens nye sidste dag, eller afslut anvendelsen med `until`.",
    ),
    documentation=__doc__,
    danish="""En serviceaftale, som et system bruger, udløber snart eller er udløbet.

Aftalen er det, der giver et system lov til at hente data gennem en snitflade. Hvor længe før udløbet der advares, siger indstillingerne
(`intervals.certificate_warning`, det samme som for certifikater). Er den udløbet, mens anvendelsen fortsætter, er det en fejl.
""",
    run=_run,
    days=(lives, _days),
)
