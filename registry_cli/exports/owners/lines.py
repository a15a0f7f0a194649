"""The lines of a CODEOWNERS file that GitHub and GitLab share: paths as patterns, accounts, and what is told in comments."""

import re
from collections.abc import Iterable, Iterator

from registry_cli.escaping import visible
from registry_cli.labels import KIND_PLURALS
from registry_cli.language import Lang, Text
from registry_cli.review.owners import SETTINGS, Asked, FolderOwners

BEGIN = "# reg owners: begin"
END = "# reg owners: end"
INTRODUCTION = Text(
    "From the registry's data: `reg owners --write` writes it anew. Other lines belong above or below this block.",
    "Efter registrets data: `reg owners --write` skriver den på ny. Andre linjer hører til over eller under denne blok.",
)
SETTINGS_TITLE = Text("Settings", "Indstillinger")
NO_ACCOUNT = Text("{who} has no account here: {files}", "{who} har ingen konto her: {files}")
NO_KEEPER = Text(
    "nobody to ask: those who keep {folder} have no account here",
    "ingen at spørge: de ansvarlige for {folder} har ingen konto her",
)
MORE = Text("{files} and {count} more", "{files} og {count} mere")
SHOWN = 5
"""More names of files than these make a comment unreadable."""

_UNSAFE = re.compile("[\x00-\x1f\x7f#*?\\[\\]!\\\\\ud800-\udfff\u0085\u00a0\u2028\u2029]")
"""What a pattern would take as something else, or no line can hold; `?` stands for any of them."""


def title(folder: FolderOwners, lang: Lang) -> str:
    """What a folder's section is called."""
    return (SETTINGS_TITLE if folder.kind == SETTINGS else KIND_PLURALS[folder.kind]).say(lang)


def pattern(path: str) -> str:
    """The path from the top of the repository as a pattern that matches it."""
    return _UNSAFE.sub("?", f"/{path}").replace(" ", "\\ ")


def accounts(asked: Iterable[Asked]) -> str:
    """The accounts of all who are asked, each once."""
    return " ".join(dict.fromkeys(account for one in asked for account in one.accounts))


def folder_lines(folder: FolderOwners, prefix: str) -> Iterator[str]:
    """The lines of the folder and of its files; what a pattern matches too much of comes before what says it better."""
    keepers = accounts(one for group in folder.keepers for one in group)
    if keepers:
        yield from (f"{pattern(prefix + path)} {keepers}" for path in folder.paths)
    own = [file for file in folder.files if file.asked]
    for file in sorted(own, key=lambda file: (not _UNSAFE.search(file.path), file.path)):
        yield f"{pattern(prefix + file.path)} {accounts(file.asked)}"


def notes(folder: FolderOwners, lang: Lang) -> Iterator[str]:
    """Comments on who is named and cannot be asked."""
    if not folder.keepers:
        yield comment(NO_KEEPER.say(lang, folder=", ".join(folder.paths)))
    for who, files in folder.without_account.items():
        yield comment(NO_ACCOUNT.say(lang, who=who, files=some(files, lang)))


def some(files: tuple[str, ...], lang: Lang) -> str:
    """The first of the files, and how many more there are."""
    named = ", ".join(files[:SHOWN])
    return named if len(files) <= SHOWN else MORE.say(lang, files=named, count=len(files) - SHOWN)


def comment(text: str) -> str:
    """A line that no forge reads."""
    return f"# {visible(text)}"


def block(lines: Iterable[str], lang: Lang) -> str:
    """The lines between their marks."""
    return "".join(f"{line}\n" for line in (BEGIN, comment(INTRODUCTION.say(lang)), *lines, END))
