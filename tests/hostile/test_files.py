"""Files that nobody should have made: each is one finding at its place, or one line, and the rest of the registry is read."""

import os
import socket
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from registry_cli.checks.running import judge
from registry_cli.model.load import load
from registry_cli.output.diagnostics import diagnostics
from registry_cli.output.formats import FORMATS, FindingsReport
from registry_cli.sources import FolderSource, MemorySource, Source, SourceFile
from tests.running import reg
from tests.sources.repositories import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")

AS_OF = date(2026, 11, 22)
SETTINGS = "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n"
SOUND = "name: KY\n"


def told(source: Source) -> list[tuple[str, str]]:
    """The path and code of every finding; every format tells of them all in text that can be written."""
    registry = load(source)
    found = diagnostics(judge(registry, AS_OF), registry, "da")
    for render in FORMATS.values():
        render(FindingsReport(found, "da", registry.is_incomplete, "0", 1, 1, AS_OF)).encode()
    return [(one.path, one.code) for one in found]


def in_memory(data: bytes) -> list[str]:
    return [code for _, code in told(MemorySource({"registry.yaml": SETTINGS, "systems/x.yaml": data}))]


BYTES: dict[str, tuple[bytes, list[str]]] = {
    "utf-8-with-mark": ("\ufeffname: Børn\n".encode(), []),
    "two-marks": ("\ufeff\ufeffname: X\n".encode(), []),
    "latin-1": ("name: Børn\n".encode("latin-1"), ["not-utf-8"]),
    "utf-16": ("name: Børn\n".encode("utf-16"), ["not-utf-8"]),
    "utf-16-big": (b"\xfe\xff" + "name: X\n".encode("utf-16-be"), ["not-utf-8"]),
    "utf-16-without-mark": ("name: X\n".encode("utf-16-le"), ["syntax-error"]),
    "utf-32": ("name: X\n".encode("utf-32"), ["not-utf-8"]),
    "nul": (b"name: X\x00Y\n", ["syntax-error"]),
    "only-nul": (b"\x00" * 4096, ["syntax-error"]),
    "crlf": (b"name: X\r\ntags:\r\n  - a\r\n", []),
    "cr": (b"name: X\rtags: [a]\r", ["stray-line-end"]),
    "lone-surrogate": (b"name: \xed\xa0\x80\n", ["not-utf-8"]),
    "surrogate-pair": (b"name: \xed\xa0\xbd\xed\xb8\x80\n", ["not-utf-8"]),
    "escaped-surrogate": (b'name: "\\ud800"\n', ["syntax-error"]),
    "overlong": (b"name: \xc0\xaf\n", ["not-utf-8"]),
    "beyond-unicode": (b"name: \xf4\x90\x80\x80\n", ["not-utf-8"]),
    "cut-character": (b"name: B\xc3", ["not-utf-8"]),
    "escape-sequence": (b"name: \x1b[2J\n", ["syntax-error"]),
    "no-character": ("name: \uffff\n".encode(), ["syntax-error"]),
    "binary": (bytes(range(256)), ["not-utf-8"]),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(100), ["not-utf-8"]),
    "empty": (b"", ["empty-file"]),
    "only-mark": (b"\xef\xbb\xbf", ["empty-file"]),
    "only-blanks": (b" \n\n  \n", ["empty-file"]),
    "recursive-alias": (b"name: X\nuses: &a [*a]\n", ["unsafe-yaml", "unsafe-yaml"]),
    "alias-to-itself": (b"&a name: *a\n", ["unsafe-yaml", "unsafe-yaml"]),
    "merge-of-itself": (b"name: X\nlifecycle: &a\n  <<: *a\n", ["unsafe-yaml", "unsafe-yaml", "unsafe-yaml"]),
}  # fmt: skip


@pytest.mark.parametrize(("data", "codes"), BYTES.values(), ids=BYTES)
def test_bytes(data: bytes, codes: list[str]) -> None:
    assert in_memory(data) == codes


def bomb(line: str, levels: int = 40) -> bytes:
    lines = [line.format(own=level, other=level - 1) for level in range(1, levels)]
    return "\n".join(["name: X", "a0: &a0 {x: 1}", *lines, ""]).encode()


DEEP = 10_000

