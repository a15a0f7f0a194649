"""What every command has in common: the registry, the revision, the day and the language it asks about."""

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from registry_cli.cli.clock import today
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry_cli.model.peers import Neighbour
    from registry_cli.model.registry import Entry, Registry
    from registry_cli.output.sections import Section
    from registry_cli.sources import Source

NOT_A_DAY = Text("--as-of {day} is no day written as YYYY-MM-DD", "--as-of {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD")
NO_SUCH_ID = Text("there is no {id} in the registry", "der er ingen {id} i registret")
NO_SUCH_ID_BUT = Text(
    "there is no {id} in the registry: did you mean {meant}?", "der er ingen {id} i registret: mente du {meant}?"
)
NO_KIND = Text("there is no kind {kind}: the kinds are {kinds}", "der er ingen art {kind}: arterne er {kinds}")
NO_KIND_BUT = Text("there is no kind {kind}: did you mean {meant}?", "der er ingen art {kind}: mente du {meant}?")
FAULTY_FILES = Text(
    "this answer is incomplete; files with faults: {count}; see `reg validate`",
    "svaret er ufuldstændigt; filer med fejl: {count}; se `reg validate`",
)
REFUSED = Text(
    "--strict refuses to answer; files with faults: {count}; see `reg validate`",
    "--strict afviser at svare; filer med fejl: {count}; se `reg validate`",
)
READ_ONLY = Text(
    "--rev asks about the past, which cannot be written", "--rev spørger om fortiden, som ikke kan skrives"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The global options as given; the registry is looked for from `folder` upwards."""

    folder: Path
    is_named: bool
    rev: str | None
    as_of: date
    lang: Lang | None
    strict: bool

    def load(self) -> "Registry":
        """The registry asked about.

        Raises:
            WrongQuestion: there is no registry, or no such revision.
        """
        return loaded(self.open())

    def open(self) -> "Source":
        """The files asked about.

        Raises:
            WrongQuestion: there is no registry, or no such revision.
        """
        from registry_cli.sources import open_source

        return open_source(self.folder, self.rev, upwards=not self.is_named)

    def root(self) -> Path:
        """The folder of the registry in the working tree, for commands that write.

        Raises:
            WrongQuestion: there is no registry, or a revision was asked for.
        """
        from registry_cli.sources.opening import find_registry

        if self.rev is not None:
            raise WrongQuestion(READ_ONLY)
        return find_registry(self.folder, upwards=not self.is_named)

    def neighbours(self, registry: "Registry") -> "tuple[Neighbour, ...]":
        """The peers of the registry asked about, as their folders stand now, whatever revision was asked about."""
        from registry_cli.model.peers import neighbours
        from registry_cli.sources.opening import find_registry

        try:
            root = find_registry(self.folder, upwards=not self.is_named)
        except WrongQuestion:
            root = None
        return neighbours(registry, root)

    def language(self, registry: "Registry | None" = None) -> Lang:
        """The language asked for; else the registry's own, also of one that is only near; else the machine's."""
        if self.lang is not None:
            return self.lang
        stated = registry.locale if registry is not None else None
        return stated or language_here(self.folder) or machine_language()

    def load_for_answer(self) -> "tuple[Registry, Lang]":
        """The registry and the language, for commands that answer from what is sound.

        Faults are counted on standard error; `finish` then ends with exit code 1.

        Raises:
            WrongQuestion: as `load`, or there are faults and --strict was given.
        """
        registry = self.load()
        lang = self.language(registry)
        count = faulty_files(registry)
        if count and self.strict:
            raise WrongQuestion(REFUSED, count=count)
        if count:
            say(FAULTY_FILES.say(lang, count=count))
        return registry, lang


def loaded(source: "Source", beside: "Registry | None" = None) -> "Registry":
    """The registry in `source`, which stays until the program ends: the collector of cyclic garbage need not look at it again."""
    import gc

    from registry_cli.model.load import load

    registry = load(source, beside=beside)
    gc.freeze()
    return registry


def faulty_files(registry: "Registry") -> int:
    """How many files could not be taken as what they should hold."""
    broken = sum(entry.record is None for entry in registry.entries.values())
    return broken + (not registry.settings_are_sound)


def entry_of(registry: "Registry", wanted: str) -> "Entry":
    """The entity with this id.

    Raises:
        WrongQuestion: there is none; the nearest id is suggested.
    """
    from registry_cli.analysis.search import nearest_id

    entry = registry.entries.get(wanted)
    if entry is not None:
        return entry
    meant = nearest_id(registry, wanted)
    if meant is None:
        raise WrongQuestion(NO_SUCH_ID, id=wanted)
    raise WrongQuestion(NO_SUCH_ID_BUT, id=wanted, meant=meant)


def kind_named(word: str) -> str:
    """The kind by its name or by the name of its folder.

    Raises:
        WrongQuestion: there is none; the nearest is suggested, also for a Danish word.
    """
    from registry_cli.model.kinds import BY_FOLDER, BY_KIND, KINDS
    from registry_cli.suggestions import closest

    if word in BY_KIND:
        return word
    if word in BY_FOLDER:
        return BY_FOLDER[word].KIND
    danish = {kind.PLURAL.da.casefold(): kind.KIND for kind in KINDS} | {
        kind.TITLE.da.casefold(): kind.KIND for kind in KINDS
    }
    meant = danish.get(word.casefold()) or closest(word, [*BY_KIND, *BY_FOLDER])
    if meant:
        raise WrongQuestion(NO_KIND_BUT, kind=word, meant=meant)
    raise WrongQuestion(NO_KIND, kind=word, kinds=", ".join(BY_KIND))


def asked(context: typer.Context) -> Asked:
    """The global options of the running command."""
    found = context.obj
    assert isinstance(found, Asked)
    return found


def day_of(text: str | None) -> date:
    """The day asked about; today where none is given.

    Raises:
        WrongQuestion: the text is no day.
    """
    if text is None:
        return today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongQuestion(NOT_A_DAY, day=text) from None
    if day.isoformat() != text:
        raise WrongQuestion(NOT_A_DAY, day=text)
    return day


def language_here(folder: Path) -> Lang | None:
    """The language that the registry around `folder` asks for, for what is said before or without reading all of it."""
    from registry_cli.documents import read_document
    from registry_cli.sources import SETTINGS_FILE, FolderSource
    from registry_cli.sources.opening import find_registry

    try:
        source = FolderSource(find_registry(folder))
    except (WrongQuestion, OSError):
        return None
    document = read_document(next(iter(source.read([SETTINGS_FILE]))))
    if document.data is None:
        return None
    return "en" if document.data.get("locale") == "en" else "da"


def machine_language() -> Lang:
    """Danish where the machine speaks Danish, else English."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "da" if spoken.lower().startswith("da") else "en"


def answer(text: str, *, is_exact: bool = False) -> None:
    """Print a result: one document on standard output.

    In a GitHub Actions log a line that begins with two colons is an order; text for people must not give one. A machine's
    format is printed exactly, because it takes care of that itself.
    """
    if not is_exact:
        text = _harmless_here(text)
    sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")


def answer_page(title: str, sections: "Iterable[Section]", *, is_markdown: bool) -> None:
    """Print a result of several sections: as Markdown, or as it suits the terminal."""
    from registry_cli.output.sections import as_markdown, as_page

    answer(
        as_markdown(title, sections) if is_markdown else as_page(title, sections, colour=wants_colour(), width=width())
    )


def say(*lines: str) -> None:
    """Tell people something beside the result, on standard error: lines in which every character is shown."""
    from registry_cli.escaping import visible

    sys.stderr.write("".join(f"{_harmless_here(visible(line))}\n" for line in lines))


def _harmless_here(text: str) -> str:
    """The text as the log of this machine may hold it."""
    from registry_cli.escaping import without_orders

    return without_orders(text) if os.environ.get("GITHUB_ACTIONS") == "true" else text


def finish(registry: "Registry") -> None:
    """End with exit code 1 where the answer rests on less than the files hold."""
    if registry.is_incomplete:
        raise typer.Exit(1)


def wants_colour() -> bool:
    """Whether the result goes to a terminal that shows colour; NO_COLOR and FORCE_COLOR decide first."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def width() -> int:
    """How wide a line of the result may be: the terminal's width, or what COLUMNS says, or 120."""
    import shutil

    return max(shutil.get_terminal_size((120, 40)).columns, 40)
