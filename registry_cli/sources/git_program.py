"""The git program: how it is called so that it asks nobody, fetches nothing and changes nothing."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NO_GIT = Text(
    "git is not installed, so --rev cannot be answered", "git er ikke installeret, så --rev kan ikke besvares"
)

GIT_STOPPED = Text("git could not read on: {reason}", "git kunne ikke læse videre: {reason}")

MAX_PIECE_BYTES = 1024 * 1024
"""A longer piece of what git streams is cut: no line about a commit or a file needs it."""

_STREAM_BYTES = 64 * 1024
_OF_THE_CALLER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def run_git(repository: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One git command in `repository` with `given` on its input: never through a shell, never asking, never fetching.

    Raises:
        WrongQuestion: git is not installed.
    """
    try:
        return subprocess.run(
            ["git", "--no-replace-objects", "-C", str(repository), *arguments],
            capture_output=True,
            check=False,
            env=_environment(),
            input=given,
        )
    except FileNotFoundError:
        raise WrongQuestion(NO_GIT) from None


def stream_git(repository: Path, *arguments: str) -> Iterator[bytes]:
    """What one git command prints, piece by piece as NUL ends them; the command is ended where nobody reads on.

    Raises:
        WrongQuestion: git is not installed, or ended with a fault; once all that it said has been given.
    """
    command = ["git", "--no-replace-objects", "-C", str(repository), *arguments]
    with tempfile.TemporaryFile() as errors:
        try:
            running = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=_environment()
            )
        except FileNotFoundError:
            raise WrongQuestion(NO_GIT) from None
        try:
            yield from _pieces(running)
            if running.wait():
                errors.seek(0)
                raise WrongQuestion(GIT_STOPPED, reason=first_line(errors.read(_STREAM_BYTES)))
        finally:
            running.kill()
            running.communicate()


def _pieces(running: subprocess.Popen[bytes]) -> Iterator[bytes]:
    assert running.stdout is not None
    rest = b""
    while read := running.stdout.read(_STREAM_BYTES):
        *whole, rest = (rest + read).split(b"\0")
        yield from whole
        rest = rest[:MAX_PIECE_BYTES]
    if rest:
        yield rest


def _environment() -> dict[str, str]:
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER}
    return {**inherited, **quiet, "GIT_LITERAL_PATHSPECS": "1"}


def first_line(text: bytes) -> str:
    """The first line of what git said."""
    return text.decode("utf-8", "replace").strip().partition("\n")[0]
