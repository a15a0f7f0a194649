"""CODEOWNERS for GitHub: of all lines that match a file the last counts, and one of its accounts is enough."""

import re
from collections.abc import Iterator

from registry_cli.exports.owners import lines
from registry_cli.exports.owners.forge import OwnersForge, account_in
from registry_cli.language import Lang
from registry_cli.review.owners import Ownership

_NAME = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]{1,15})?"  # a user; the end is a company's own
    r"(?:/[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?)?"  # a team of an organisation
)


def account(text: str) -> str | None:
    """The text as GitHub's name of a user or a team, or as an address; `None` where it can be neither."""
    return account_in(text, _NAME)


def render(found: Ownership, prefix: str, lang: Lang) -> str:
    """The block of CODEOWNERS; the keepers of the settings keep all that no later line speaks of."""
    return lines.block(_lines(found, prefix, lang), lang)


def _lines(found: Ownership, prefix: str, lang: Lang) -> Iterator[str]:
    keepers = lines.accounts(one for group in found.folders[0].keepers for one in group)
    if keepers:
        yield f"{lines.pattern(prefix) if prefix else '*'} {keepers}"
    for folder in found.folders:
        yield from ("", lines.comment(lines.title(folder, lang)))
        yield from lines.notes(folder, lang)
        yield from lines.folder_lines(folder, prefix)


GITHUB = OwnersForge(
    places=(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    new=".github/CODEOWNERS",
    account=account,
    render=render,
)
