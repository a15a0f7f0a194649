"""The files of a new registry: a small valid Danish sample, editor settings and a CI file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registry_cli.documents.dump import yaml_text
from registry_cli.exports.schemas import schemas
from registry_cli.language import Lang
from registry_cli.model.kinds import KINDS
from registry_cli.output.tables import json_text
from registry_cli.resources import templates_folder

Forge = Literal["github", "gitlab", "azure", "none"]

_CI_FILES: dict[Forge, str] = {
    "github": ".github/workflows/registry.yml",
    "gitlab": ".gitlab-ci.yml",
    "azure": "azure-pipelines.yml",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the starter is made for: the municipality's name, the language, the forge, and how CI installs the program."""

    name: str
    lang: Lang
    forge: Forge
    requirement: str


def starter_files(choices: Choices) -> dict[str, str]:
    """Every file of a new registry by its path, sorted."""
    files = dict(_templates(choices))
    for name, schema in schemas(choices.lang).items():
        files[f".schemas/{name}.schema.json"] = json_text(schema)
    files[".vscode/settings.json"] = json_text({"yaml.schemas": _schema_settings()})
    return dict(sorted(files.items()))


def _templates(choices: Choices) -> Iterator[tuple[str, str]]:
    folder = templates_folder() / "starter"
    environment = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        variable_start_string="[[",
        variable_end_string="]]",
        autoescape=False,  # noqa: S701 - YAML and plain text: the filter `yaml` quotes what comes from outside
    )
    environment.filters["yaml"] = yaml_scalar
    for template in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()):
        target = _target(template, choices.forge)
        if target is not None:
            yield target, environment.get_template(template).render(choices=choices)


def _target(template: str, forge: Forge) -> str | None:
    """Where a template's file goes; dots are written out in names so that the templates are no hidden files."""
    if template.startswith("ci/"):
        return _CI_FILES[forge] if template == f"ci/{forge}.yml" else None
    return str(Path(template).with_name(Path(template).name.replace("dot-", ".", 1)).as_posix())


def _schema_settings() -> dict[str, list[str]]:
    kinds = {f"./.schemas/{kind.KIND}.schema.json": [f"{kind.FOLDER}/**/*.yaml"] for kind in KINDS}
    return {
        **kinds,
        "./.schemas/registry.schema.json": ["registry.yaml"],
        "./.schemas/settings.schema.json": ["settings/**/*.yaml"],
    }


def yaml_scalar(text: str) -> str:
    """A text as one YAML scalar, quoted where it must be."""
    return yaml_text({"x": text}).removeprefix("x: ").rstrip("\n")
