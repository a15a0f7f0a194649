"""CODEOWNERS for GitLab: in each section the last line that matches a file counts, and a section may ask for several approvals."""

import re
from collections.abc import Iterator

from registry_cli.exports.owners import lines
from registry_cli.exports.owners.forge import OwnersForge, account_in
from registry_cli.language import Lang
from registry_cli.review.owners import FolderOwners, Ownership

_NAME = re.compile(
    r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,253}[A-Za-z0-9_-])?(?:/[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,253}[A-Za-z0-9_-])?){0,20}"
)
"""A user, or a group with its subgroups; roles (`@@maintainer`) are nobody in particular."""
_AT_THE_TOP = ("*", ".gitlab/")
"""What stands at the top of the registry's own repository, CI among it: it belongs with the settings."""


def account(text: str) -> str | None:
    """The text as GitLab's name of a user or a group, or as an address; `None` where it can be neither."""
    return account_in(text, _NAME)


def render(found: Ownership, prefix: str, lang: Lang) -> str:
    """The block of CODEOWNERS, a section for each folder."""
    return lines.block(_lines(found, prefix, lang), lang)


def _lines(found: Ownership, prefix: str, lang: Lang) -> Iterator[str]:
    for position, folder in enumerate(found.folders):
        yield from ("", f"[{lines.title(folder, lang)}]{_count(folder)}")
        yield from lines.notes(folder, lang)
        keepers = lines.accounts(one for group in folder.keepers for one in group)
        if position == 0 and keepers and not prefix:
            yield from (f"/{path} {keepers}" for path in _AT_THE_TOP)
        yield from lines.folder_lines(folder, prefix)


def _count(folder: FolderOwners) -> str:
    """How many must approve: one of each group of keepers, where the section has no other owners than them."""
    people = {account for group in folder.keepers for one in group for account in one.accounts}
    wanted = min(len(folder.keepers), len(people))
    return f"[{wanted}]" if wanted > 1 and not any(file.asked for file in folder.files) else ""


GITLAB = OwnersForge(
    places=("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
    new=".gitlab/CODEOWNERS",
    account=account,
    render=render,
)
