"""Talk with the program as a person does: through a real terminal, one answer for each question."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.running import EXAMPLES, Ran

SECONDS = 60
CTRL_C, CTRL_D = "\x03", "\x04"


Answers = Iterable[str] | Mapping[str, Iterable[str]]
"""Answers in the order of the questions; or by the words of the question, where all others are passed over with Enter."""


def talk(arguments: Iterable[str | Path], answers: Answers, cwd: Path, **environment: str) -> Ran:
    """The program at a terminal: each answer is typed when a question waits for it; `err` is what the person saw."""
    import pty  # noqa: PLC0415 - there is none on Windows

    terminal, end = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REG_", "LC_", "LANG"))}
    running = subprocess.Popen(
        [sys.executable, "-m", "registry_cli", *map(str, arguments)],
        cwd=cwd,
        stdin=end,
        stderr=end,
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509 - so that Ctrl-C reaches it; nothing else runs in this process
        env={**kept, "LANG": "C.UTF-8", "PYTHONPATH": str(EXAMPLES.parent), **environment},
    )
    os.close(end)
    seen = _conversation(terminal, running, _Answers(answers))
    assert running.stdout is not None
    out = running.stdout.read().decode()
    running.stdout.close()
    os.close(terminal)
    return Ran(running.wait(), out, seen)


def _take_terminal() -> None:
    import fcntl  # noqa: PLC0415 - there is none on Windows
    import termios  # noqa: PLC0415

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class _Answers:
    """What is still to be answered."""

    def __init__(self, answers: Answers) -> None:
        by_question = answers if isinstance(answers, Mapping) else {}
        self._by_question = {question: list(given) for question, given in by_question.items()}
        self._in_order = None if isinstance(answers, Mapping) else list(answers)

    def to(self, question: str) -> str:
        """The next answer; Ctrl-D where there should have been no question."""
        if self._in_order is not None:
            return self._in_order.pop(0) if self._in_order else CTRL_D
        waiting = self._by_question.get(question.partition(": ")[0].partition(" [")[0], [])
        return waiting.pop(0) if waiting else ""


def _conversation(terminal: int, running: subprocess.Popen[bytes], answers: "_Answers") -> str:
    """Everything shown until the program ends; an answer is typed when the shown text ends as a question does."""
    shown, deadline, new = b"", time.monotonic() + SECONDS, False
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown, new = shown + piece, True
        elif running.poll() is not None:
            break
        elif new and shown.endswith(b": "):
            given = answers.to(shown.decode().rpartition("\n")[2])
            os.write(terminal, given.encode() if given in (CTRL_C, CTRL_D) else f"{given}\n".encode())
            new = False
    else:
        running.kill()
    return shown.decode().replace("\r\n", "\n")
