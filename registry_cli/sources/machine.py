"""What the program runs on: the machine, and the packages it needs."""

import platform
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import NamedTuple

DISTRIBUTION = "registry-cli"

_REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:>=\s*([\w.]+))?")
_PLATFORM = re.compile(r"""sys_platform\s*==\s*["'](\w+)["']""")


class Package(NamedTuple):
    """A package the program needs: the least version it asks for, and the one that is installed, if any."""

    name: str
    least: str | None
    installed: str | None

    @property
    def is_enough(self) -> bool:
        """Whether the installed version is at least the one asked for."""
        return self.installed is not None and _numbers(self.installed) >= _numbers(self.least or "")


class Machine(NamedTuple):
    """Python and the operating system; no packages are known where the program runs without being installed."""

    python: str
    system: str
    packages: tuple[Package, ...]


def machine() -> Machine:
    """This machine."""
    try:
        needed = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        needed = []
    return Machine(platform.python_version(), f"{platform.system()} {platform.release()}", tuple(packages(needed)))


def packages(requirements: Iterable[str]) -> Iterator[Package]:
    """The packages of some requirements as a distribution states them (`rich>=14`), without those of another platform."""
    for requirement in requirements:
        needed, _, marker = requirement.partition(";")
        found, only = _REQUIREMENT.match(needed.strip()), _PLATFORM.search(marker)
        if found and "extra" not in marker and (only is None or only[1] == sys.platform):
            yield Package(found[1], found[2], _installed(found[1]))


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers a version begins with: `2.16.0rc1` is (2, 16, 0)."""
    found = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(int(number) for number in found[0].split(".")) if found else ()
