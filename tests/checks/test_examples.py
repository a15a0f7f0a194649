"""Every check's examples: the bad ones give exactly the findings their carets mark, the good ones none."""

from datetime import date

import pytest

from registry_cli.checks import CHECKS, Check
from registry_cli.checks.documentation import ExampleFile, documentation, example_source
from registry_cli.checks.running import judge
from registry_cli.documents import locate
from registry_cli.model.load import load
from tests.expectations import Expected, expected_of

AS_OF = date(2026, 11, 22)
ALL = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def found_in(files: tuple[ExampleFile, ...]) -> list[Expected]:
    registry = load(example_source(files))
    found = []
    for judged in judge(registry, AS_OF):
        mark = judged.finding.mark
        span = locate(registry.documents[mark.path].text if mark.path in registry.documents else "", mark)
        found.append(Expected(mark.path, span.line, span.column, span.end_column, judged.finding.code))
    return sorted(found)


@ALL
def test_bad_example_is_found_at_its_place(check: Check) -> None:
    bad = documentation(check, "en").bad
    expected = expected_of((file.path, file.text) for file in bad)
    assert check.code in {one.code for one in expected}
    assert found_in(bad) == expected


@ALL
def test_good_example_is_clean(check: Check) -> None:
    assert found_in(documentation(check, "en").good) == []
