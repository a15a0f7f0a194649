"""The machine and the program."""

from collections.abc import Iterator

from registry_cli.analysis.checkup.observation import Observation, Surroundings, as_it_is, said
from registry_cli.language import Text
from registry_cli.sources.machine import Machine

COLOUR = Text("shown here", "vises her")
NO_COLOUR = Text("not here: no terminal, or NO_COLOR is set", "ikke her: ingen terminal, eller NO_COLOR er sat")
NOT_INSTALLED = Text(
    "unknown: the program runs without being installed", "ukendt: programmet kører uden at være installeret"
)
NEW_ENOUGH = Text("{count}, all new enough", "{count}, alle nye nok")
OTHER_ENCODING = Text("{encoding}; the program writes UTF-8", "{encoding}; programmet skriver UTF-8")
SET_ENCODING = Text(
    "If æ, ø and å look wrong: set PYTHONUTF8=1, on Windows also `chcp 65001`",
    "Hvis æ, ø og å ser forkerte ud: sæt PYTHONUTF8=1, på Windows også `chcp 65001`",
)


def environment(around: Surroundings) -> Iterator[Observation]:
    """The program and what it runs on."""
    machine = around.machine
    versions = f"reg {around.version}, Python {machine.python}, {machine.system}"
    yield Observation("environment", "python", "ok", as_it_is(versions))
    yield _packages(machine)
    yield _encoding(around.encoding)
    yield Observation("environment", "colour", "ok", COLOUR if around.colour else NO_COLOUR)


def _packages(machine: Machine) -> Observation:
    old = [package for package in machine.packages if not package.is_enough]
    if not machine.packages:
        return Observation("environment", "packages", "ok", NOT_INSTALLED)
    if not old:
        return Observation("environment", "packages", "ok", said(NEW_ENOUGH, count=len(machine.packages)))
    found = ", ".join(f"{one.name} {one.installed or '–'} < {one.least or '?'}" for one in old)
    wanted = " ".join(f'"{one.name}>={one.least}"' if one.least else one.name for one in old)
    remedy = as_it_is(f"`pip install --upgrade {wanted}`")
    return Observation("environment", "packages", "bad", as_it_is(found), remedy)


def _encoding(encoding: str) -> Observation:
    if encoding.casefold().replace("-", "").replace("_", "") == "utf8":
        return Observation("environment", "encoding", "ok", as_it_is("UTF-8"))
    return Observation("environment", "encoding", "warn", said(OTHER_ENCODING, encoding=encoding), SET_ENCODING)
