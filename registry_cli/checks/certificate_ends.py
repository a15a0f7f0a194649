"""A certificate that a system uses ends soon, or has ended.

When a certificate runs out, the data stop the same night. How long before its end it is worth a warning say the settings
(`intervals.certificate_warning`). Once it has ended while the use goes on, it is an error: either the entry is out of date, or nothing
comes through.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {certificate_warning: P90D}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: cpr, certificate_until: 2027-01-15}
      #                                      ^^^^^^^^^^ certificate-ends
      - {datasource: cvr, certificate_until: 2026-10-31}
      #                                      ^^^^^^^^^^ certificate-ends
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # datasources/cvr.yaml
    name: Det Centrale Virksomhedsregister

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {certificate_warning: P90D}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: cpr, certificate_until: 2029-01-15}
      - {datasource: cvr, certificate_until: 2026-10-31, until: 2026-10-31}
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # datasources/cvr.yaml
    name: Det Centrale Virksomhedsregister
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, ending_days, ending_uses
from registry_cli.checks.days import Turn, Window, lives
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    yield from ending_uses(question, "certificate-ends", ("certificate_until",))


def _days(window: Window) -> Iterator[Turn]:
    yield from ending_days(window, ("certificate_until",))


CHECK = Check(
    code="certificate-ends",
    severity="warning",
    message=Text("the certificate for {found} ends {day}", "certifikatet til {found} udløber {day}"),
    cases={
        "ended": Text(
            "the certificate for {found} ended {day}, but it is still used",
            "certifikatet til {found} udløb {day}, men {found} anvendes stadig",
        ),
    },
    help=Text(
        "Renew the certificate and write its new last day, or end the use with `until`.",
        "Forny certifikatet, og skriv dets nye sidste dag, eller afslut anvendelsen med `until`.",
    ),
    documentation=__doc__,
    danish="""Et certifikat, som et system bruger, udløber snart eller er udløbet.

Når et certifikat udløber, standser data samme nat. Hvor længe før udløbet der advares, siger indstillingerne
(`intervals.certificate_warning`). Er det udløbet, mens anvendelsen fortsætter, er det en fejl: enten er oplysningen forældet, eller også
kommer intet igennem.
""",
    run=_run,
    days=(lives, _days),
)
