"""The registry itself."""

from collections.abc import Iterator

from registry_cli.analysis.checkup.health import Health
from registry_cli.analysis.checkup.observation import EditorSchemas, Observation, Place, as_it_is, first, said
from registry_cli.language import Text

NOTHING_THERE = Text("no registry.yaml in this folder or above it", "ingen registry.yaml i denne mappe eller over den")
START = Text("`reg init`", "`reg init`")
NO_SETTINGS = Text("they have faults; defaults hold instead", "de har fejl; standardværdier gælder i stedet")
WITH_PRESET = Text("format {format}, extends {preset}", "format {format}, bygger på {preset}")
WITHOUT_PRESET = Text("format {format}, no preset", "format {format}, uden sæt af standardværdier")
CONTENTS = Text("files: {files}, entities: {entities}", "filer: {files}, poster: {entities}")
NONE = Text("none", "ingen")
FINDINGS = Text(
    "errors: {errors}, warnings: {warnings}, info: {infos}",
    "fejl: {errors}, advarsler: {warnings}, oplysninger: {infos}",
)
FRESH = Text("as they should be ({folder})", "som de skal være ({folder})")
NO_SCHEMAS = Text("none: the editor cannot help", "ingen: editoren kan ikke hjælpe")
STALE = Text("out of date: {names}", "forældede: {names}")


def nothing_there() -> Observation:
    """There is no registry here: nothing is wrong, but little can be answered."""
    return Observation("registry", "place", "warn", NOTHING_THERE, START)


def unreadable(place: Place, reason: Text) -> Observation:
    """There is a registry that could not be read at all."""
    return Observation(
        "registry", "place", "bad", said(as_it_is("{place}: {reason}"), place=place.shown, reason=reason)
    )


def in_registry(health: Health, place: Place, schemas: EditorSchemas | None) -> Iterator[Observation]:
    """The registry itself."""
    yield Observation("registry", "place", "ok", as_it_is(place.shown))
    yield _settings(health)
    says = said(CONTENTS, files=health.files, entities=health.entities)
    yield Observation("registry", "files", "ok", says)
    yield _broken(health)
    yield _findings(health)
    if schemas is not None:
        yield _schemas(schemas, place)


def _settings(health: Health) -> Observation:
    if not health.settings_are_sound:
        return Observation("registry", "settings", "bad", NO_SETTINGS)
    text = WITH_PRESET if health.preset else WITHOUT_PRESET
    return Observation("registry", "settings", "ok", said(text, format=health.format, preset=health.preset))


def _broken(health: Health) -> Observation:
    if not health.broken:
        return Observation("registry", "broken", "ok", NONE)
    return Observation("registry", "broken", "bad", as_it_is(f"{len(health.broken)}: {first(health.broken)}"))


def _findings(health: Health) -> Observation:
    errors, warnings, infos = (health.number(severity) for severity in ("error", "warning", "info"))
    says = said(FINDINGS, errors=errors, warnings=warnings, infos=infos)
    return Observation("registry", "findings", "bad" if errors else "warn" if warnings else "ok", says)


def _schemas(schemas: EditorSchemas, place: Place) -> Observation:
    if schemas.are_fresh:
        return Observation("registry", "schemas", "ok", said(FRESH, folder=schemas.folder))
    names = first((*schemas.stale, *schemas.missing))
    says = said(STALE, names=names) if schemas.present else NO_SCHEMAS
    return Observation("registry", "schemas", "warn", says, as_it_is(f"`{schemas.command(place)}`"))
