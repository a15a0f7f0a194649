"""The files of a new registry: settings, a small valid Danish sample, editor settings, and what its repository needs."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registry_cli.authoring.catalogue import PRESET
from registry_cli.checks import BY_CODE
from registry_cli.checks.running import Judged
from registry_cli.documents.dump import yaml_text
from registry_cli.escaping import escape_markdown
from registry_cli.exports.owners import OWNERS_FORGES
from registry_cli.exports.schemas import schemas
from registry_cli.language import Lang, Text
from registry_cli.model.kinds import KINDS
from registry_cli.model.load import load
from registry_cli.model.settings import FORMAT
from registry_cli.output.diagnostics import diagnostics
from registry_cli.output.review.markdown import MARKER
from registry_cli.output.tables import json_text
from registry_cli.resources import templates_folder
from registry_cli.review.owners import ownership
from registry_cli.sources import SETTINGS_FILE, MemorySource

Forge = Literal["github", "gitlab", "azure", "none"]
FORGES: tuple[Forge, ...] = ("github", "gitlab", "azure", "none")
PRE_COMMIT_FILE = ".pre-commit-config.yaml"
CONTAINER_FILE = "Containerfile"
LANGUAGES: tuple[Lang, Lang] = ("en", "da")
CI_FILES: dict[Forge, str] = {
    "github": ".github/workflows/registry.yml",
    "gitlab": ".gitlab-ci.yml",
    "azure": "azure-pipelines.yml",
}
COMMENT_FILE = ".github/workflows/registry-comment.yml"
"""What comments on a pull request from a fork at GitHub, where the run that validates it may only read."""
ACTIONS = {
    "checkout": ("08c6903cd8c0fde910a37f88322edcfb5dd907a8", "v5.0.0"),
    "setup-python": ("e797f83bcb11b83ae66e0230d6156d7c80228e7c", "v6.0.0"),
    "upload-artifact": ("ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
}
"""GitHub's own actions by their commits, since a version can be moved to another one."""
CI_IMAGE = "python:3.12.11-bookworm"
CONTAINER_IMAGE = "python:3.12.11-slim-bookworm@sha256:519591d6871b7bc437060736b9f7456b8731f1499a57e22e6c285135ae657bf7"
DIFF_MARKER = MARKER
FORECAST_MARKER = "<!-- reg forecast -->"
"""By their first lines the comment and the issue are found again."""
_EDITOR: dict[str, object] = {
    "files.eol": "\n",
    "yaml.schemaStore.enable": False,
    "yaml.format.enable": False,
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
}
_EXTENSION = "redhat.vscode-yaml"
NOT_INSTALLED = Text(
    "reg could not be installed: say in this CI file where pip finds it",
    "reg kunne ikke installeres: angiv i denne CI-fil, hvor pip finder det",
)


@dataclass(frozen=True)
class Choices:
    """What a starter is made for.

    `requirement` is how CI installs the program, `day` the day on which the sample was true, `folder` where the registry
    lies in its repository (empty: at the top), and `standards` further files by their paths: the preset's standards.
    """

    name: str
    lang: Lang
    forge: Forge
    requirement: str
    day: date
    municipality_code: str | None = None
    cvr: str | None = None
    inhabitants: int | str | None = None
    has_pre_commit: bool = True
    has_sample: bool = True
    has_container: bool = False
    folder: str = ""
    standards: Mapping[str, str] = field(default_factory=dict)


def starter_files(choices: Choices) -> dict[str, str]:
    """The files of the registry itself by path, sorted."""
    files = _registry_files(choices)
    for name, schema in schemas(choices.lang).items():
        files[f".schemas/{name}.schema.json"] = json_text(schema)
    files[".vscode/settings.json"] = json_text({**_EDITOR, "yaml.schemas": _schema_settings()})
    files[".vscode/extensions.json"] = json_text({"recommendations": [_EXTENSION]})
    return dict(sorted(files.items()))


def _registry_files(choices: Choices) -> dict[str, str]:
    """What the registry says, and what stands beside it for people and git."""
    sample = _rendered("sample" if choices.has_sample else "empty", choices)
    return {**choices.standards, **_rendered("always", choices), **sample}


def repository_files(choices: Choices) -> dict[str, str]:
    """The files that belong at the top of the repository, by path: CI, owners of files, hooks of pre-commit, a container."""
    made = _rendered("repository", choices)
    files = {}
    if choices.forge != "none":
        files[CI_FILES[choices.forge]] = made[f"{choices.forge}.yml"]
        files |= _owners(choices)
    if choices.forge == "github":
        files[COMMENT_FILE] = made["github-comment.yml"]
    if choices.has_pre_commit:
        files[PRE_COMMIT_FILE] = made["pre-commit.yml"]
    if choices.has_container:
        files[CONTAINER_FILE] = made[CONTAINER_FILE]
    return files