BOMBS: dict[str, tuple[bytes, str]] = {
    "alias-bomb": (bomb("a{own}: &a{own} [*a{other}, *a{other}, *a{other}, *a{other}, *a{other}]"), "unsafe-yaml"),
    "merge-bomb": (bomb("a{own}: &a{own} {{<<: [*a{other}, *a{other}], y{own}: *a{other}}}"), "unsafe-yaml"),
    "deep-flow-lists": (b"name: " + b"[" * DEEP + b"]" * DEEP, "too-deep"),
    "deep-flow-mappings": (b"name: " + b"{a: " * DEEP + b"}" * DEEP, "too-deep"),
    "deep-lists": (b"- " * DEEP + b"a\n", "too-deep"),
    "deep-mappings": ("".join(f"{' ' * level}a:\n" for level in range(1000)).encode(), "too-deep"),
    "deep-keys": (b"? " * DEEP + b"a\n", "too-deep"),
    "open-brackets": (b"[" * 1_000_000, "too-deep"),
    "long-number": (b"name: X\nversion: " + b"9" * 1_000_000 + b"\n", "unusable-number"),
    "huge-exponent": (b"name: X\nversion: 1e999999999\n", "unusable-number"),
    "long-line": (b"name: " + b"x" * 2_000_000 + b"\n", "out-of-range"),
    "long-key": (b"? " + b"x" * 100_000 + b"\n: 1\n", "unknown-key"),
}


@pytest.mark.parametrize(("data", "code"), BOMBS.values(), ids=BOMBS)
def test_bombs_are_told_and_not_set_off(data: bytes, code: str) -> None:
    assert code in in_memory(data)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    write(tmp_path / "r", {"registry.yaml": SETTINGS, "systems/ky.yaml": SOUND})
    return tmp_path / "r"


def a_link_to(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def a_socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def a_large_file(place: Path) -> None:
    place.touch()
    os.truncate(place, 100 * 1024 * 1024)


THINGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "link-out": (a_link_to("/etc/passwd"), "link-not-followed"),
    "link-to-a-folder-outside": (a_link_to("/etc"), "link-not-followed"),
    "link-to-itself": (a_link_to("x.yaml"), "link-not-followed"),
    "link-to-nothing": (a_link_to("nowhere.yaml"), "link-not-followed"),
    "link-to-a-device": (a_link_to("/dev/zero"), "link-not-followed"),
    "link-to-this-process": (a_link_to("/proc/self/environ"), "link-not-followed"),
    "pipe": (os.mkfifo, "unreadable-file"),
    "socket": (a_socket, "unreadable-file"),
    "100-megabytes": (a_large_file, "file-too-large"),
}


@pytest.mark.parametrize(("make", "code"), THINGS.values(), ids=THINGS)
def test_things_with_the_name_of_a_file(registry: Path, make: Callable[[Path], object], code: str) -> None:
    make(registry / "systems/x.yaml")
    assert told(FolderSource(registry)) == [("systems/x.yaml", code)]


def test_a_folder_with_the_name_of_a_file_is_a_folder(registry: Path) -> None:
    write(registry, {"systems/x.yaml/y.yaml": SOUND})
    assert told(FolderSource(registry)) == []


@pytest.mark.parametrize("target", ["..", ".", "systems", "/etc", "nowhere"])
def test_links_for_folders_are_told_once_and_not_followed(registry: Path, target: str) -> None:
    (registry / "systems/loop").symlink_to(target, target_is_directory=True)
    (registry / "units").symlink_to(target, target_is_directory=True)
    assert FolderSource(registry).paths() == ("registry.yaml", "systems/ky.yaml", "systems/loop", "units")


@pytest.mark.parametrize("target", ["/etc/hostname", "other.yaml", "systems/ky.yaml"])
def test_settings_that_are_a_link(registry: Path, target: str) -> None:
    (registry / "registry.yaml").unlink()
    write(registry, {"other.yaml": SETTINGS})
    (registry / "registry.yaml").symlink_to(target)
    assert ("registry.yaml", "link-not-followed") in told(FolderSource(registry))


@pytest.mark.parametrize("make", [a_link_to("nowhere"), a_link_to("registry.yaml"), os.mkfifo, Path.mkdir, a_socket])
def test_settings_that_are_no_file_make_no_registry(registry: Path, make: Callable[[Path], object]) -> None:
    (registry / "registry.yaml").unlink()
    make(registry / "registry.yaml")
    ran = reg("--lang", "en", "--registry", registry, "validate")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"reg: {registry} is no registry: it holds no registry.yaml\n"


