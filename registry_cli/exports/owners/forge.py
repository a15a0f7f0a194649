"""What differs between forges about the owners of files: what an account looks like, where the list stands, how it is written."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from registry_cli.language import Lang
from registry_cli.model.registry import Entry
from registry_cli.review.owners import Ownership

EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?\.[A-Za-z]{2,24}")
"""Addresses as people have them; what is allowed beside that does not stand in a list of owners."""


@dataclass(frozen=True)
class OwnersForge:
    """A forge's list of owners.

    `places` are where it may stand, the one that the forge takes first in front; `new` is where a new one is written.
    `render` takes the owners, what to put before the registry's paths, and the language of comments. A list that
    `is_shared` holds other people's lines too.
    """

    places: tuple[str, ...]
    new: str
    account: Callable[[str], str | None]
    render: Callable[[Ownership, str, Lang], str]
    is_shared: bool = True

    def accounts(self, person: Entry) -> tuple[str, ...]:
        """The person's accounts as the forge writes them, sorted; addresses only where there is nothing else."""
        known = sorted({account for account in map(self.account, person.words("accounts")) if account is not None})
        return tuple([one for one in known if one.startswith("@")] or known)

    def misfits(self, person: Entry) -> tuple[str, ...]:
        """What stands among the person's accounts and can be none of this forge."""
        return tuple(one for one in person.words("accounts") if self.account(one) is None)


def account_in(text: str, name: re.Pattern[str]) -> str | None:
    """An address as it is, or a name with `@` in front; `None` where the text is neither."""
    bare = text.removeprefix("@")
    if name.fullmatch(bare):
        return f"@{bare}"
    return text if EMAIL.fullmatch(text) else None
