"""The machine and the program."""

from collections.abc import Iterator

from registry_cli.analysis.checkup.observation import Observation, Surroundings, said
from registry_cli.language import Text
from registry_cli.sources.machine import Machine

COLOUR = Text("shown here", "vises her")
NO_COLOUR = Text("not here: no terminal, or NO_COLOR is set", "ikke her: ingen terminal, eller NO_COLOR er sat")


def environment(around: Surroundings) -> Iterator[Observation]:
    """The machine and the program."""
    machine = around.machine
    versions = said(
        Text(
            "Python {python}, {system}, reg {version}",
            "Python {python}, {system}, reg {version}",
        ),
        python=machine.python,
        system=machine.system,
        version=around.version,
    )
    yield Observation("environment", "python", "ok", versions)
    yield _packages(machine)
    yield _encoding(around.encoding)
    yield Observation("environment", "colour", "ok", COLOUR if around.colour else NO_COLOUR)


def _packages(machine: Machine) -> Observation:
    old = [package for package in machine.packages if not package.is_enough]
    if not machine.packages:
        says = Text(
            "unknown: the program runs without being installed", "ukendt: programmet kører uden at være installeret"
        )
        return Observation("environment", "packages", "ok", says)
    if not old:
        says = said(
            Text("{count} packages, all new enough", "{count} pakker, alle nye nok"), count=len(machine.packages)
        )
        return Observation("environment", "packages", "ok", says)
    found = ", ".join(f"{one.name} {one.installed or '–'} < {one.least or '?'}" for one in old)
    wanted = " ".join(f'"{one.name}>={one.least}"' if one.least else one.name for one in old)
    remedy = f"pip install --upgrade {wanted}"
    return Observation("environment", "packages", "bad", Text(found, found), Text(f"`{remedy}`", f"`{remedy}`"))


def _encoding(encoding: str) -> Observation:
    if encoding.casefold().replace("-", "").replace("_", "") == "utf8":
        return Observation("environment", "encoding", "ok", Text("UTF-8", "UTF-8"))
    says = said(
        Text("{encoding}; the program writes UTF-8 all the same", "{encoding}; programmet skriver alligevel UTF-8"),
        encoding=encoding,
    )
    remedy = Text(
        "If æ, ø and å look wrong: set PYTHONUTF8=1, on Windows also `chcp 65001`",
        "Hvis æ, ø og å ser forkerte ud: sæt PYTHONUTF8=1, på Windows også `chcp 65001`",
    )
    return Observation("environment", "encoding", "warn", says, remedy)
