"""What the program makes of each case of the YAML conformance suite; `python -m tests.hostile.yaml_suite --write` writes it anew."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from registry_cli.checks.running import judge
from registry_cli.documents.parse import parse
from registry_cli.model.load import load
from registry_cli.sources import MemorySource
from tests.documents.test_plain import SUITE, parse_list, real

GOLDEN = Path(__file__).parent / "yaml_suite.txt"
SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\n"
PATH = "systems/case.yaml"
AS_OF = date(2026, 11, 22)


class Case(NamedTuple):
    """A text of the suite, whether it is no YAML, and the JSON documents that mean the same (`None`: the suite gives none)."""

    name: str
    text: str
    is_wrong: bool
    data: tuple[object, ...] | None


def cases() -> Iterator[Case]:
    """Every case; those of one file are numbered, and what one does not state is as in the one before it."""
    for path in sorted(SUITE.glob("*.yaml")):
        stated: dict[str, object] = {}
        entries = [entry for entry in parse_list(path.read_text(encoding="utf-8")) if isinstance(entry, dict)]
        for number, entry in enumerate(entries):
            stated |= entry
            name = f"{path.stem}-{number}" if len(entries) > 1 else path.stem
            documents = stated.get("json")
            is_wrong = bool(entry.get("fail"))
            data = tuple(_documents(str(documents))) if documents is not None and not is_wrong else None
            yield Case(name, real(str(entry["yaml"])), is_wrong, data)


def _documents(text: str) -> Iterator[object]:
    """JSON documents that follow each other."""
    decoder, text = json.JSONDecoder(), text.lstrip()
    while text:
        data, end = decoder.raw_decode(text)
        yield data
        text = text[end:].lstrip()


def table() -> str:
    """For each case, as a system's file: how much of it is data, and the codes of all its findings."""
    return "".join(f"{case.name:<8} {_verdict(case.text)}\n" for case in cases())


def _verdict(text: str) -> str:
    registry = load(MemorySource({"registry.yaml": SETTINGS, PATH: text}))
    document = registry.documents[PATH]
    codes = sorted({one.finding.code for one in judge(registry, AS_OF)})
    if document.data is None:
        return " ".join(("not-read", *codes))
    return " ".join(("read-in-part" if parse(document.text).faults else "read", *codes))


if __name__ == "__main__" and "--write" in sys.argv:
    GOLDEN.write_text(table(), encoding="utf-8", newline="\n")
