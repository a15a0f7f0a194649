"""One target in its own process, with atheris where it is installed.

    python -m tests.fuzz.running TARGET FOLDER SECONDS    look for findings
    python -m tests.fuzz.running TARGET FOLDER SECONDS N  try N inputs, the same ones each time, however long it takes
    python -m tests.fuzz.running TARGET FOLDER 0          keep in FOLDER/least what reaches further than the seeds

The folder keeps what was found to reach further from one run to the next. atheris follows which lines each input reaches
and goes on from the inputs that reach new ones; without it, or where the inputs must be the same each time, they are only
changed at random.
"""

import hashlib
import shlex
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

WALL_SECONDS = 120
"""An input that hangs is stopped after so long; how long it worked is judged by `judging.bounded`."""

MEGABYTES = 3072

SEED = 20_261_125


def main(name: str, folder: Path, seconds: int, runs: int = 0) -> None:
    """Run the target; a finding ends the process with an exit code above 0 and leaves a file `crash-*` in the folder."""
    is_guided = find_spec("atheris") is not None and not runs
    target = _instrumented(name) if is_guided else _loaded(name)
    corpus, seeds = folder / "corpus", folder / ("seeds" if seconds else "least")
    rmtree(seeds, ignore_errors=True)
    for place in (corpus, seeds):
        place.mkdir(parents=True, exist_ok=True)
    kept = tuple(path.read_bytes() for path in target.kept() if seconds)
    for data in _some((*kept, *target.seeds()), seconds, Random(SEED) if runs else Random()):  # noqa: S311 - nothing secret
        (seeds / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)
    if not is_guided:
        _at_random(target, seeds, folder, seconds, runs)
    elif seconds:
        _guided(target, ["fuzz", f"-max_total_time={seconds}", str(corpus), str(seeds)], folder)
    else:
        _guided(target, [_again(name, folder), "-merge=1", str(seeds), str(corpus)], folder)


def part_of_merge(name: str, folder: Path, order: list[str]) -> None:
    """What libFuzzer starts again and again while it chooses inputs, so that one that ends the process is no end."""
    _guided(_instrumented(name), ["fuzz", *order], folder)


def _again(name: str, folder: Path) -> str:
    """The program that libFuzzer starts, by its own name: this one, in a file."""
    place = (folder / "again").absolute()
    words = shlex.join((sys.executable, "-m", "tests.fuzz.running", name, str(folder), "part"))
    place.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    place.chmod(0o755)
    return str(place)


def _some(seeds: Sequence[bytes], seconds: int, chance: Random) -> list[bytes]:
    """As many of the seeds as a small part of the time is enough for, others each time; all where there is no hurry."""
    count = min(len(seeds), max(seconds // 2, 5)) if seconds else len(seeds)
    return chance.sample(seeds, count)


def _loaded(name: str) -> "Target":
    from tests.fuzz.targets import TARGETS

    return TARGETS[name]


def _instrumented(name: str) -> "Target":
    import atheris

    with atheris.instrument_imports(include=["registry_cli"]):
        return _loaded(name)


def _guided(target: "Target", order: list[str], folder: Path) -> None:
    import atheris

    from tests.fuzz.mutations import crossed

    def mutate(data: bytes, longest: int, seed: int) -> bytes:
        chance = Random(seed)  # noqa: S311 - nothing secret
        changed: bytes = target.mutate(data, chance) if chance.random() < 0.85 else atheris.Mutate(data, longest)
        return changed[:longest]

    def cross(left: bytes, right: bytes, longest: int, seed: int) -> bytes:
        return crossed(left, right, Random(seed))[:longest]  # noqa: S311 - nothing secret

    options = [
        f"-max_len={target.longest}", f"-artifact_prefix={folder}/", f"-timeout={WALL_SECONDS}", f"-rss_limit_mb={MEGABYTES}",
        "-print_final_stats=1", "-report_slow_units=1000", "-detect_leaks=0",
    ]  # fmt: skip
    atheris.Setup([order[0], *options, *order[1:]], target.examine, custom_mutator=mutate, custom_crossover=cross)
    atheris.Fuzz()


def _at_random(target: "Target", seeds: Path, folder: Path, seconds: int, runs: int) -> None:
    """Change the seeds at random until the time is over, or so often, and report as libFuzzer does."""
    inputs = [path.read_bytes() for path in sorted(seeds.iterdir())]
    chance, end, done = Random(SEED) if runs else Random(), time.monotonic() + seconds, 0  # noqa: S311 - nothing secret
    while done < runs if runs else time.monotonic() < end:
        data = target.mutate(chance.choice(inputs), chance)[: target.longest]
        done += 1
        try:
            target.examine(data)
        except BaseException:
            (folder / f"crash-{hashlib.sha1(data, usedforsecurity=False).hexdigest()}").write_bytes(data)
            raise
    sys.stderr.write(f"stat::number_of_executed_units: {done}\n")


if __name__ == "__main__":
    if sys.argv[3] == "part":
        part_of_merge(sys.argv[1], Path(sys.argv[2]), sys.argv[4:])
    else:
        main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
