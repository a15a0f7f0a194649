"""Whether the schemas that an editor reads in a registry's folder are those this program would write."""

import json
from pathlib import Path

from registry_cli.analysis.checkup import EditorSchemas
from registry_cli.exports.known import known_in
from registry_cli.exports.schemas import schemas
from registry_cli.language import Lang
from registry_cli.model.registry import Registry
from registry_cli.output.tables import json_text
from registry_cli.sources import FolderSource

FOLDER = ".schemas"
"""Where `reg init` puts them."""

OFFERS = '"enumDescriptions"'
"""What stands in schemas that offer the ids of a registry, and in no others."""


def editor_schemas(root: Path, lang: Lang, registry: Registry | None = None) -> EditorSchemas:
    """The schemas in the registry at `root`, which may be in either language; `lang` is the likelier one.

    Those that offer ids are held against what `registry` holds now.
    """
    there = {name: _read(root, name) for name in schemas(lang)}
    offering = registry if registry is not None and OFFERS in json.dumps(there, default=str) else None
    wrong = _differing(there, lang, offering)
    if wrong:
        wrong &= _differing(there, "en" if lang == "da" else "da", offering)
    missing = tuple(name for name, text in there.items() if text is None)
    stale = tuple(name for name in there if name in wrong and name not in missing)
    return EditorSchemas(FOLDER, len(there) - len(missing), stale, missing, with_ids=offering is not None)


def _read(root: Path, name: str) -> object:
    """The schema as data, so that line ends do not count; text that is none stays text."""
    (file,) = FolderSource(root).read([f"{FOLDER}/{name}.schema.json"])
    if file.problem:
        return None
    try:
        return json.loads(file.data)
    except ValueError:
        return file.data


def _differing(there: dict[str, object], lang: Lang, offering: Registry | None) -> set[str]:
    made = schemas(lang, known_in(offering, lang)) if offering is not None else schemas(lang)
    return {name for name, schema in made.items() if there[name] != json.loads(json_text(schema))}
