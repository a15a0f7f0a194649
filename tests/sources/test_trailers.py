"""What commits state in their last lines: of the commit that states it, and no more of it than can be shown."""

from pathlib import Path

import pytest

from registry_cli.sources.trailers import MOST_CHARACTERS, MOST_TRAILERS, Trailer, trailers
from tests.sources.repositories import dated, repository


@pytest.fixture
def base(tmp_path: Path) -> str:
    return dated(repository(tmp_path), "2026-01-01", {"registry.yaml": "format: 1\n"})


def test_who_approved_is_told_with_the_commit(tmp_path: Path, base: str) -> None:
    message = "Move\n\nWith reasons.\n\nApproved-by: Ane\nCo-authored-by: Bo\nacked-by: Eva\n"
    commit = dated(tmp_path, "2026-01-02", {}, message=message)
    dated(tmp_path, "2026-01-03", {}, message="no trailers")
    assert trailers(tmp_path, base, None) == (Trailer("Approved-by", "Ane", commit), Trailer("acked-by", "Eva", commit))
    assert trailers(tmp_path, base, base) == ()


@pytest.mark.parametrize("end", ["\x1e", "\x1f", "\x0c", "\u2028", "\r"])
def test_nothing_is_stated_for_another_commit(tmp_path: Path, base: str, end: str) -> None:
    message = f"Move\n\nReviewed-by: x{end}{'f' * 40}{end}\x1fApproved-by: forged{end}Approved-by: forged\n"
    commit = dated(tmp_path, "2026-01-02", {}, message=message)
    (told,) = trailers(tmp_path, base, None)
    assert (told.key, told.commit) == ("Reviewed-by", commit)


def test_long_and_many_lines_are_cut(tmp_path: Path, base: str) -> None:
    dated(tmp_path, "2026-01-02", {}, message=f"Move\n\nApproved-by: {'x' * 300_000}\n")
    dated(tmp_path, "2026-01-03", {}, message="Move\n\n" + "Acked-by: x\n" * 20_000)
    told = trailers(tmp_path, base, None)
    assert len(told) == MOST_TRAILERS
    assert max(len(one.value) for one in trailers(tmp_path, base, "HEAD~1")) == MOST_CHARACTERS


def test_where_git_cannot_say_nothing_is_stated(tmp_path: Path, base: str) -> None:
    assert trailers(tmp_path, base, "0" * 40) == ()
    assert trailers(tmp_path, "--output=x", None) == ()
    assert not (tmp_path / "x").exists()
