"""How fast the program is, beside other tools on the same files: `make benchmark`, or `python -m tests.benchmarks SIZE...`.

Each command runs as a whole process, several times in turn with the one it is compared with; what counts is the processor time
(user and system) of the median run and the ratio of the two, since machines differ and share their cores. The other tools are
taken from the path or from beside this Python; one that is not installed is left out and said to be.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.generate import write

TOP = Path(__file__).parents[2]
SIZES = (1_000, 10_000)
RUNS = 5
AS_OF = "2026-11-25"
IN_TWO_YEARS = "2028-11-25"


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of processor time, and the largest memory in megabytes."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str], folder: Path, cache: str = "off") -> Cost:
    """One run of a command in a folder; its output is read and thrown away."""
    environment = {**os.environ, "REG_CACHE": cache, "PYTHONPATH": str(TOP), "NO_COLOR": "1"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def costs(commands: dict[str, tuple[Sequence[str], str]], folder: Path, runs: int = RUNS) -> dict[str, Cost]:
    """The median cost of each command; they run in turn, so that a slow moment of the machine meets them all."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, (command, cache) in commands.items():
            found[name].append(cost(command, folder, cache))
    return {
        name: Cost(median(one.seconds for one in all_), max(one.megabytes for one in all_))
        for name, all_ in found.items()
    }


def program(*arguments: str) -> list[str]:
    """The program with these arguments, as a process of its own."""
    return [sys.executable, "-m", "registry_cli", "--as-of", AS_OF, *arguments]


def beside(name: str) -> str | None:
    """Another tool, from beside this Python or from the path."""
    here = Path(sys.executable).with_name(name)
    return str(here) if here.exists() else shutil.which(name)


def start_up() -> None:
    """What it takes to begin, over a Python that does nothing."""
    say("\n## Start-up\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, 100)
        measured = costs(
            {
                "python -c pass": ([sys.executable, "-c", "pass"], "off"),
                "reg --help": (program("--help"), "off"),
                "reg show, 100 entities": (program("show", "system-000001"), "off"),
            },
            folder,
            runs=2 * RUNS + 1,
        )
    bare = measured.pop("python -c pass").seconds
    say(f"python -c pass: {bare:.3f} s")
    for name, one in measured.items():
        say(f"{name}: {one.seconds:.3f} s, {one.seconds - bare:.3f} s over bare Python")


def validating(size: int, folder: Path) -> Cost:
    """`reg validate` cold and with nothing changed, beside the other tools on the same files; the cold cost."""
    count = write(folder, size)
    say(f"\n## {size} entities, {count / 1_000_000:.1f} MB\n")
    with tempfile.TemporaryDirectory() as cache:
        cost(program("validate"), folder, cache)
        mine: dict[str, tuple[Sequence[str], str]] = {
            "reg validate, cold": (program("validate"), "off"),
            "reg validate, nothing changed": (program("validate"), cache),
            "reg show": (program("show", "system-000001"), "off"),
            **{f"reg {name}": (program(name), "off") for name in RECKONING},
        }
        measured = costs({**mine, **others(folder)}, folder, runs=RUNS if size <= max(SIZES) else 1)
    cold = measured["reg validate, cold"]
    for name, one in measured.items():
        ratio = "" if one is cold else f"; cold validate is {cold.seconds / one.seconds:.2f} times that"
        say(f"{name}: {one.seconds:.2f} s, {one.megabytes:.0f} MB{ratio}")
    for name in RECKONING:
        say(f"reg {name}: {measured[f'reg {name}'].seconds / cold.seconds:.2f} times cold validate")
    for name in OTHERS:
        if name not in measured:
            say(f"{name}: not installed, left out")
        else:
            warm = measured["reg validate, nothing changed"].seconds
            say(
                f"of {name}'s time: cold {cold.seconds / measured[name].seconds:.3f}, nothing changed {warm / measured[name].seconds:.3f}"
            )
    return cold


def reviewing(size: int, folder: Path) -> None:
    """A change of one file in a repository, and two years with no commit, beside a cold `reg validate` of the same files."""
    say(f"\n## A change of one file among {size}, and two years to come\n")
    write(folder, size)
    for arguments in (("init", "--quiet"), ("add", "--all"), (*_NOBODY, "commit", "--quiet", "--message", "base")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    changed = folder / "systems/system-000001.yaml"
    changed.write_text(changed.read_text(encoding="utf-8") + "notes: Ændret\n", encoding="utf-8")
    commands = {
        "reg validate, cold": program("validate"),
        "reg diff HEAD": program("diff", "HEAD"),
        "reg validate --new-since HEAD": program("validate", "--new-since", "HEAD"),
        "reg forecast, two years": program("forecast", "--until", IN_TWO_YEARS),
    }
    measured = costs({name: (command, "off") for name, command in commands.items()}, folder)
    cold = measured["reg validate, cold"]
    for name, one in measured.items():
        say(
            f"{name}: {one.seconds:.2f} s, {one.megabytes:.0f} MB; {one.seconds / cold.seconds:.2f} times cold validate"
        )


_NOBODY = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.dk")

OTHERS = ("check-jsonschema", "yamllint")
RECKONING = ("calendar", "cost", "tenders")
"""Commands that reckon over all contracts; each is to take at most twice the time of `validate`."""


def others(folder: Path) -> dict[str, tuple[Sequence[str], str]]:
    """Other tools over the systems, contracts and all other files: schemas by one, layout by the other."""
    found: dict[str, tuple[Sequence[str], str]] = {}
    checker, linter = beside("check-jsonschema"), beside("yamllint")
    if checker:
        schema = TOP / "schemas/en/system.schema.json"
        lines = "".join(f"{path}\n" for path in sorted(folder.glob("*/*.yaml")))
        (folder / "files.txt").write_text(lines, encoding="utf-8")
        run = f"xargs -n 20000 {checker} --schemafile {schema} < files.txt"
        found["check-jsonschema"] = (["sh", "-c", run], "off")
    if linter:
        found["yamllint"] = ([linter, "-d", "relaxed", "."], "off")
    return found


def say(line: str) -> None:
    """Print a line at once, since the whole takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(sizes: Sequence[int]) -> None:
    """Measure everything and print it as Markdown."""
    say(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; processor seconds, median of {RUNS} runs")
    start_up()
    colds = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            colds[size] = validating(size, Path(name))
    with tempfile.TemporaryDirectory() as name:
        reviewing(sizes[-1], Path(name))
    if len(colds) > 1:
        (small, first), *_, (large, last) = colds.items()
        growth = (last.seconds / first.seconds) / (large / small)
        say(
            f"\nGrowth from {small} to {large}: {growth:.2f} times linear; memory {first.megabytes:.0f} to {last.megabytes:.0f} MB"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
