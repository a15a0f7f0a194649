"""The fuzzers by command: `python -m tests.fuzz [--seconds N] [--shortly] [--keep] [TARGET]...`.

Every target runs in a process of its own, as many at once as there are processors, for an equal part of the time. With
`--shortly` each tries a few inputs, the same ones each time, so that nobody's change fails for what another run found. The end
tells how often each ran, what it reached and how many inputs it holds; the first finding of a target ends that target, and
the command ends with exit code 1 and the input that shows it.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree

from tests.fuzz.targets import CORPUS, TARGETS

FOLDER = Path(".fuzz")
MOST_BYTES, LARGEST = 60_000, 4_000
"""Of the inputs that reach further than the seeds so much is kept for each target."""

SHARES = {"examples": 7_000, "review": 25_000}
"""Less where an input takes long: a whole example half a second, a review of two registries a sixth of one."""

SHORTLY = {"reading": 4_000, "answers": 40, "writers": 120, "changing": 60, "review": 30, "examples": 6}
"""So many inputs are tried where there is little time."""

ABOUT_SECONDS = 20
"""That is about what they take together; the number of seeds goes by it."""


@dataclass(frozen=True)
class Ran:
    """What one target's run left behind."""

    name: str
    code: int
    log: str
    artifacts: tuple[Path, ...]

    def said(self) -> str:
        """One line: executions, coverage (edges and features), inputs."""
        runs = _last(r"number_of_executed_units:\s*(\d+)", self.log)
        reached = _last(r"(cov: \d+ ft: \d+)", self.log) or "without coverage"
        held = _last(r"corp: (\d+/\w+)", self.log) or "0"
        return f"{self.name:<10} executions: {runs}  {reached}  corpus: {held}"


def main() -> int:
    """Run the targets, or keep what they found; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Run the fuzzers.")
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], default=[], help="default: all")
    parser.add_argument("--seconds", type=int, default=3600, help="for all together (default: 3600)")
    parser.add_argument("--keep", action="store_true", help="keep in tests/fuzz/corpus what the runs so far found")
    parser.add_argument("--shortly", action="store_true", help="a few inputs from a few seeds, the same ones each time")
    given = parser.parse_args()
    names = given.targets or list(TARGETS)
    workers = min(os.cpu_count() or 1, len(names))
    all_seconds = ABOUT_SECONDS if given.shortly else given.seconds
    seconds = 0 if given.keep else max(all_seconds * workers // len(names), 1)
    with ThreadPoolExecutor(workers) as pool:
        ran = list(pool.map(lambda name: _run(name, seconds, is_short=given.shortly), names))
    if given.keep:
        return max(_kept(one) for one in ran)
    return _told(ran)


def _run(name: str, seconds: int, *, is_short: bool) -> Ran:
    folder = FOLDER / "shortly" / name if is_short else FOLDER / name
    if is_short:
        rmtree(folder / "corpus", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.glob("*-*"))
    extent = f"{SHORTLY[name]} inputs" if is_short else f"{seconds} seconds"
    _say(f"{name}: {extent if seconds else 'what reaches further than the seeds'}; {folder}/log")
    command = [sys.executable, "-m", "tests.fuzz.running", name, str(folder), str(seconds)]
    command += [str(SHORTLY[name])] if is_short else []
    environment = {**os.environ, "PYTHONHASHSEED": "0"} if is_short else None
    with (folder / "log").open("w+", encoding="utf-8", errors="replace") as log:
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False, env=environment)
        log.seek(0)
        text = log.read()
    return Ran(name, done.returncode, text, tuple(sorted(set(folder.glob("*-*")) - before)))


def _told(ran: Iterable[Ran]) -> int:
    """Say what each run did, and show every finding made small; the exit code."""
    worst = 0
    for one in ran:
        _say(one.said())
        if one.code:
            worst = 1
            _say("\n".join(one.log.splitlines()[-30:]))
        for path in one.artifacts:
            _say(f"\nfinding of {one.name}, made smaller:\n")
            subprocess.run([sys.executable, "-m", "tests.fuzz.shrinking", one.name, str(path)], check=False)
            _say(f"\nagain: python -m tests.fuzz.shrinking {one.name} {path}")
            _say(f"when mended, keep it as {CORPUS.relative_to(Path.cwd())}/{one.name}/found-what-it-was\n")
    return worst


def _kept(ran: Ran) -> int:
    """Copy the smallest inputs that reach further than the seeds, instead of those that were kept before; the exit code."""
    if ran.code:
        _say("\n".join(ran.log.splitlines()[-30:]))
        return 1
    least, corpus, kept = FOLDER / ran.name / "least", FOLDER / ran.name / "corpus", CORPUS / ran.name
    kept.mkdir(parents=True, exist_ok=True)
    for path in kept.glob("reach-*"):
        path.unlink()
    room, count = SHARES.get(ran.name, MOST_BYTES), 0
    for path in sorted((path for path in least.iterdir() if (corpus / path.name).exists()), key=_size):
        room -= _size(path)
        if room < 0 or _size(path) > LARGEST:
            break
        copyfile(path, kept / f"reach-{path.name[:12]}")
        count += 1
    _say(f"{ran.name:<10} kept: {count} inputs")
    return 0


def _size(path: Path) -> int:
    return path.stat().st_size


def _last(pattern: str, text: str) -> str:
    found = re.findall(pattern, text)
    return str(found[-1]) if found else ""


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
