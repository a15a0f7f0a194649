"""Files made to take all time or memory: a process with a gigabyte and twenty seconds bears each of them.

The limits are the machine's own, so nothing here measures time: what grows with the square of a file never ends in them.
"""

import subprocess
import sys
from datetime import date

import pytest

from registry_cli.authoring.repairs import mended
from registry_cli.sources import MemorySource
from tests.running import environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of resources")

SCRIPT = """
import resource, sys, time
from datetime import date
from registry_cli.authoring.formatting import canonical_text
from registry_cli.authoring.repairs import mended
from registry_cli.checks.running import judge
from registry_cli.model.load import load
from registry_cli.output.diagnostics import diagnostics
from registry_cli.output.formats import FORMATS, FindingsReport
from registry_cli.sources import MemorySource
from tests.hostile.test_bounds import TEXTS

resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
as_of = date(2026, 11, 22)
for name in sys.argv[1:]:
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 20, resource.RLIM_INFINITY))
    print(name, end=" ", flush=True)
    text = TEXTS[name]()
    source = MemorySource({"registry.yaml": "format: 1\\norganisation: {name: E}\\n", "systems/x.yaml": text})
    registry = load(source)
    found = diagnostics(judge(registry, as_of), registry, "da")
    FORMATS["full"](FindingsReport(found, "da", registry.is_incomplete, "0", 1, 1, as_of, width=80))
    canonical_text("systems/x.yaml", text)
    mended(source, as_of, lambda path: True)
    print(*sorted({one.code for one in found}))
"""

SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\n"
FULL = 2 * 1024 * 1024 - 100
MANY = 2000


def repeated(head: str, piece: str, tail: str = "\n") -> str:
    """As many pieces as a file may hold, numbered where the piece asks for it."""
    size = len(piece.format("000000"))
    return head + "".join(piece.format(number) for number in range((FULL - len(head) - len(tail)) // size)) + tail


def some(head: str, piece: str, tail: str = "\n", count: int = MANY) -> str:
    return head + "".join(piece.format(number) for number in range(count)) + tail


TEXTS = {
    "values-in-brackets": lambda: repeated("name: X\ntags: [", "a,", "]\n"),
    "lists-in-brackets": lambda: repeated("name: X\ntags: [", "[],", "]\n"),
    "keys": lambda: repeated("name: X\n", "k{0}: 1\n"),
    "text-blocks": lambda: repeated("name: X\n", "k{0}: |\n  x\n"),
    "space-before-a-colon": lambda: f"name: X{' ' * FULL}: y\n",
    "space-behind-a-dash": lambda: f"tags:\n-{' ' * FULL}@\n",
    "space-without-a-comment": lambda: f"name: 'X\n  Y'\ndescription: a{' ' * FULL}b\n",
    "hashes": lambda: f"name: 'X\n  Y'\ndescription: a{' #' * (FULL // 2)}\n",
    "blank-lines": lambda: f"name: X\n{chr(10) * FULL}tags: [a]\n",
    "comments": lambda: some("name: X\n", "#\n", count=100_000),
    "lines-of-text": lambda: repeated("name: >\n", "  a\n\n"),
    "escapes": lambda: repeated('name: "', "\\n", '"\n'),
    "items-that-stand-twice": lambda: some("name: X\ntags: [", "a,", "]\n"),
    "wrong-items-on-a-line": lambda: some("name: X\ntags: [", "T {0},", "]\n"),
    "wrong-keys-on-a-line": lambda: some("name: X\nlifecycle: {", "k{0}: 1, ", "}\n"),
    "words-to-mend": lambda: some("name: X\nuses:\n", "  - {{snitflade: a{0}}}\n"),
    "question-marks": lambda: some("", "? k{0}\n: 1\n", ""),
    "numbers": lambda: some("name: X\n", "k{0}: 1e{0}\n"),
    "texts-that-are-cut-off": lambda: some("name: X\n", "k{0}: sag #1\n"),
}

CODES = {
    "values-in-brackets": "file-too-large",
    "lists-in-brackets": "file-too-large",
    "keys": "file-too-large",
    "text-blocks": "file-too-large",
    "space-before-a-colon": "syntax-error",
    "space-behind-a-dash": "syntax-error",
    "items-that-stand-twice": "duplicate-item",
    "words-to-mend": "unknown-key",
}


@pytest.mark.long
def test_each_file_is_borne() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *TEXTS],
        env={key: value for key, value in environment().items() if not key.startswith("COVERAGE_")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), f"ended in: {done.stdout.splitlines()[-1:]}"
    found = {name: codes for name, *codes in map(str.split, done.stdout.splitlines())}
    assert list(found) == list(TEXTS)
    assert {name: code for name, code in CODES.items() if code not in found[name]} == {}


def test_many_names_are_mended() -> None:
    """Each needs a look at all other names and at all references."""
    names = [f"System-{number}" for number in range(1500)]
    files = {f"systems/{name}.yml": f"name: {name}\nuses: [{{system: {names[0]}}}]\n" for name in names[1:]}
    files["systems/System-0.yml"] = "name: System-0\n"
    after = mended(MemorySource({"registry.yaml": SETTINGS, **files}), date(2026, 11, 22), bool)
    assert len(after.renamed) == len(names)
    assert after.texts["systems/System-7.yml"][1] == "name: System-7\nuses: [{system: system-0}]\n"
