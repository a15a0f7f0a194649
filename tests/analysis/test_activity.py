"""Which contracts still matter, by what their files say."""

from datetime import date

import pytest

from registry_cli.analysis.activity import is_active
from tests.model.memory import registry_of

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("contract", "active"),
    [
        ("term: {start: 2020-01-01, initial: P4Y}", False),
        ("term: {start: 2020-01-01, end: 2026-11-25}", True),
        ("term: {start: 2020-01-01, end: 2026-11-24}", False),
        ("term: {end: 2026-11-24}", False),
        ("term: {start: 2020-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 3}}", False),
        (
            "term: {start: 2020-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 3}, exercised: [{date: 2023-06-01, periods: 3}]}",
            True,
        ),
        ("term: {start: 2020-01-01, initial: P4Y, renewal: {kind: tacit, period: P1Y}}", True),
        ("term: {start: 2020-01-01, initial: P4Y, renewal: {kind: tacit, period: P0Y}}", True),
        ("term: {start: 2020-01-01, end: 2024-12-31}\namendments: [{date: 2024-06-01, end: 2027-12-31}]", True),
        ("term: {start: 2020-01-01, terminated: {date: 2026-01-01, by: us, effective: 2026-06-30}}", False),
        ("term: {start: 2020-01-01, terminated: {date: 2026-01-01, by: us, effective: 2026-06-30, covers: [a]}}", True),
        ("term: {start: 2020-01-01, terminated: {date: 2026-01-01, by: us}}", True),
        ("inherits_term: true\nparent: p", True),
        ("inherits_term: true\nparent: p\nterm: {end: 2025-12-31}", False),
        ("supplier: s", True),
    ],
)
def test_contracts(contract: str, active: bool) -> None:  # noqa: FBT001
    registry = registry_of({"contracts/k.yaml": f"name: K\n{contract}\n"})
    assert is_active(registry.entries["k"], TODAY, registry) is active
