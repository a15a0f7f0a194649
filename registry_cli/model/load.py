"""A source to a registry: read, parse, check the shapes, collect what is wrong. Nothing is raised."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from registry_cli.documents import Data, Document, read_document
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.model.approved import approved_changes, by_system
from registry_cli.model.faults import check_shape, findings_of
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.layers import Layer, layer_of, merged, own_layers, stacked
from registry_cli.model.naming import id_from, is_read, is_settings, kind_of, misnamed, misplaced, stem_of
from registry_cli.model.registry import HOME, EntityKey, Entry, Registry
from registry_cli.model.settings import FORMAT, Settings
from registry_cli.sources import SETTINGS_FILE, Source, SourceFile

_NOBODY: dict[str, Data] = {"format": FORMAT, "organisation": {"name": "?"}}


def load(source: Source, name: str = HOME, beside: Registry | None = None) -> Registry:
    """The registry in `source`, with every fault of its files as a finding; `name` is that of a peer in joint views.

    What `beside`, another state of the same registry, has read of a file with the same bytes is not read again.
    """
    paths = source.paths()
    wanted = [path for path in paths if is_read(path)]
    known = beside.documents if beside else {}
    documents = {file.path: _read(file, known.get(file.path)) for file in source.read(wanted)}
    own = own_layers({path: one.data for path, one in documents.items() if is_settings(path) and one.data is not None})
    layers = stacked(own)
    settings, settings_findings = _settings(own, layers, documents, _same_settings(documents, beside))
    entries, shadowed, entry_findings = _entries(documents, name, _same_files(documents, name, beside))
    findings = (
        *(finding for document in documents.values() for finding in _with_entity(document)),
        *settings_findings,
        *entry_findings,
        *_folder_findings(paths),
    )
    return Registry(
        settings=settings or _fallback(layers),
        settings_are_sound=settings is not None,
        layers=layers,
        entries=entries,
        documents=documents,
        findings=findings,
        shadowed=tuple(shadowed),
        overlooked=_overlooked(paths),
    )


def _read(file: SourceFile, known: Document | None) -> Document:
    is_known = known is not None and not file.problem and known.text.encode("utf-8", "replace") == file.data
    return known if known is not None and is_known and known.data is not None else read_document(file)


def _same_files(documents: Mapping[str, Document], name: str, beside: Registry | None) -> Mapping[str, Entry]:
    """The entities of files that both states have and that are without fault, by path."""
    entries = beside.entries.values() if beside else ()
    same = (one for one in entries if beside and documents.get(one.path) is beside.documents[one.path])
    return {one.path: one for one in same if one.record is not None and one.key.registry == name}


def _same_settings(documents: Mapping[str, Document], beside: Registry | None) -> Settings | None:
    """The settings of the other state where it has the very same files of them, without fault."""
    if beside is None or not beside.settings_are_sound:
        return None
    here, there = (
        {path: one for path, one in documents_.items() if is_settings(path)}
        for documents_ in (documents, beside.documents)
    )
    is_same = here.keys() == there.keys() and all(one is there[path] for path, one in here.items())
    return beside.settings if is_same else None


def _settings(
    own: tuple[Layer, ...], layers: tuple[Layer, ...], documents: Mapping[str, Document], known: Settings | None
) -> tuple[Settings | None, list[Finding]]:
    """The settings that all layers make, unless one of the registry's own files has faults; each fault in its file."""
    findings = [wrong for path in documents if is_settings(path) and (wrong := misnamed(path)) is not None]
    stated = documents.get(SETTINGS_FILE)
    if stated is None or stated.data is None:
        return None, findings
    version = stated.data.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version != FORMAT:
        params: dict[str, Parameter] = {"found": version, "known": FORMAT}
        return None, [*findings, Finding("unknown-format", Mark(SETTINGS_FILE, ("format",)), None, params)]
    if known is not None:
        return known, findings
    data = merged(layers)
    settings, errors = check_shape(Settings, data)
    for finding in findings_of(Settings, data, errors, SETTINGS_FILE, None):
        placed = replace(finding, mark=finding.mark._replace(path=layer_of(finding.mark.route, own).path))
        findings.extend(_sound(documents[placed.mark.path], [placed]))
    has_all = all(one.data is not None for path, one in documents.items() if is_settings(path))
    return (settings if has_all else None), findings


