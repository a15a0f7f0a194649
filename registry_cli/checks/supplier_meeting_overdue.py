"""A supplier that is followed closely has not been met for too long.

The settings say how often strategic and other important suppliers are met (`intervals`); who is neither, is met when there is need.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {supplier_strategic: P3M, supplier_other: P12M}
    # suppliers/kmd.yaml
    name: KMD
    relation: strategic
    meetings:
    #^^^^^^^ supplier-meeting-overdue
      - {date: 2026-03-03}
      - {date: 2026-06-03}

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {supplier_strategic: P3M, supplier_other: P12M}
    # suppliers/kmd.yaml
    name: KMD
    relation: strategic
    meetings:
      - {date: 2026-06-03}
      - {date: 2026-09-02}
    # suppliers/eg.yaml
    name: EG
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, missed
from registry_cli.checks.days import duties, lives
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for due in question.missed("supplier-meeting"):
        yield missed(due, "supplier-meeting-overdue")


CHECK = Check(
    code="supplier-meeting-overdue",
    severity="info",
    message=Text("no meeting with {name} is recorded", "der er ikke registreret noget møde med {name}"),
    cases={
        "overdue": Text(
            "the last meeting with {name} was {last}; the next should have been by {due}",
            "det sidste møde med {name} var {last}; det næste skulle være holdt senest {due}",
        ),
    },
    help=Text("Hold the meeting, and write it in `meetings`.", "Hold mødet, og skriv det i `meetings`."),
    documentation=__doc__,
    danish="""Det er for længe siden, der blev holdt møde med en leverandør, som følges tæt.

Indstillingerne siger, hvor ofte der holdes møde med strategiske og andre vigtige leverandører (`intervals`); med de øvrige efter behov.
""",
    run=_run,
    days=(lives, duties),
)
