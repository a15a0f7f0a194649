"""Who is asked when a file of the registry is changed: its owner by the accounts of a forge, else the keepers of its folder.

A forge's list of owners asks people to look; who must say yes is for the approval policy. So nobody is listed whose word would count
for less: the owner alone, where the owner has an account. The files that decide who may approve (settings, positions, units and
waivers) belong to the keepers whom the approval policy names, never to whom they speak of.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from registry_cli.model.kinds import KINDS
from registry_cli.model.naming import SETTINGS_FOLDER
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings.organisation import Board
from registry_cli.model.values import day_in

SETTINGS = "settings"
GOVERNING = ("person", "unit", "waiver")
"""Kinds of files that decide who may approve, or what need not hold."""

Accounts = Callable[[Entry], tuple[str, ...]]
"""The accounts of a position that a forge knows how to name."""
Stead = Literal["owner", "manager", "substitute", "folder"]


class Asked(NamedTuple):
    """A position that is asked, and its accounts at the forge."""

    id: str
    accounts: tuple[str, ...]


class FileOwners(NamedTuple):
    """Who is asked about one file, and in whose stead: `folder` (and nobody of its own) where the folder's keepers are.

    `named` is who the file says is responsible, as it stands there; nothing where it says nobody.
    """

    path: str
    asked: tuple[Asked, ...]
    stead: Stead
    named: str | None


@dataclass(frozen=True)
class FolderOwners:
    """A folder's keepers, in groups of which each should look, and its files; the kind is `settings` for the settings.

    `paths` are the folder itself, and for the settings the file beside it.
    """

    kind: str
    paths: tuple[str, ...]
    keepers: tuple[tuple[Asked, ...], ...]
    files: tuple[FileOwners, ...] = ()

    @property
    def without_account(self) -> dict[str, tuple[str, ...]]:
        """The files that fall to the keepers by who is named there and has no account."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for file in self.files:
            if file.stead == "folder" and file.named:
                found[file.named].append(file.path)
        return {who: tuple(files) for who, files in found.items()}


@dataclass(frozen=True)
class Ownership:
    """The owners of a whole registry; the first folder holds the settings, and its keepers keep what belongs to none."""

    folders: tuple[FolderOwners, ...]


def ownership(registry: Registry, day: date, accounts: Accounts) -> Ownership:
    """Who is asked about which file on `day`; whoever has left is asked about nothing."""
    seeing = _Seeing(registry, day, accounts)
    general = _keepers(seeing, SETTINGS, everyone=True) or _any_keepers(seeing)
    settings = FolderOwners(SETTINGS, ("registry.yaml", f"{SETTINGS_FOLDER}/"), general)
    return Ownership((settings, *_folders(seeing, general)))


class _Seeing(NamedTuple):
    registry: Registry
    day: date
    accounts: Accounts


def _folders(seeing: _Seeing, general: tuple[tuple[Asked, ...], ...]) -> Iterator[FolderOwners]:
    files: dict[str, list[Entry]] = {kind.KIND: [] for kind in KINDS}
    for entry in (*seeing.registry.entries.values(), *seeing.registry.shadowed):
        files[entry.kind].append(entry)
    for kind in KINDS:
        governs = kind.KIND in GOVERNING
        keepers = _keepers(seeing, kind.KIND, everyone=governs) or general
        owned = () if governs else tuple(_file(entry, seeing) for entry in sorted(files[kind.KIND], key=_path))
        if files[kind.KIND]:
            yield FolderOwners(kind.KIND, (f"{kind.FOLDER}/",), keepers, owned)


def _path(entry: Entry) -> str:
    return entry.path


def _file(entry: Entry, seeing: _Seeing) -> FileOwners:
    """The owner; a stand-in for one who has left; the manager, where nobody can be asked for the owner; else the folder."""
    owner, manager = entry.text("owner"), entry.text("manager")
    for who, stead in ((owner, "owner"), (manager, "manager")):
        person, is_substitute = _person(who, seeing)
        asked = _asked(person, seeing)
        if asked is not None:
            return FileOwners(entry.path, (asked,), "substitute" if is_substitute else _stead(stead), owner or manager)
    return FileOwners(entry.path, (), "folder", owner or manager)


def _stead(word: str) -> Stead:
    return "manager" if word == "manager" else "owner"


def _person(who: str | None, seeing: _Seeing) -> tuple[Entry | None, bool]:
    """The position that is meant, a unit's head for the unit, and whether it stands in for one that has left."""
    registry = seeing.registry
    entry = registry.find(who)
    if entry is not None and entry.kind == "unit" and entry.id not in registry.ambiguous:
        entry = registry.find(entry.text("head"))
    if not _is_position(entry, registry):
        return None, False
    assert entry is not None
    if not _has_left(entry, seeing.day):
        return entry, False
    other = registry.find(entry.text("substitute"))
    stands_in = other is not None and _is_position(other, registry) and not _has_left(other, seeing.day)
    return (other, True) if stands_in else (None, False)


def _is_position(entry: Entry | None, registry: Registry) -> bool:
    """Whether it is one position for certain: with two files of that id nobody knows whose accounts count."""
    return entry is not None and entry.kind == "person" and entry.id not in registry.ambiguous


def _has_left(person: Entry, day: date) -> bool:
    left = day_in(person.text("left"))
    return left is not None and left <= day


def _asked(person: Entry | None, seeing: _Seeing) -> Asked | None:
    accounts = seeing.accounts(person) if person is not None else ()
    return Asked(person.id, accounts) if person is not None and accounts else None


def _keepers(seeing: _Seeing, kind: str, *, everyone: bool) -> tuple[tuple[Asked, ...], ...]:
    """Those whom the approval policy names for the kind, a group each; only the first group that can be asked, if not everyone."""
    rules = seeing.registry.settings.approvals.values()
    needs = dict.fromkeys(need for rule in rules if kind in rule.when.kinds for need in rule.needs)
    groups = tuple(dict.fromkeys(group for group in (_group(need, seeing) for need in needs) if group))
    return groups if everyone else groups[:1]


def _any_keepers(seeing: _Seeing) -> tuple[tuple[Asked, ...], ...]:
    """Where the policy's own people cannot be asked: the first who holds any role that approves, or leads any board."""
    settings = seeing.registry.settings
    needs = [f"role:{role}" for role in settings.responsible] + [f"board:{board}" for board in settings.boards]
    return tuple(group for group in (_group(need, seeing) for need in needs) if group)[:1]


def _group(need: str, seeing: _Seeing) -> tuple[Asked, ...]:
    """Whom an approver of the policy stands for; what the change itself decides (`owner`) stands for nobody here."""
    settings = seeing.registry.settings
    what, _, name = need.partition(":")
    if what == "board":
        board = settings.boards.get(name)
        return _board(board, seeing) if board is not None else ()
    who = {"role": settings.responsible.get(name), "person": name, "unit": name}.get(what)
    asked = _asked(_person(who, seeing)[0], seeing)
    return (asked,) if asked is not None else ()


def _board(board: Board, seeing: _Seeing) -> tuple[Asked, ...]:
    """The chair, who can say what the board decided; without one the members."""
    chair = _asked(_person(board.chair, seeing)[0], seeing)
    if chair is not None:
        return (chair,)
    members = (_asked(_person(member, seeing)[0], seeing) for member in board.members)
    return tuple(dict.fromkeys(member for member in members if member is not None))