def _owners(choices: Choices) -> dict[str, str]:
    """The forge's list of owners, as `reg owners` makes it of the new registry."""
    forge = OWNERS_FORGES[choices.forge]
    found = ownership(load(MemorySource(_registry_files(choices))), choices.day, forge.accounts)
    return {forge.new: forge.render(found, f"{choices.folder}/" if choices.folder else "", choices.lang)}


def ci_script(name: str, choices: Choices) -> str:
    """A script that CI runs on its own, as it stands in the CI files too."""
    folder = templates_folder() / "starter" / "scripts"
    return _environment(FileSystemLoader(folder, encoding="utf-8"), choices).get_template(name).render(choices=choices)


def organisation_fault(organisation: Mapping[str, object]) -> Text | None:
    """What does not fit of what is said about the municipality, as the model sees it; `None` where all of it fits."""
    known = {key: value for key, value in organisation.items() if value is not None}
    registry = load(MemorySource({SETTINGS_FILE: yaml_text({"format": FORMAT, "organisation": known})}))
    judged = [Judged(finding, BY_CODE[finding.code].severity) for finding in registry.findings]
    if not judged:
        return None
    english, danish = (diagnostics(judged, registry, lang)[0] for lang in LANGUAGES)
    return Text(f"{english.message}. {english.help}", f"{danish.message}. {danish.help}")


def _rendered(part: str, choices: Choices) -> dict[str, str]:
    """The templates of one part, filled in; `dot-` in front of a name stands for a dot, so that none is a hidden file."""
    folder = templates_folder() / "starter" / part
    environment = _environment(FileSystemLoader(folder, encoding="utf-8"), choices)
    templates = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {_target(name): environment.get_template(name).render(choices=choices) for name in templates}


def _target(template: str) -> str:
    path = PurePosixPath(template)
    return path.with_name(path.name.replace("dot-", ".", 1)).as_posix()


def _environment(loader: FileSystemLoader, choices: Choices) -> Environment:
    environment = Environment(
        loader=loader,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        variable_start_string="[[",
        variable_end_string="]]",
        autoescape=False,  # noqa: S701 - YAML and plain text: the filter `yaml` quotes what comes from outside
    )
    environment.filters["yaml"] = yaml_scalar
    environment.filters["markdown"] = escape_markdown
    where = f" --registry {shlex.quote(choices.folder)}" if choices.folder else ""
    environment.globals |= {
        "say": lambda en, da: Text(en, da).say(choices.lang),
        "shell": shlex.quote,
        "preset": PRESET,
        "field": _field,
        "install": lambda mark: _install(choices, mark),
        "action": _action,
        "script": lambda name, indent=0: _script(choices, name, indent),
        "settings_path": f"{choices.folder}/{SETTINGS_FILE}" if choices.folder else SETTINGS_FILE,
        "diff_marker": DIFF_MARKER,
        "forecast_marker": FORECAST_MARKER,
        "ci_image": CI_IMAGE,
        "container_image": CONTAINER_IMAGE,
        "reg": f"reg{where}",
        "registry": f"registry{where}",
        "files_pattern": f"^{re.escape(choices.folder)}/",
    }
    return environment


def _install(choices: Choices, mark: str) -> str:
    """The command that installs the program in CI and says what to do where that fails; `mark` makes the line an error."""
    complaint = shlex.quote(f"{mark}{NOT_INSTALLED.say(choices.lang)}")
    return f"python -m pip install --quiet {shlex.quote(choices.requirement)} || {{ echo {complaint}; exit 1; }}"


def _action(name: str) -> str:
    commit, version = ACTIONS[name]
    return f"actions/{name}@{commit} # {version}"


def _script(choices: Choices, name: str, indent: int) -> str:
    """A script with its lines but the first indented: where it is put in, the first stands already."""
    first, *rest = ci_script(name, choices).splitlines()
    return "\n".join([first, *(f"{' ' * indent}{line}".rstrip() for line in rest)])


def _field(key: str, value: object, example: object) -> str:
    """A key of the settings with its value; without one an example as a comment."""
    return yaml_text({key: value}).rstrip() if value is not None else f"# {yaml_text({key: example}).rstrip()}"


def _schema_settings() -> dict[str, list[str]]:
    return dict(_schemas_by_file())


def _schemas_by_file() -> Iterator[tuple[str, list[str]]]:
    for kind in KINDS:
        yield f"./.schemas/{kind.KIND}.schema.json", [f"{kind.FOLDER}/**/*.yaml"]
    yield "./.schemas/registry.schema.json", ["registry.yaml"]
    yield "./.schemas/settings.schema.json", ["settings/**/*.yaml"]


def yaml_scalar(text: str) -> str:
    """A text as one YAML scalar, quoted where it must be."""
    return yaml_text({"x": text}).removeprefix("x: ").rstrip("\n")
