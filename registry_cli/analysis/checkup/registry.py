"""The registry itself."""

from collections.abc import Iterator

from registry_cli.analysis.checkup.health import Health
from registry_cli.analysis.checkup.observation import EditorSchemas, Observation, Place, first, said
from registry_cli.language import Text

NOTHING_THERE = Text("no registry.yaml in this folder or above it", "ingen registry.yaml i denne mappe eller over den")
UNREADABLE = Text("{place}: {reason}", "{place}: {reason}")


def in_registry(health: Health, place: Place, schemas: EditorSchemas | None) -> Iterator[Observation]:
    """The registry itself."""
    yield Observation("registry", "place", "ok", Text(place.shown, place.shown))
    yield _settings(health)
    files = said(
        Text("{files} files, {entities} entities", "{files} filer, {entities} poster"),
        files=health.files,
        entities=health.entities,
    )
    yield Observation("registry", "files", "ok", files)
    yield _broken(health)
    yield _findings(health)
    if schemas is not None:
        yield _schemas(schemas, place)


def _settings(health: Health) -> Observation:
    if not health.settings_are_sound:
        says = Text(
            "the settings have faults; defaults hold instead",
            "indstillingerne har fejl; standardværdier gælder i stedet",
        )
        return Observation("registry", "settings", "bad", says)
    text = Text("format {format}, extends {preset}", "format {format}, bygger på {preset}")
    none = Text("format {format}, no preset", "format {format}, uden sæt af standardværdier")
    return Observation(
        "registry", "settings", "ok", said(text if health.preset else none, format=health.format, preset=health.preset)
    )


def _broken(health: Health) -> Observation:
    if not health.broken:
        return Observation("registry", "broken", "ok", Text("none", "ingen"))
    says = said(Text("{count}: {files}", "{count}: {files}"), count=len(health.broken), files=first(health.broken))
    return Observation("registry", "broken", "bad", says)


def _findings(health: Health) -> Observation:
    errors, warnings, infos = (health.number(severity) for severity in ("error", "warning", "info"))
    says = said(
        Text(
            "{errors} errors, {warnings} warnings, {infos} info",
            "{errors} fejl, {warnings} advarsler, {infos} oplysninger",
        ),
        errors=errors,
        warnings=warnings,
        infos=infos,
    )
    return Observation("registry", "findings", "bad" if errors else "warn" if warnings else "ok", says)


def _schemas(schemas: EditorSchemas, place: Place) -> Observation:
    remedy = f"`{place.command} schema --write {place.prefix}{schemas.folder}`"
    if schemas.are_fresh:
        return Observation(
            "registry", "schemas", "ok", said(Text("fresh ({folder})", "friske ({folder})"), folder=schemas.folder)
        )
    if not schemas.present:
        says = Text("none: the editor cannot help", "ingen: editoren kan ikke hjælpe")
    else:
        says = said(Text("out of date: {names}", "forældede: {names}"), names=first((*schemas.stale, *schemas.missing)))
    return Observation("registry", "schemas", "warn", says, Text(remedy, remedy))


def nothing_there() -> Observation:
    """There is no registry here: nothing is wrong, but little can be answered."""
    return Observation("registry", "place", "warn", NOTHING_THERE, Text("`reg init`", "`reg init`"))


def unreadable(place: Place, reason: Text) -> Observation:
    """There is a registry that could not be read at all."""
    return Observation("registry", "place", "bad", said(UNREADABLE, place=place.shown, reason=reason))
