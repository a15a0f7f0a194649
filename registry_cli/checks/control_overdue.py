"""A recurring control of a system was never made, or not for too long.

The settings say which controls recur, how often, and for which systems (`controls`); a system may list further ones of them itself. A
control is recorded in the system's `controls`, or in the field that the settings name for it (`recorded_in`). Controls that were
never recorded are told together, so that a registry that begins is not flooded.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    controls:
      brugeradgange: {name: Gennemgang af brugeradgange, every: P6M, applies_to: personal-data}
      gendannelsestest: {name: Gendannelsestest, every: P12M, applies_to: high}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    criticality: {level: high}
    data: [{category: person, personal: [ordinary]}]
    controls:
    #^^^^^^^ control-overdue
      - {control: brugeradgange, done: 2026-03-01}
      #                                ^^^^^^^^^^ control-overdue

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    controls:
      brugeradgange: {name: Gennemgang af brugeradgange, every: P6M, applies_to: personal-data}
      gendannelsestest: {name: Gendannelsestest, every: P12M, applies_to: high}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    criticality: {level: high}
    data: [{category: person, personal: [ordinary]}]
    controls:
      - {control: brugeradgange, done: 2026-09-01}
      - {control: gendannelsestest, done: 2026-02-10}
"""

from collections.abc import Iterable, Iterator

from registry_cli.analysis.due import Due
from registry_cli.checks.check import Check, Question, missed
from registry_cli.checks.days import duties, lives
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text
from registry_cli.model.registry import Entry


def _run(question: Question) -> Iterator[Finding]:
    controls = question.registry.settings.controls
    never: dict[str, list[Due]] = {}
    for due in question.missed("control"):
        if due.last is None:
            never.setdefault(due.entry.id, []).append(due)
        else:
            yield missed(due, "control-overdue", name=controls[due.name].name, found=due.name)
    for several in never.values():
        yield _never(several[0].entry, (controls[due.name].name for due in several))


def _never(entry: Entry, names: Iterable[str]) -> Finding:
    params: dict[str, Parameter] = {"name": entry.name, "controls": ", ".join(names)}
    return Finding("control-overdue", Mark(entry.path, ("controls",), "key"), entry.id, params)


CHECK = Check(
    code="control-overdue",
    severity="warning",
    message=Text(
        "controls of {name} that were never recorded: {controls}",
        "kontroller af {name}, der aldrig er registreret: {controls}",
    ),
    cases={
        "overdue": Text(
            "{name} was last made {last} and should have been again by {due}",
            "{name} er sidst udført {last} og skulle være udført igen senest {due}",
        ),
    },
    help=Text(
        "Make the control, and record its day in `controls` or in the field that the settings name.",
        "Udfør kontrollen, og skriv dagen i `controls` eller i det felt, som indstillingerne nævner.",
    ),
    documentation=__doc__,
    danish="""En tilbagevendende kontrol af et system er aldrig udført, eller det er for længe siden.

Indstillingerne siger, hvilke kontroller der vender tilbage, hvor ofte og for hvilke systemer (`controls`); et system kan selv nævne flere
af dem. En kontrol registreres i systemets `controls` eller i det felt, indstillingerne nævner for den (`recorded_in`). Kontroller, der
aldrig er registreret, nævnes samlet, så et register i sin begyndelse ikke bliver oversvømmet.
""",
    run=_run,
    days=(lives, duties),
)
