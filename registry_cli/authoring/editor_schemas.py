"""Whether the schemas that an editor reads in a registry's folder are those this program would write."""

import json
from pathlib import Path

from registry_cli.analysis.checkup import EditorSchemas
from registry_cli.exports.schemas import schemas
from registry_cli.language import Lang
from registry_cli.output.tables import json_text
from registry_cli.sources import FolderSource

FOLDER = ".schemas"
"""Where `reg init` puts them."""


def editor_schemas(root: Path, lang: Lang) -> EditorSchemas:
    """The schemas in the registry at `root`, which may be in either language; `lang` is the likelier one."""
    there = {name: _read(root, name) for name in schemas(lang)}
    wrong = _differing(there, lang)
    if wrong:
        wrong &= _differing(there, "en" if lang == "da" else "da")
    missing = tuple(name for name, text in there.items() if text is None)
    stale = tuple(name for name in there if name in wrong and name not in missing)
    return EditorSchemas(FOLDER, len(there) - len(missing), stale, missing)


def _read(root: Path, name: str) -> object:
    """The schema as data, so that line ends do not count; text that is none stays text."""
    (file,) = FolderSource(root).read([f"{FOLDER}/{name}.schema.json"])
    if file.problem:
        return None
    try:
        return json.loads(file.data)
    except ValueError:
        return file.data


def _differing(there: dict[str, object], lang: Lang) -> set[str]:
    return {name for name, schema in schemas(lang).items() if there[name] != json.loads(json_text(schema))}
