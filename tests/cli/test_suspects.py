"""`reg suspects`: both languages, every format, a selection, and one line where there is no git."""

import json
from pathlib import Path

import pytest

from tests.review.stories import SETTINGS, told
from tests.running import reg
from tests.sources.repositories import dated, write

KY = "name: KY\nverified: {by: chef, date: 2026-02-10}\nuses: [{system: opus, essential: true}]\n"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    folder = told(
        tmp_path,
        [
            (
                "2026-01-01",
                {
                    "systems/ky.yaml": KY,
                    "systems/opus.yaml": "name: Opus\nhosting: cloud\n",
                    "people/chef.yaml": "name: Chef\n",
                },
            )
        ],
    )
    dated(folder, "2026-03-01", {"systems/opus.yaml": "name: Opus\nhosting: hybrid\n"})
    return folder


def test_it_says_what_to_look_at_again(registry: Path) -> None:
    ran = reg("--as-of", "2026-06-01", "--lang", "da", "suspects", cwd=registry)
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "KY (ky) 2026-02-10 Opus (opus) Driftssted: sky → blandet 2026-03-01" in lines
    assert (
        "1 af 1 bekræftede poster. Når en post er set efter og stadig passer, bekræftes den med `reg verify ID`."
        in lines
    )
    english = reg("--as-of", "2026-06-01", "--lang", "en", "suspects", "--format", "md", cwd=registry).out
    assert "| KY (ky) | 2026-02-10 | Opus (opus) | Hosting: cloud → hybrid | 2026-03-01 |" in english


def test_for_programs(registry: Path) -> None:
    found = json.loads(reg("--as-of", "2026-06-01", "--lang", "en", "suspects", "-f", "json", cwd=registry).out)
    (one,) = found["suspects"]
    assert (one["id"], one["verified"]) == ("ky", "2026-02-10")
    assert (
        one["reasons"][0].items()
        >= {
            "refers_to": "opus",
            "relations": ["uses.system"],
            "field": "hosting",
            "path": ["hosting"],
            "before": "cloud",
            "after": "hybrid",
            "day": "2026-03-01",
        }.items()
    )


def test_a_selection_and_a_confirmation_clear_it(registry: Path) -> None:
    ran = reg("--as-of", "2026-06-01", "--lang", "da", "suspects", "--select", "opus", cwd=registry)
    assert "Intet af det, som de 0 bekræftede poster afhænger af" in ran.out
    write(registry, {"systems/ky.yaml": KY.replace("2026-02-10", "2026-05-01")})
    ran = reg("--as-of", "2026-06-01", "--lang", "da", "suspects", cwd=registry)
    assert "Intet af det, som de 1 bekræftede poster afhænger af" in ran.out


def test_without_git_one_line_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"registry.yaml": SETTINGS})
    ran = reg("suspects", "--lang", "da", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "ligger ikke i et git-arkiv" in ran.err
