"""What a check-up sees, and the facts it sees it in."""

from dataclasses import dataclass, field
from shlex import quote
from typing import Literal

from registry_cli.language import Lang, Text
from registry_cli.sources.automation import Automation
from registry_cli.sources.git import Repository
from registry_cli.sources.machine import Machine

State = Literal["ok", "warn", "bad"]
Area = Literal["environment", "git", "registry"]


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that was looked at: how it stands, what was found, and what to do about it.

    `bad` is what keeps the program or the registry from working; `warn` what could be better.
    """

    area: Area
    what: str
    state: State
    says: Text
    remedy: Text | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A registry's folder, and how to speak of it from here: what to put before its paths, how to call the program.

    `registry` is the folder as it was named on the command line; `None` where it was found from here.
    """

    shown: str
    prefix: str
    registry: str | None = None

    @property
    def command(self) -> str:
        """The program, asked about this registry."""
        return f"reg --registry {quote(self.registry)}" if self.registry else "reg"

    @property
    def argument_prefix(self) -> str:
        """What to put before a path that is an argument of `command`: nothing where the registry is named."""
        return "" if self.registry else self.prefix


@dataclass(frozen=True, slots=True)
class EditorSchemas:
    """The schemas for the editor in a registry's folder: how many there are, and which are not as they should be.

    `with_ids` says that they offer the registry's own ids, and so age with every new file.
    """

    folder: str
    present: int
    stale: tuple[str, ...]
    missing: tuple[str, ...]
    with_ids: bool = False

    @property
    def are_fresh(self) -> bool:
        """Whether all are there as this program writes them."""
        return not (self.stale or self.missing)

    def command(self, place: Place) -> str:
        """What writes them anew."""
        folder = quote(f"{place.prefix}{self.folder}")
        return f"{place.command} schema --write {folder}{' --with-ids' if self.with_ids else ''}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything around a registry, as facts. `version` is the program's, `git` that of git.

    `refused` is why git does not speak of a repository; `own` is what stands in the registry's folder
    where that is not the top of the repository.
    """

    version: str
    machine: Machine
    encoding: str
    colour: bool
    git: str | None
    repository: Repository | None = None
    refused: Text | None = None
    automation: Automation = field(default_factory=Automation)
    own: Automation = field(default_factory=Automation)


def said(text: Text, **params: object) -> Text:
    """The text with its parameters put in, in both languages; a parameter that is a text is put in in its own language."""

    def filled(lang: Lang) -> str:
        return text.say(
            lang, **{name: value.say(lang) if isinstance(value, Text) else value for name, value in params.items()}
        )

    return Text(filled("en"), filled("da"))


def as_it_is(text: str) -> Text:
    """What reads the same in both languages: names, paths, versions."""
    return Text(text, text)


def first(items: tuple[str, ...], number: int = 3) -> str:
    """The first few, with an ellipsis where there are more."""
    return ", ".join(items[:number]) + (" ..." if len(items) > number else "")
