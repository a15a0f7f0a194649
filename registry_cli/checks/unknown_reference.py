"""A reference leads to nothing in the registry.

An id that no file has is a misspelling, a file that was renamed or removed, or one that nobody has written yet. Until it is
mended, whatever the reference is for is left out: the owner is not asked, the dependency is not drawn.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelseschf
    #      ^^^^^^^^^^ unknown-reference
    # people/ydelseschef.yaml
    name: Ydelseschef

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelseschef
    # people/ydelseschef.yaml
    name: Ydelseschef
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.naming import is_id
from registry_cli.model.registry import Registry
from registry_cli.suggestions import certain, closest


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    renamed = _renamed(registry)
    by_kinds: dict[tuple[str, ...], tuple[str, ...]] = {}
    for link in question.links:
        target = link.found.entity
        if target is None or target in registry.entries or target in registry.overlooked:
            continue
        kinds = link.found.kinds
        if kinds not in by_kinds:
            by_kinds[kinds] = tuple(entry.id for entry in registry.of_kind(*kinds) if is_id(entry.id))
        finding = link.finding("unknown-reference", *_meant(link.found.target, by_kinds[kinds], renamed.get(target)))
        yield replace(finding, certain=_certain(link.found.target, by_kinds[kinds], renamed.get(target)))


def _meant(target: str, candidates: tuple[str, ...], renamed: str | None) -> tuple[tuple[str, ...], str | None]:
    """What could be meant; of a part (`id#part`) the entity, with the same part."""
    id_, mark, part = target.partition("#")
    nearest = renamed or (closest(id_, candidates) if mark else None)
    return candidates, f"{nearest}#{part}" if mark and nearest else nearest


def _certain(target: str, candidates: tuple[str, ...], renamed: str | None) -> str | None:
    """The reference as it must be: to the id of today, or with the letters that ids have."""
    id_, mark, part = target.partition("#")
    right = renamed or certain(id_, candidates)
    return f"{right}{mark}{part}" if right else None


def _renamed(registry: Registry) -> dict[str, str]:
    """Former ids that one entity had, each with the id of today."""
    had = [(old, entry.id) for entry in registry.entries.values() if entry.record for old in entry.record.formerly]
    times = Counter(old for old, _ in had)
    return {old: today for old, today in had if times[old] == 1}


CHECK = Check(
    code="unknown-reference",
    severity="error",
    message=Text("there is no {found} in the registry", "der er ingen {found} i registret"),
    help=Text(
        "Correct the id, or write the missing file with `reg new`.",
        "Ret id'et, eller skriv den manglende fil med `reg new`.",
    ),
    documentation=__doc__,
    danish="""En henvisning fører ikke til noget i registret.

Et id, som ingen fil har, er en slåfejl, en fil der er omdøbt eller fjernet, eller en, ingen har skrevet endnu. Indtil det er
rettet, udelades det, henvisningen er til for: ejeren spørges ikke, afhængigheden tegnes ikke.
""",
    run=_run,
)
