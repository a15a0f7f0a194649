"""`reg validate --baseline FILE`: what was there is borne, what is new is not, and the file only shrinks."""

import json
from pathlib import Path

import pytest

from tests.review.test_ratchet import BASE, NEW_USE
from tests.running import AS_OF, Ran, reg
from tests.sources.repositories import commit, git, repository, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "register", BASE)
    return tmp_path / "register"


def validate(folder: Path, *arguments: str | Path) -> Ran:
    return reg("--as-of", AS_OF, "validate", *arguments, cwd=folder)


def findings(file: Path) -> list[list[str]]:
    found = json.loads(file.read_text(encoding="utf-8"))["findings"]
    assert isinstance(found, list)
    return found


def test_what_was_there_is_borne(folder: Path) -> None:
    ran = validate(folder, "--baseline", "kendt.json", "--write-baseline")
    assert (ran.code, ran.err) == (0, "baseline kendt.json: findings: 2\n")
    assert (folder / "kendt.json").read_text(encoding="utf-8") == (
        '{\n  "schema_version": 1,\n  "findings": [\n'
        '    ["retired-reference", "ky", "uses/datasource=esr/datasource", "esr"],\n'
        '    ["unknown-reference", "ksd", "owner", "nobody"]\n'
        "  ]\n}\n"
    )
    ran = validate(folder, "--baseline", "kendt.json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Not in the baseline kendt.json: no findings; in it, not counted: 2; looked at 5 files (4 entities)\n"
    )


def test_what_is_new_fails_also_beside_the_same(folder: Path) -> None:
    validate(folder, "--baseline", "kendt.json", "--write-baseline")
    write(folder, NEW_USE)
    ran = validate(folder, "--baseline", "kendt.json", "--format", "concise")
    assert ran.code == 1
    assert ran.out.startswith("systems/ksd.yaml:4:21: error[retired-reference]")
    before = (folder / "kendt.json").read_bytes()
    assert validate(folder, "--baseline", "kendt.json", "--write-baseline").code == 1
    assert (folder / "kendt.json").read_bytes() == before


def test_what_is_mended_is_told_and_taken_out(folder: Path) -> None:
    validate(folder, "--baseline", "kendt.json", "--write-baseline")
    write(folder, {"systems/ky.yaml": "name: KY\n"})
    ran = validate(folder, "--baseline", "kendt.json")
    assert ran.code == 0
    assert ran.err == "in the baseline and found no more: 1; run with --write-baseline to take them out\n"
    assert validate(folder, "--baseline", "kendt.json", "--write-baseline").err == (
        "baseline kendt.json: taken out: 1; left: 1\n"
    )
    assert findings(folder / "kendt.json") == [["unknown-reference", "ksd", "owner", "nobody"]]


def test_a_renamed_entity_keeps_its_place_in_the_baseline(folder: Path) -> None:
    validate(folder, "--baseline", "kendt.json", "--write-baseline")
    (folder / "systems/ky.yaml").unlink()
    write(folder, {"systems/kys.yaml": "name: KY\nformerly: [ky]\ntype: application\nuses: [{datasource: esr}]\n"})
    assert validate(folder, "--baseline", "kendt.json").code == 0


def test_a_baseline_that_has_grown_since_the_base_fails(folder: Path) -> None:
    repository(folder)
    validate(folder, "--baseline", "kendt.json", "--write-baseline")
    commit(folder, {})
    git(folder, "switch", "--quiet", "--create", "change")
    write(folder, NEW_USE)
    (folder / "kendt.json").unlink()
    validate(folder, "--baseline", "kendt.json", "--write-baseline")
    commit(folder, {})
    assert validate(folder, "--baseline", "kendt.json").code == 0
    ran = validate(folder, "--baseline", "kendt.json", "--new-since", "main", "--format", "concise")
    assert ran.code == 1
    assert "retired-reference" in ran.out
    assert ran.err == (
        "the baseline kendt.json has grown since the base, which it may not: 1 new; the first is retired-reference about ksd\n"
    )


def test_a_baseline_that_comes_with_the_change_excuses_nothing(folder: Path) -> None:
    repository(folder)
    commit(folder, {})
    git(folder, "switch", "--quiet", "--create", "change")
    write(folder, NEW_USE)
    validate(folder, "--baseline", "kendt.json", "--write-baseline")
    commit(folder, {})
    ran = validate(folder, "--baseline", "kendt.json", "--new-since", "main")
    assert (ran.code, ran.err) == (1, "")
    write(folder, {"systems/ksd.yaml": BASE["systems/ksd.yaml"]})
    assert validate(folder, "--baseline", "kendt.json", "--new-since", "main").code == 0


def test_a_remembered_answer_is_not_mistaken_for_one_with_a_baseline(folder: Path, tmp_path: Path) -> None:
    def ask(*arguments: str) -> int:
        return reg("--as-of", AS_OF, "validate", *arguments, cwd=folder, REG_CACHE=str(tmp_path / "cache")).code

    assert ask() == 1
    assert ask("--baseline", "../kendt.json", "--write-baseline") == 0
    assert [ask("--baseline", "../kendt.json"), ask(), ask("--baseline", "../kendt.json")] == [0, 1, 0]
    (tmp_path / "kendt.json").write_text('{"schema_version": 1, "findings": []}', encoding="utf-8")
    assert ask("--baseline", "../kendt.json") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 200_000,
        b"[]",
        b'{"schema_version": 2, "findings": []}',
        b'{"schema_version": 1, "findings": [["a"]]}',
        b'{"schema_version": 1, "findings": [["a", "b", "c", 4]]}',
        b'{"schema_version": 1, "findings": [["a", "b", "c", ["d"]]]}',
        b'{"schema_version": 1, "findings": {"a": 1}}',
    ],
)
def test_what_is_no_baseline_is_one_line(folder: Path, content: bytes) -> None:
    (folder / "kendt.json").write_bytes(content)
    for more in ([], ["--write-baseline"]):
        ran = validate(folder, "--baseline", "kendt.json", *more)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "kendt.json is no baseline" in ran.err
    assert (folder / "kendt.json").read_bytes() == content


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"schema_version": 1, "findings": []}', encoding="utf-8")
    (folder / "kendt.json").symlink_to(tmp_path / "other.json")
    for more in ([], ["--write-baseline"]):
        ran = validate(folder, "--baseline", "kendt.json", *more)
        assert (ran.code, ran.err) == (2, "reg: kendt.json is no plain file\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--baseline", "none.json"], "reg: there is no file none.json: write it first with --write-baseline\n"),
        (["--baseline", "."], "reg: . is no plain file\n"),
        (["--write-baseline"], "--write-baseline writes about the whole registry"),
        (["--baseline", "x.json", "--write-baseline", "systems"], "--write-baseline writes about the whole registry"),
        (["--baseline", "x.json", "--fix"], "--new-since and --baseline judge and mend nothing"),
    ],
)
def test_what_cannot_be_answered_is_one_line(folder: Path, arguments: list[str], line: str) -> None:
    ran = validate(folder, *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert line in ran.err
