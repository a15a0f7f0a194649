"""A system uses another one directly, and no interface is described.

Nobody can see what travels between the two, in which form, or who must be told when one of them changes. Modules of the same system
are left out, and so is what people carry over by hand.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {system: opus, purpose: Udbetaling}
      #          ^^^^ undocumented-connection
    # systems/opus.yaml
    name: OPUS

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {interface: opus-betaling, purpose: Udbetaling}
    # interfaces/opus-betaling.yaml
    name: Betalinger til OPUS
    provider: opus
    # systems/opus.yaml
    name: OPUS
"""

from collections.abc import Iterator

from registry_cli.analysis.connections import uses_in_force
from registry_cli.analysis.wholes import have_one_whole
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    for one in uses_in_force(question.connections, question.as_of):
        if (
            one.target.kind == "system"
            and one.row.get("via") != "manual"
            and standing(one.target, question.as_of).state != "retired"
            and not have_one_whole(one.holder, one.target, question.registry)
        ):
            yield one.link.finding("undocumented-connection")


CHECK = Check(
    code="undocumented-connection",
    severity="warning",
    message=Text(
        "{found} is used directly, without an interface", "{found} anvendes direkte, uden at en snitflade er beskrevet"
    ),
    help=Text(
        "Describe the interface in `interfaces/`, and use that.",
        "Beskriv snitfladen i `interfaces/`, og angiv den som det, der anvendes.",
    ),
    documentation=__doc__,
    danish="""Et system anvender et andet direkte, og ingen snitflade er beskrevet.

Ingen kan se, hvad der udveksles mellem de to, i hvilken form, eller hvem der skal have besked, når et af dem ændres. Moduler i det samme
system er ikke regnet med, og det, som folk overfører i hånden, heller ikke.
""",
    run=_run,
    days=(lives,),
)
