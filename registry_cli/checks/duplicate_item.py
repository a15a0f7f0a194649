"""The same item stands twice in a list.

Items of a list are told apart by what they are about: a price by its name, a use by what it uses, a goal by its id.
Twice the same would be counted twice, and a change of one would leave the other as it was.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    tags: [kombit, kombit]
    #              ^^^^^^ duplicate-item
    used_by:
      - {unit: ydelse, users: 45}
      - {unit: ydelse, users: 12}
      # ^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-item
    # units/ydelse.yaml
    name: Ydelsescentret

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    tags: [kombit]
    used_by:
      - {unit: ydelse, users: 57}
    # units/ydelse.yaml
    name: Ydelsescentret
"""

from collections.abc import Iterator

from registry_cli.analysis.links import Holder
from registry_cli.checks.check import FIRST_HERE, Check, Part, Question, in_each_file
from registry_cli.documents import Data, Document
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.fields import Identity
from registry_cli.model.items import identity_of
from registry_cli.model.shape import Shape


def _run(question: Question) -> Iterator[Finding]:
    documents = question.registry.documents
    return in_each_file(question, "duplicate-item", lambda holder, parts: _in(holder, parts, documents[holder.path]))


def _in(holder: Holder, parts: tuple[Part, ...], document: Document) -> Iterator[Finding]:
    unknown = document.unknown
    for route, data, shape in parts:
        is_clear = not any(part[: len(route)] == route for part in unknown)
        if isinstance(data, list) and shape.identity is not None and shape.item is not None and is_clear:
            for first, second, name in _duplicates(data, shape.identity, shape.item):
                marks = Mark(holder.path, (*route, first)), Mark(holder.path, (*route, second))
                yield Finding("duplicate-item", marks[1], holder.entity, {"item": name}, (marks[0],))


def _duplicates(items: list[Data], identity: Identity, shape: Shape) -> Iterator[tuple[int, int, str]]:
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    for position, item in enumerate(items):
        name = identity_of(item, identity, shape)
        if name and name in seen:
            yield seen[name], position, ", ".join(value for _, value in name)
        seen.setdefault(name, position)


CHECK = Check(
    code="duplicate-item",
    severity="error",
    message=Text("{item} stands twice in this list", "{item} står to gange i denne liste"),
    help=Text("Keep one of them.", "Behold den ene."),
    documentation=__doc__,
    danish="""Det samme punkt står to gange i en liste.

En listes punkter kendes på det, de handler om: en pris på sit navn, en anvendelse på det, den anvender, et mål på sit id.
Det samme to gange ville tælle dobbelt, og en ændring af det ene ville lade det andet stå.
""",
    run=_run,
    related=FIRST_HERE,
)
