"""The README's tour, followed to the letter in a fresh folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def tour() -> str:
    return "\n".join(re.findall(r"```sh tour\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL))


def test_the_tour_gives_what_the_readme_shows(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "reg"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m registry_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    identity = {f"GIT_{who}_{what}": "t@example.dk" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {
        **os.environ,
        **identity,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(README.parent),
    }
    environment.pop("REG_LANG", None)
    done = subprocess.run(
        ["bash", "-e", "-c", tour()],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"^    (.+)$", README.read_text(encoding="utf-8").partition("## Ten minutes")[2], re.MULTILINE)
    missing = [line for line in shown if line not in done.stdout]
    assert missing == []
    assert (tmp_path / "register" / "landscape.md").is_file()