NAMES = {
    "newline": (b"a\nb.yaml", "invalid-file-name"),
    "order-to-a-build-server": (b"a\n::error::x.yaml", "invalid-file-name"),
    "escape": (b"\x1b]0;x\x07.yaml", "invalid-file-name"),
    "delete": (b"a\x7f.yaml", "invalid-file-name"),
    "no-utf-8": (b"b\xf8rn.yaml", "invalid-file-name"),
    "right-to-left": ("a\u202elmay.yaml".encode(), "invalid-file-name"),
    "quotes": (b"a'\"`$(x).yaml", "invalid-file-name"),
    "only-ending": (b"-.yaml", "invalid-file-name"),
    "danish-in-one": (unicodedata.normalize("NFC", "børnå.yaml").encode(), "invalid-file-name"),
    "danish-in-two": (unicodedata.normalize("NFD", "børnå.yaml").encode(), "invalid-file-name"),
}


@pytest.mark.parametrize(("name", "code"), NAMES.values(), ids=NAMES)
def test_names(registry: Path, name: bytes, code: str) -> None:
    path = f"systems/{os.fsdecode(name)}"
    (registry / path).write_bytes(SOUND.encode())
    assert told(FolderSource(registry)) == [(path, code)]
    ran = reg("--lang", "en", "validate", "--format", "concise", cwd=registry)
    assert (ran.code, len([line for line in ran.out.splitlines() if line.startswith("systems/")])) == (1, 1)
    for arguments in (("fmt", "--check"), ("fmt",), ("validate", "--fix", "--diff")):
        ran = reg("--lang", "en", *arguments, cwd=registry)
        assert "\x1b" not in ran.out + ran.err
        assert not any(line.startswith("::") for line in (ran.out + ran.err).splitlines())


def test_one_name_in_two_unicode_forms_is_told_twice_and_never_mended_into_one(registry: Path) -> None:
    for form in ("NFC", "NFD"):
        (registry / "systems" / unicodedata.normalize(form, "børnå.yaml")).write_text(f"name: {form}\n")
    reg("validate", "--fix", cwd=registry)
    texts = sorted(path.read_text() for path in (registry / "systems").iterdir())
    assert texts == ["name: KY\n", "name: NFC\n", "name: NFD\n"]


def test_a_reference_in_another_unicode_form_or_script_is_no_reference(registry: Path) -> None:
    write(registry, {"people/chef.yaml": "name: Chef\n"})
    for number, owner in enumerate(("\u0441hef", "che\u0301f", "ｃhef", "chef\u200b")):
        write(registry, {f"systems/s{number}.yaml": f"name: S\nowner: {owner}\n"})
    assert told(FolderSource(registry)) == [(f"systems/s{number}.yaml", "unknown-reference") for number in range(4)]


class Vanishing(FolderSource):
    """A folder in which files go away, or change into something else, after they were listed."""

    def __init__(self, root: Path, happens: Callable[[Path], object]) -> None:
        super().__init__(root)
        self._happens = happens

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        wanted = list(paths)
        self._happens(self.root / "systems/x.yaml")
        return super().read(wanted)


def replaced(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def happens(path: Path) -> None:
        path.unlink()
        make(path)

    return happens


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "gone": (Path.unlink, ["unreadable-file"]),
    "folder": (replaced(Path.mkdir), ["unreadable-file"]),
    "link": (replaced(a_link_to("/etc/passwd")), ["link-not-followed"]),
    "pipe": (replaced(os.mkfifo), ["unreadable-file"]),
    "grown": (a_large_file, ["file-too-large"]),
    "cut": (lambda path: os.truncate(path, 3), ["not-a-mapping"]),
}


@pytest.mark.parametrize(("happens", "codes"), CHANGES.values(), ids=CHANGES)
def test_files_that_change_between_listing_and_reading(
    registry: Path, happens: Callable[[Path], object], codes: list[str]
) -> None:
    write(registry, {"systems/x.yaml": SOUND})
    assert told(Vanishing(registry, happens)) == [("systems/x.yaml", code) for code in codes]


def test_a_path_longer_than_the_system_allows(registry: Path) -> None:
    deep = registry / "systems"
    here = Path.cwd()
    os.chdir(deep)
    try:
        for _ in range(25):
            Path("x" * 200).mkdir()
            os.chdir("x" * 200)
        Path("y.yaml").write_text(SOUND)
    finally:
        os.chdir(here)
    assert {code for _, code in told(FolderSource(registry))} <= {"unreadable-file"}
    ran = reg("--registry", registry / ("x" * 5000), "validate")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_an_empty_folder_and_a_registry_below_another(registry: Path) -> None:
    (registry / "contracts").mkdir()
    write(registry, {"below/registry.yaml": SETTINGS, "below/systems/ky.yaml": "name: Below\n"})
    assert told(FolderSource(registry)) == []
    assert set(load(FolderSource(registry)).documents) == {"registry.yaml", "systems/ky.yaml"}
    assert "Below" in reg("list", cwd=registry / "below/systems").out
