"""`reg verify` as its users run it: who and when is written, in all the entries or in none."""

from pathlib import Path

import pytest

from tests.running import AS_OF, Ran, reg

FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n",
    "systems/ky.yaml": "name: KY\nowner: chef\n",
    "systems/lis.yaml": "name: LIS\r\nverified: {date: 2025-01-01, by: gammel}  # kept\r\nowner: chef\r\n",
    "systems/os.yaml": "name: OS\nverified:\n  by: chef  # who\n  date: 2025-01-01\n",
    "units/ydelse.yaml": "name: Ydelse\nverified: ja\nhead: chef\n",
    "people/chef.yaml": "name: Chef\n",
    "people/gammel.yaml": "name: Gammel\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    return tmp_path


def verify(root: Path, *arguments: str, **more: str) -> Ran:
    return reg("verify", "--as-of", AS_OF, *arguments, cwd=root, **more)


def test_who_and_when_is_written_and_what_was_said_before_is_told(root: Path) -> None:
    ran = verify(root, "ky", "lis", "os", "ydelse", "--by", "chef")
    texts = {path: (root / path).read_bytes().decode() for path in FILES}
    assert texts == FILES | {
        "systems/ky.yaml": f"name: KY\nverified: {{by: chef, date: {AS_OF}}}\nowner: chef\n",
        "systems/lis.yaml": f"name: LIS\r\nverified: {{date: {AS_OF}, by: chef}}  # kept\r\nowner: chef\r\n",
        "systems/os.yaml": f"name: OS\nverified:\n  by: chef  # who\n  date: {AS_OF}\n",
        "units/ydelse.yaml": f"name: Ydelse\nverified: {{by: chef, date: {AS_OF}}}\nhead: chef\n",
    }
    assert ran.code == 0
    assert ran.out.splitlines() == ["systems/ky.yaml", "systems/lis.yaml", "systems/os.yaml", "units/ydelse.yaml"]
    assert ran.err.splitlines()[:4] == [
        "ky: never before",
        "lis: before by gammel on 2025-01-01",
        "os: before by chef on 2025-01-01",
        "ydelse: never before",
    ]


def test_a_selection_is_confirmed_by_whom_the_environment_names(root: Path) -> None:
    ran = verify(root, "--select", "owner:chef", "--exclude", "lis", "--date", "2026-10-01", REG_BY="ydelse")
    assert (ran.code, ran.out) == (0, "systems/ky.yaml\n")
    assert (root / "systems/ky.yaml").read_text() == "name: KY\nverified: {by: ydelse, date: 2026-10-01}\nowner: chef\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ky", "lis"], "who confirms it? Give --by WHO, or set REG_BY; owner: chef"),
        (["os"], "who confirms it? Give --by WHO, or set REG_BY"),
        (["ky", "lis", "--by", "chf"], "verified.by: there is no chf in the registry. Did you mean chef? Correct the id, or write the missing file with `reg new`."),
        (["ky", "kyy", "--by", "chef"], "there is no kyy in the registry: did you mean ky?"),
        (["ky", "--by", "lis"], None),
        (["ky", "--by", "chef", "--date", "2030-01-01"], "2030-01-01 lies ahead: nobody can have confirmed anything then"),
        (["ky", "--by", "chef", "--date", "1.1.2026"], "--date 1.1.2026 is no day written as YYYY-MM-DD"),
        (["--by", "chef"], "verify what? Name ids, or give --select"),
        (["ky", "--by", "chef", "--rev", "HEAD"], "--rev asks about the past, which cannot be written"),
    ],
)  # fmt: skip
def test_what_cannot_be_confirmed_is_refused_whole(root: Path, arguments: list[str], says: str | None) -> None:
    ran = verify(root, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says is None or ran.err == f"reg: {says}\n"
    assert {path: (root / path).read_bytes().decode() for path in FILES} == FILES


def test_an_empty_selection_is_no_confirmation(root: Path) -> None:
    ran = verify(root, "--select", "tag:x", "--by", "chef")
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "reg: nothing was selected, so nothing is verified")


def test_the_difference_is_shown_and_nothing_written(root: Path) -> None:
    ran = verify(root, "ky", "--by", "chef", "--diff")
    assert (ran.code, (root / "systems/ky.yaml").read_text()) == (0, FILES["systems/ky.yaml"])
    assert f"+verified: {{by: chef, date: {AS_OF}}}\n" in ran.out
