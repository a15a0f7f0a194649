"""A field that must be filled in is missing.

The settings say for each kind which fields must be there (`completeness`). One that is missing leaves the questions that rest on
it without an answer. What is retired or over is not asked for anything, and a file with other faults is mended first.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {system: {must: [hosting, criticality.level, data.classification]}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    #^^^ missing-must
    criticality:
    #^^^^^^^^^^ missing-must
    data:
      - {category: ydelser, classification: confidential}
      - {category: oekonomi}
      # ^^^^^^^^^^^^^^^^^^^^ missing-must

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {system: {must: [hosting, criticality.level, data.classification]}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    hosting: supplier
    criticality: {level: high}
    data:
      - {category: ydelser, classification: confidential}
"""

from collections.abc import Iterator

from registry_cli.analysis.completeness import place_of_missing
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.checks.no_owner import OWNER
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry
from registry_cli.model.shape import FieldShape, fields_along, shape_of


def _run(question: Question) -> Iterator[Finding]:
    for one in question.filled:
        for path in one.of("must").missing:
            fields = fields_along(shape_of(BY_KIND[one.entry.kind]), path.split("."))
            if fields and path != OWNER:
                yield _finding(one.entry, path, fields)


def _finding(entry: Entry, path: str, fields: tuple[FieldShape, ...]) -> Finding:
    route = place_of_missing(dict(entry.data), path.split("."))
    params: dict[str, Parameter] = {"key": path, "meaning": _in_words(fields), "example": _example(fields)}
    return Finding("missing-must", Mark(entry.path, route), entry.id, params)


def _in_words(fields: tuple[FieldShape, ...]) -> Text:
    """What the field means, with what it is a part of: *How critical it is: Level*."""
    return Text(": ".join(field.text.en for field in fields), ": ".join(field.text.da for field in fields))


def _example(fields: tuple[FieldShape, ...]) -> Text:
    """The field as it could stand in the file; empty where the model has no example."""
    if fields[-1].example is None:
        return Text("", "")
    shown = _written(fields[-1].example)
    for field in reversed(fields[:-1]):
        inner = f"{{{fields[fields.index(field) + 1].name}: {shown}}}"
        shown = f"[{inner}]" if field.shape.item is not None else inner
    example = f"`{fields[0].name}: {shown}`"
    return Text(f", for example {example}", f", for eksempel {example}")


def _written(value: object) -> str:
    """A value as it stands in one line of a file."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_written(item) for item in value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


CHECK = Check(
    code="missing-must",
    severity="warning",
    message=Text("{key} is missing ({meaning})", "{key} mangler ({meaning})"),
    help=Text("Fill it in{example}.", "Udfyld det{example}."),
    documentation=__doc__,
    danish="""Et felt, der skal udfyldes, mangler.

Indstillingerne siger for hver art, hvilke felter der skal være der (`completeness`). Mangler et, er de spørgsmål, der hviler på
det, uden svar. Det, der er udfaset eller afsluttet, spørges der ikke til, og en fil med andre fejl rettes først.
""",
    run=_run,
    days=(lives,),
)
