"""A finding's input made smaller: `python -m tests.fuzz.shrinking TARGET FILE` tells what is wrong and prints what is left."""

import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.targets import TARGETS

SECONDS = 60


def shrunk(data: bytes, complaint: Callable[[bytes], str], seconds: float = SECONDS) -> bytes:
    """The input without the lines, and then the characters, that the same complaint is made without."""
    wanted, end = complaint(data), time.monotonic() + seconds
    for separator in (b"\n", b""):
        data = _shrunk_by(separator, data, lambda rest: complaint(rest) == wanted, end)
    return data


def _shrunk_by(separator: bytes, data: bytes, is_enough: Callable[[bytes], bool], end: float) -> bytes:
    pieces = _pieces(data, separator)
    size = len(pieces) // 2
    while size and time.monotonic() < end:
        pieces = _without(pieces, size, lambda rest: is_enough(separator.join(rest)), end)
        size = min(size // 2, len(pieces))
    return separator.join(pieces)


def _pieces(data: bytes, separator: bytes) -> list[bytes]:
    return data.split(separator) if separator else [data[at : at + 1] for at in range(len(data))]


def _without(pieces: list[bytes], size: int, is_enough: Callable[[list[bytes]], bool], end: float) -> list[bytes]:
    at = 0
    while at < len(pieces) and time.monotonic() < end:
        rest = pieces[:at] + pieces[at + size :]
        if is_enough(rest):
            pieces = rest
        else:
            at += size
    return pieces


def complaint_of(examine: Callable[[bytes], None], data: bytes) -> str:
    """What is raised for the input, and where; an empty text where nothing is."""
    try:
        examine(data)
    except Exception as error:  # noqa: BLE001 - whatever is raised is a finding
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = str(error.args[0]) if error.args and type(error).__name__ == "Broken" else ""
        return f"{type(error).__name__} {said} {place.filename}:{place.lineno}"
    return ""


def main(name: str, path: Path) -> None:
    """Make the file smaller and show what is raised for it."""
    examine, data = TARGETS[name].examine, path.read_bytes()
    if not complaint_of(examine, data):
        sys.exit(f"{path}: nothing is wrong with this any more, or only under the fuzzer")
    small = shrunk(data, lambda given: complaint_of(examine, given))
    path.write_bytes(small)
    sys.stdout.write(f"{small.decode('utf-8', 'backslashreplace')}\n")
    examine(small)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
