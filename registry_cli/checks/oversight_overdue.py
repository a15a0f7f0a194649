"""A data processor was never overseen, or not for too long.

Who lets others process personal data must see to it that they do it as agreed (article 28 of the data protection regulation), again and
again. How often says the agreement itself (`oversight.every`), else the settings by its risk (`oversight`).

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    oversight: {every: P24M, every_high: P12M}
    # processing/dba-kmd.yaml
    name: Databehandleraftale med KMD
    oversight:
      risk: high
      done:
      #^^^ oversight-overdue
        - {date: 2025-05-12}
        - {date: 2024-05-02}
    # processing/dba-eg.yaml
    name: Databehandleraftale med EG
    #^^^ oversight-overdue

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    oversight: {every: P24M, every_high: P12M}
    # processing/dba-kmd.yaml
    name: Databehandleraftale med KMD
    oversight: {risk: high, done: [{date: 2026-05-12}, {date: 2025-05-12}]}
    # processing/faelles.yaml
    name: Fælles dataansvar for Aula
    role: joint-controller
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, missed
from registry_cli.checks.days import duties, lives
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for due in question.missed("oversight"):
        yield missed(due, "oversight-overdue")


CHECK = Check(
    code="oversight-overdue",
    severity="warning",
    message=Text("{name}: no oversight is recorded", "{name}: der er ikke registreret tilsyn"),
    cases={
        "overdue": Text(
            "{name}: oversight was last done {last} and should have been again by {due}",
            "{name}: tilsyn er sidst ført {last} og skulle være ført igen senest {due}",
        ),
    },
    help=Text(
        "Oversee the processor, and write when and how in `oversight.done`.",
        "Før tilsyn med databehandleren, og skriv i `oversight.done`, hvornår og hvordan.",
    ),
    documentation=__doc__,
    danish="""Der er aldrig ført tilsyn med en databehandler, eller det er for længe siden.

Den, der lader andre behandle personoplysninger, skal sikre sig, at det sker som aftalt (databeskyttelsesforordningens artikel 28), igen og
igen. Hvor ofte siger aftalen selv (`oversight.every`), ellers indstillingerne efter dens risiko (`oversight`).
""",
    run=_run,
    days=(lives, duties),
)
