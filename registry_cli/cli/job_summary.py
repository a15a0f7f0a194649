"""GitHub's job summary: where the whole is shown, since of annotations a step shows ten."""

import os
from pathlib import Path

from registry_cli.cli.asking import say


def add_to_job_summary(text: str) -> None:
    """Add Markdown to the summary of the running job; nothing where there is none."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(text)
    except OSError as error:
        say(f"reg: {path}: {error.strerror}")
