"""What the program runs on: packages are compared by the numbers of their versions."""

import platform
import sys
from importlib.metadata import version

from registry_cli.sources.machine import machine, packages


def test_the_versions_of_this_machine() -> None:
    here = machine()
    assert here.python == platform.python_version()
    assert platform.system() in here.system
    assert all(package.is_enough for package in here.packages)


def test_installed_versions_are_compared_by_their_numbers() -> None:
    needed = ("rich>=9", "rich>=9.10; python_version > '3'", "rich", "rich>=999.0", "no-such-package>=1")
    found = list(packages(needed))
    assert [one.is_enough for one in found] == [True, True, True, False, False]
    assert (found[3].name, found[3].least, found[3].installed) == ("rich", "999.0", version("rich"))
    assert found[4].installed is None


def test_what_another_platform_or_an_extra_needs_is_left_out() -> None:
    needed = (
        f"rich>=1; sys_platform == '{sys.platform}'",
        'tzdata>=2025.1; sys_platform == "nowhere"',
        "jinja2; extra == 'docs'",
    )
    assert [one.name for one in packages(needed)] == ["rich"]