def _fallback(layers: tuple[Layer, ...]) -> Settings:
    """What holds where the registry's own settings have faults: the preset it extends, with no organisation."""
    preset = [layer for layer in layers if layer.preset]
    settings, _ = check_shape(Settings, merged([Layer(SETTINGS_FILE, _NOBODY), *preset]))
    assert settings is not None
    return settings


def _entries(
    documents: dict[str, Document], name: str, known: Mapping[str, Entry]
) -> tuple[dict[str, Entry], list[Entry], list[Finding]]:
    entries: dict[str, Entry] = {}
    shadowed: list[Entry] = []
    findings: list[Finding] = []
    for path, document in sorted(documents.items()):
        kind = kind_of(path)
        if kind is None:
            continue
        wrong_name = misnamed(path)
        findings.extend([wrong_name] if wrong_name else [])
        entry, faults = _entry(document, kind, name, known.get(path))
        findings.extend(faults)
        if entry.id in entries:
            shadowed.append(entry)
            findings.append(_duplicate(entry, entries[entry.id]))
        else:
            entries[entry.id] = entry
    return with_approved_changes(dict(sorted(entries.items()))), shadowed, findings


def with_approved_changes(entries: dict[str, Entry]) -> dict[str, Entry]:
    """The entries, each system with what approved projects make of its life."""
    found = by_system(approved_changes(entries.values()))
    return {
        one: entry
        if entry.kind != "system" or entry.approved_changes == found.get(one, ())
        else replace(entry, approved_changes=found.get(one, ()))
        for one, entry in entries.items()
    }


def _entry(document: Document, kind: str, name: str, known: Entry | None) -> tuple[Entry, list[Finding]]:
    if known is not None:
        return known, []
    key = EntityKey(name, stem_of(document.path))
    if document.data is None:
        return Entry(key, kind, document.path, {}), []
    model = BY_KIND[kind]
    record, errors = check_shape(model, document.data)
    findings = findings_of(model, document.data, errors, document.path, key.id)
    return Entry(key, kind, document.path, document.data, record), list(_sound(document, findings))


def _sound(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without the findings about parts whose text could not be taken as data: they would be second, false ones."""
    for finding in findings:
        if not any(finding.mark.route[: len(route)] == route for route in document.unknown):
            yield finding


def _with_entity(document: Document) -> Iterator[Finding]:
    entity = stem_of(document.path) if kind_of(document.path) else None
    return (replace(finding, entity=entity) for finding in document.findings)


def _duplicate(entry: Entry, first: Entry) -> Finding:
    return Finding(
        "duplicate-id", Mark(entry.path, part="file"), entry.id, {"id": entry.id}, (Mark(first.path, part="file"),)
    )


def _folder_findings(paths: tuple[str, ...]) -> Iterator[Finding]:
    """One finding for each folder at the top whose files nobody reads, at its first file."""
    seen: set[str] = set()
    for path, folder, meant in misplaced(paths):
        if folder not in seen:
            seen.add(folder)
            yield Finding("unknown-folder", Mark(path, part="file"), None, {"found": folder}, meant=meant)


def _overlooked(paths: tuple[str, ...]) -> frozenset[str]:
    """Ids that are there for people, though their files are misnamed or misplaced: references to them are no faults."""
    misnamed_ids = {id_from(stem_of(path)) for path in paths if kind_of(path) and misnamed(path)}
    return frozenset({*misnamed_ids, *(stem_of(path) for path, _, _ in misplaced(paths))})
