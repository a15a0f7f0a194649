"""What is intended for a system does not follow from how well it fits, and no reason is given.

Two assessments, of the fit for the work and of the technical fit, point to what to do: invest where both are good, migrate where only
the work is well served, tolerate where only the technology is good, eliminate where neither is. There may be good reasons to do
otherwise; they belong in `target.reason`.

Bad:

    # systems/opus.yaml
    name: OPUS
    fit: {business: 2, technical: 1}
    target: {action: invest}
    #                ^^^^^^ disposition-differs

Good:

    # systems/opus.yaml
    name: OPUS
    fit: {business: 2, technical: 1}
    target: {action: invest, reason: Kontrakten binder os til 2031; brugerfladen bygges om i 2027}
"""

from collections.abc import Iterator

from registry_cli.analysis.disposition import DISPOSITIONS, disposition
from registry_cli.analysis.lifetimes import is_surely_not_retired
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.labels import CHOICE_LABELS
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        target, computed = system.section("target"), disposition(system)
        stated, reason = target.get("action"), target.get("reason")
        if (
            computed is not None
            and stated in DISPOSITIONS
            and stated != computed
            and (reason is None or (isinstance(reason, str) and not reason.strip()))
            and question.registry.is_whole(system)
            and is_surely_not_retired(system, question.as_of)
        ):
            marks = Mark(system.path, ("target", "action")), Mark(system.path, ("fit",))
            params = {"stated": str(stated), "computed": computed}
            yield Finding("disposition-differs", marks[0], system.id, params, (marks[1],))


CHECK = Check(
    code="disposition-differs",
    severity="info",
    message=Text(
        "the target is to {stated}; the two assessments point to {computed}",
        "målet er »{stated}«, men de to vurderinger peger på »{computed}«",
    ),
    help=Text(
        "Say why as `reason`, or change the target or the assessments.",
        "Skriv hvorfor som `reason`, eller ret målet eller vurderingerne.",
    ),
    documentation=__doc__,
    danish="""Det, man vil med et system, følger ikke af, hvor godt det passer, og der er ingen begrundelse.

To vurderinger, af hvor godt systemet passer til arbejdet og hvor godt det er teknisk, peger på, hvad der bør ske: udbyg, hvor begge er
gode; omlæg, hvor kun arbejdet er godt understøttet; behold, hvor kun teknikken er god; udfas, hvor ingen af dem er. Der kan være gode
grunde til at gøre noget andet; de hører hjemme i `target.reason`.
""",
    run=_run,
    days=(lives,),
    words={action: CHOICE_LABELS[action] for action in DISPOSITIONS},
    related=Text("the assessments are here", "vurderingerne står her"),
)
