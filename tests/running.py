"""Run the program as its users do: arguments, an environment, streams of bytes, an exit code.

Most tests run it in this process, which spares them the second that starting it takes; `process` starts it for real.
"""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from registry_cli.cli.main import main

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = "2026-11-22"


@dataclass(frozen=True)
class Ran:
    """What one run left behind."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """A machine that speaks English, is no build server, is 120 columns wide, keeps no answers, and finds this program."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("REG_", "GITHUB_", "LC_", "LANG"))
    }
    return kept | {"LANG": "C.UTF-8", "COLUMNS": "120", "REG_CACHE": "off", "PYTHONPATH": str(EXAMPLES.parent), **more}


def process(*arguments: str | Path, cwd: Path | None = None, stdin: str = "", **more: str) -> Ran:
    """The program with these arguments in that machine, as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "registry_cli", *map(str, arguments)],
        cwd=cwd,
        input=stdin.encode(),
        capture_output=True,
        env=environment(**more),
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def reg(*arguments: str | Path, cwd: Path | None = None, stdin: str = "", **more: str) -> Ran:
    """The program with these arguments in that machine, in this process: the same `main`, real streams of bytes."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin.encode(), b"", b"")]
    given: dict[str, Any] = {
        "argv": ["reg", *map(str, arguments)],
        "stdin": streams[0],
        "stdout": streams[1],
        "stderr": streams[2],
    }
    with elsewhere(cwd, environment(**more)), patch.multiple(sys, **given):
        code = _exit_code()
    out, err = (_written(stream) for stream in streams[1:])
    return Ran(code, out, err)


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue().decode()


@contextmanager
def elsewhere(cwd: Path | None, machine: Mapping[str, str]) -> Iterator[None]:
    """In that folder and with that environment alone, for a while."""
    here = Path.cwd()
    with patch.dict(os.environ, machine, clear=True):
        os.chdir(cwd or here)
        try:
            yield
        finally:
            os.chdir(here)
