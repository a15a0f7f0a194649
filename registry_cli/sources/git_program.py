"""The git program: how it is called so that it asks nobody, fetches nothing and changes nothing."""

import os
import subprocess
from pathlib import Path

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NO_GIT = Text(
    "git is not installed, so --rev cannot be answered", "git er ikke installeret, så --rev kan ikke besvares"
)

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


def _environment() -> dict[str, str]:
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER}
    return {**inherited, **quiet, "GIT_LITERAL_PATHSPECS": "1"}


def first_line(text: bytes) -> str:
    """The first line of what git said."""
    return text.decode("utf-8", "replace").strip().partition("\n")[0]
