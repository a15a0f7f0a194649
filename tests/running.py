"""Run the program as its users do: another process, its own streams, an exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = "2026-11-22"


@dataclass(frozen=True)
class Ran:
    """What one run left behind."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """A machine that speaks English, is no build server, and finds this program."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("REG_", "GITHUB_", "LC_", "LANG"))
    }
    return kept | {"LANG": "C.UTF-8", "PYTHONPATH": str(EXAMPLES.parent), **more}


def reg(*arguments: str | Path, cwd: Path | None = None, stdin: str = "", **more: str) -> Ran:
    """The program with these arguments, in that machine."""
    done = subprocess.run(
        [sys.executable, "-m", "registry_cli", *map(str, arguments)],
        cwd=cwd,
        input=stdin.encode(),
        capture_output=True,
        env=environment(**more),
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
