"""A task is not a number of a known taxonomy.

Tasks are numbers of KLE or FORM with the taxonomy in front: `kle:32.24`. Where `registry.yaml` lists the numbers that are
used, each number must be there, so that its title can be shown.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    taxonomies: {kle: {"32.24": Ydelser efter lov om aktiv socialpolitik mv.}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    tasks: ["32.24", "kle:32.42"]
    #       ^^^^^^^ unknown-number
    #                ^^^^^^^^^^^ unknown-number

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    taxonomies: {kle: {"32.24": Ydelser efter lov om aktiv socialpolitik mv.}}
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    tasks: ["kle:32.24"]
"""

import re
from collections.abc import Iterator, Mapping

from registry_cli.analysis.links import Link
from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.fields import TaxonomyNumber

_NUMBER = re.compile(r"[0-9]{2}(\.[0-9]{2}){0,2}", re.ASCII)


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    taxonomies = {str(scheme): numbers for scheme, numbers in registry.settings.taxonomies.items()}
    for link in question.links:
        if isinstance(link.found.declared, TaxonomyNumber):
            yield from _check(link, link.found.declared, taxonomies if registry.settings_are_sound else {})


def _check(link: Link, declared: TaxonomyNumber, taxonomies: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    scheme, _, number = link.found.target.partition(":")
    known = taxonomies.get(scheme, {})
    if scheme not in declared.schemes or not _NUMBER.fullmatch(number):
        candidates = tuple(f"{taxonomy}:{listed}" for taxonomy, numbers in taxonomies.items() for listed in numbers)
        meant = f"kle:{link.found.target}" if link.found.target in taxonomies.get("kle", {}) else None
        yield link.finding("unknown-number", candidates, meant, reason="form")
    elif known and number not in known:
        yield link.finding("unknown-number", tuple(f"{scheme}:{listed}" for listed in known), reason="unlisted")


CHECK = Check(
    code="unknown-number",
    severity="error",
    message=Text("{found} {reason}", "{found} {reason}"),
    help=Text(
        "Write the taxonomy and the number, such as kle:32.24, and list it under `taxonomies` in registry.yaml.",
        "Skriv taksonomien og nummeret, for eksempel kle:32.24, og angiv det under `taxonomies` i registry.yaml.",
    ),
    documentation=__doc__,
    danish="""En opgave er ikke et nummer i en kendt taksonomi.

Opgaver er numre fra KLE eller FORM med taksonomien foran: `kle:32.24`. Hvor `registry.yaml` angiver de numre, der bruges, skal
hvert nummer stå der, så dets titel kan vises.
""",
    run=_run,
    words={
        "form": Text("is no number of KLE or FORM", "er ikke et nummer fra KLE eller FORM"),
        "unlisted": Text("is not among the numbers of registry.yaml", "er ikke blandt numrene i registry.yaml"),
    },
)
