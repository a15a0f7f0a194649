"""The owners of a registry's files as each forge reads them: one file per forge."""

from registry_cli.exports.owners.azure import AZURE
from registry_cli.exports.owners.forge import OwnersForge
from registry_cli.exports.owners.github import GITHUB
from registry_cli.exports.owners.gitlab import GITLAB

OWNERS_FORGES: dict[str, OwnersForge] = {"github": GITHUB, "gitlab": GITLAB, "azure": AZURE}

__all__ = ["OWNERS_FORGES", "OwnersForge"]
