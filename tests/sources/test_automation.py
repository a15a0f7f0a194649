"""What stands around a registry: CI files of each forge, hooks, owners, line ends."""

from pathlib import Path

import pytest

from registry_cli.sources.automation import Automation, CiFile, automation_in, forge_of
from tests.sources.repositories import write


def test_nothing_is_found_in_an_empty_folder(tmp_path: Path) -> None:
    assert automation_in(tmp_path) == Automation()


@pytest.mark.parametrize(
    ("path", "forge"),
    [
        (".github/workflows/registry.yml", "github"),
        (".github/workflows/other.yaml", "github"),
        (".gitlab-ci.yml", "gitlab"),
        ("azure-pipelines.yml", "azure"),
    ],
)
@pytest.mark.parametrize(
    ("command", "validates"),
    [
        ("reg validate", True),
        ("reg --registry register validate", True),
        ("python -m registry_cli validate", True),
        ("make test", False),
        ("# the registry\n- make validate", False),
    ],
)
def test_ci_files_and_whether_they_validate(
    tmp_path: Path, path: str, forge: str, command: str, *, validates: bool
) -> None:
    write(tmp_path, {path: f"steps:\n- {command}\n"})
    assert automation_in(tmp_path).ci == (CiFile(forge, path, validates),)  # type: ignore[arg-type]


def test_the_other_files(tmp_path: Path) -> None:
    write(tmp_path, {".pre-commit-config.yaml": "", ".github/CODEOWNERS": "", ".gitattributes": ""})
    found = automation_in(tmp_path)
    assert (found.hooks, found.owners, found.attributes) == (
        ".pre-commit-config.yaml",
        ".github/CODEOWNERS",
        ".gitattributes",
    )


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"outside.yml": "reg validate\n", "repository/x": ""})
    (tmp_path / "repository" / ".gitlab-ci.yml").symlink_to(tmp_path / "outside.yml")
    assert automation_in(tmp_path / "repository").ci == ()


@pytest.mark.parametrize(
    ("remote", "forge"),
    [
        ("git@github.com:kommune/register.git", "github"),
        ("https://gitlab.example.dk/it/register.git", "gitlab"),
        ("https://dev.azure.com/kommune/it/_git/register", "azure"),
        ("https://kommune.visualstudio.com/it/_git/register", "azure"),
        ("https://git.example.dk/register.git", None),
        ("", None),
    ],
)
def test_the_forge_is_told_from_the_address(remote: str, forge: str | None) -> None:
    assert forge_of(remote) == forge
