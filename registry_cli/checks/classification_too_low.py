"""Something is classified as more open than its data allow.

A system is at least as confidential as the most confidential data in it. Civil registration numbers, sensitive personal data, data about
criminal offences and other private matters are confidential at least.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    classification: internal
    #               ^^^^^^^^ classification-too-low
    data:
      - {category: ydelser, classification: confidential}
    # systems/nexus.yaml
    name: Omsorgsjournalen
    privacy: {risk_assessment: {date: 2026-03-01}}
    data:
      - {category: sundhedsdata, classification: internal, personal: [sensitive]}
      #                                          ^^^^^^^^ classification-too-low

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    classification: confidential
    data:
      - {category: ydelser, classification: confidential}
    # systems/nexus.yaml
    name: Omsorgsjournalen
    privacy: {risk_assessment: {date: 2026-03-01}}
    data:
      - {category: sundhedsdata, classification: confidential, personal: [sensitive]}
"""

from collections.abc import Iterator

from registry_cli.analysis.confidentiality import CLASSIFICATIONS, Need, openness, private_needs, stated_needs
from registry_cli.analysis.lifetimes import is_surely_not_retired
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark, Route
from registry_cli.labels import CHOICE_LABELS
from registry_cli.language import Text
from registry_cli.model.registry import Entry


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        if not is_surely_not_retired(system, question.as_of):
            continue
        needs = [*stated_needs(system), *private_needs(system)]
        highest = max(needs, key=_openness_of, default=None)
        told = None
        if highest is not None and _is_below(system.data.get("classification"), highest):
            told = highest.position
            yield _finding(system, ("classification",), system.data.get("classification"), highest)
        rows = dict(system.numbered_rows("data"))
        for need in private_needs(system):
            stated = rows[need.position].get("classification")
            if need.position != told and _is_below(stated, need):
                yield _finding(system, ("data", need.position, "classification"), stated, need)


def _openness_of(need: Need) -> int:
    return CLASSIFICATIONS.index(need.classification)


def _is_below(stated: Data, need: Need) -> bool:
    number = openness(stated)
    return number is not None and number < _openness_of(need)


def _finding(system: Entry, route: Route, stated: Data, need: Need) -> Finding:
    params = {"stated": str(stated), "needed": need.classification}
    return Finding(
        "classification-too-low", Mark(system.path, route), system.id, params, (Mark(system.path, need.route),)
    )


CHECK = Check(
    code="classification-too-low",
    severity="warning",
    message=Text(
        "classified as {stated}; the data ask for {needed} at least",
        "klassificeret som {stated}, men data kræver mindst {needed}",
    ),
    help=Text(
        "Raise the classification, or correct what is said of the data.",
        "Hæv klassifikationen, eller ret det, der står om data.",
    ),
    documentation=__doc__,
    danish="""Noget er klassificeret som mere åbent, end dets data tillader.

Et system er mindst så fortroligt som de mest fortrolige data i det. CPR-numre, følsomme personoplysninger, oplysninger om strafbare
forhold og andre rent private forhold er mindst fortrolige.
""",
    run=_run,
    days=(lives,),
    words={word: CHOICE_LABELS[word] for word in CLASSIFICATIONS},
    related=Text("because of these data", "på grund af disse data"),
)
