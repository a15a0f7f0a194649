"""The day on which a system's data should have been reviewed for deletion has passed.

Personal data may not be kept longer than they are needed. The system itself says when it is next reviewed what to delete; nobody
seems to have done it.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    privacy:
      retention:
        next_review: 2026-06-30
        #            ^^^^^^^^^^ retention-review-overdue

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    privacy:
      retention:
        next_review: 2027-06-30
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, missed
from registry_cli.checks.days import duties, lives
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for due in question.missed("retention-review"):
        yield missed(due, "retention-review-overdue")


CHECK = Check(
    code="retention-review-overdue",
    severity="warning",
    message=Text(
        "what to delete in {name} should have been reviewed by {due}",
        "det skulle senest {due} være vurderet, hvad der skal slettes i {name}",
    ),
    help=Text(
        "Review it, delete what is no longer needed, and write the next day.",
        "Foretag vurderingen, slet det, der ikke længere er behov for, og skriv den næste dag.",
    ),
    documentation=__doc__,
    danish="""Dagen er passeret, hvor det skulle være vurderet, hvad der skal slettes i et system.

Personoplysninger må ikke opbevares længere, end der er behov for. Systemet siger selv, hvornår det næste gang vurderes, hvad der skal slettes;
ingen ser ud til at have gjort det.
""",
    run=_run,
    days=(lives, duties),
)
