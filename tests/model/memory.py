"""Small registries in memory."""

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import BaseModel

from registry_cli.findings import Finding
from registry_cli.model.kinds import KINDS
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.sources import MemorySource

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\n"


def registry_of(files: Mapping[str, str | bytes]) -> Registry:
    """The registry of `files`, with the shortest sound settings unless they bring their own."""
    return load(MemorySource({"registry.yaml": SETTINGS, **files}))


def findings_in(files: Mapping[str, str | bytes]) -> tuple[Finding, ...]:
    """What loading `files` finds."""
    return registry_of(files).findings


def records() -> tuple[type[BaseModel], ...]:
    """Every record of the model, each once."""
    return tuple(dict.fromkeys(found for top in (*KINDS, Settings) for found in records_in(top)))


def records_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The record that is meant, and every record inside it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from records_in(field.annotation)
    for inner in get_args(annotation):
        yield from records_in(inner)
