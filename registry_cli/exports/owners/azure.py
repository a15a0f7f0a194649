"""Reviewers for Azure Repos, which has no CODEOWNERS: the branch policies that include reviewers by the paths of files.

Every policy that matches a file counts there, so a folder's policy leaves out the files that have owners of their own, and one policy
holds all files of the same reviewers.
"""

import json
import re
from collections.abc import Mapping

from registry_cli.escaping import harmless_json, visible
from registry_cli.exports.owners.forge import EMAIL, OwnersForge
from registry_cli.language import Lang, Text
from registry_cli.review.owners import Asked, FolderOwners, Ownership

ABOUT = Text(
    "From the registry's data, by `reg owners --forge azure --write`: each policy is one `az repos policy required-reviewer create`.",
    "Efter registrets data, af `reg owners --forge azure --write`: hver politik er én `az repos policy required-reviewer create`.",
)
MESSAGE = "reg owners: {who}"

_UNSAFE = re.compile("[\x00-\x1f\x7f;*?!\ud800-\udfff]")
"""What a path filter would take as something else; `*` stands for any of them."""


def account(text: str) -> str | None:
    """The text as an address that Azure DevOps knows a user by; `None` where it is none."""
    return text if EMAIL.fullmatch(text) else None


def render(found: Ownership, prefix: str, lang: Lang) -> str:
    """The policies as JSON."""
    filters: dict[tuple[Asked, ...], list[str]] = {}
    for folder in found.folders:
        keepers = tuple(dict.fromkeys(one for group in folder.keepers for one in group))
        if keepers:
            filters.setdefault(keepers, []).extend(_folder_filters(folder, prefix))
        for file in folder.files:
            if file.asked and file.asked != keepers:
                filters.setdefault(file.asked, []).append(_filter(prefix + file.path))
    data = {
        "schema_version": 1,
        "about": ABOUT.say(lang),
        "policies": [_policy(asked, paths) for asked, paths in filters.items()],
        "without_account": _without_account(found),
    }
    return harmless_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _folder_filters(folder: FolderOwners, prefix: str) -> list[str]:
    """The folder, and behind it what of it others own; a path that no filter says exactly is not left out."""
    keepers = tuple(dict.fromkeys(one for group in folder.keepers for one in group))
    own = (file.path for file in folder.files if file.asked and file.asked != keepers)
    inside = [f"{_filter(prefix + path)}{'*' if path.endswith('/') else ''}" for path in folder.paths]
    return inside + [f"!{_filter(prefix + path)}" for path in own if not _UNSAFE.search(prefix + path)]


def _filter(path: str) -> str:
    return _UNSAFE.sub("*", f"/{path}")


def _policy(asked: tuple[Asked, ...], paths: list[str]) -> Mapping[str, object]:
    reviewers = list(dict.fromkeys(account for one in asked for account in one.accounts))
    who = ", ".join(one.id for one in asked)
    return {"message": visible(MESSAGE.format(who=who)), "reviewers": reviewers, "path_filter": ";".join(paths)}


def _without_account(found: Ownership) -> dict[str, list[str]]:
    files: dict[str, list[str]] = {}
    for folder in found.folders:
        for who, paths in folder.without_account.items():
            files.setdefault(who, []).extend(paths)
    return dict(sorted(files.items()))


AZURE = OwnersForge(
    places=("azure-reviewers.json",),
    new="azure-reviewers.json",
    account=account,
    render=render,
    is_shared=False,
)
