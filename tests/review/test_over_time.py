"""A registry in numbers month by month: which commit counts for which month, each on its own day."""

from datetime import date
from pathlib import Path

import pytest

from registry_cli.analysis.shares import Share
from registry_cli.model.load import load
from registry_cli.review.over_time import MOST_MONTHS, Numbers, month_ends, over_time
from registry_cli.sources import FolderSource
from registry_cli.sources.history import past_of
from tests.review.stories import SETTINGS
from tests.sources.repositories import dated, repository

PRICED = "name: K\nsupplier: s\ncovers: [a]\nterm: {{start: 2025-01-01, initial: P9Y}}\nprices: [{{name: D, amount: {amount}, per: year}}]\n"
ASKING = f"{SETTINGS}completeness: {{system: {{must: [owner]}}}}\n"


def test_the_last_day_of_each_month_before_today() -> None:
    assert month_ends(date(2025, 11, 20), date(2026, 2, 28)) == (
        date(2025, 11, 30),
        date(2025, 12, 31),
        date(2026, 1, 31),
    )
    assert month_ends(date(2026, 2, 1), date(2026, 2, 28)) == ()
    assert month_ends(date(2026, 3, 1), date(2026, 2, 1)) == ()


@pytest.mark.parametrize("last", [date.min, date(1, 2, 3), date.max])
def test_no_day_is_too_early_or_too_late(last: date) -> None:
    assert len(month_ends(date.min, last)) <= MOST_MONTHS


def test_each_month_is_what_its_last_commit_said_on_that_day(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2026-01-10", {"README.md": "Endnu intet register\n"})
    dated(folder, "2026-02-10", {"registry.yaml": ASKING, "systems/a.yaml": "name: A\n"})
    supplier = {"suppliers/s.yaml": "name: S\n"}
    dated(folder, "2026-03-05", {"contracts/k.yaml": PRICED.format(amount=100), **supplier})
    last = dated(folder, "2026-03-31", {"contracts/k.yaml": PRICED.format(amount=200)})
    dated(
        folder,
        "2026-05-02",
        {
            "systems/a.yaml": "name: A\nowner: s\nlifecycle: {in_use: 2020-01-01, retired: 2026-05-15}\n",
            "systems/b.yaml": "name: B\nlifecycle: {in_use: 2026-06-15}\n",
        },
    )
    found = over_time(
        past_of(folder), month_ends(date(2025, 12, 1), date(2026, 6, 20)), load(FolderSource(folder)), date(2026, 6, 20)
    )
    assert [in_words(one) for one in found] == [
        "2026-02-28 systems 1, contracts 0, 0 øre, 0/1",
        "2026-03-31 systems 1, contracts 1, 20000 øre, 0/1",
        "2026-04-30 systems 1, contracts 1, 20000 øre, 0/1",
        "2026-05-31 systems 0, contracts 1, 20000 øre, 0/1",
        "2026-06-20 systems 1, contracts 1, 20000 øre, 0/1",
    ]
    assert found[1].revision is not None
    assert found[1].revision.id == last
    assert found[-1].revision is None


def test_findings_are_counted_by_severity_and_faults_told(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2026-01-10", {"registry.yaml": SETTINGS, "systems/a.yaml": "name: A\nowner: nobody\n"})
    dated(folder, "2026-02-10", {"systems/a.yaml": "name: [\n"})
    days = month_ends(date(2026, 1, 1), date(2026, 3, 1))
    first, second, now = over_time(past_of(folder), days, load(FolderSource(folder)), date(2026, 3, 1))
    assert (first.count("error"), first.is_incomplete) == (1, False)
    assert second.is_incomplete
    assert (now.findings, now.must) == (second.findings, Share(0, 0))


def in_words(one: Numbers) -> str:
    return (
        f"{one.day} systems {one.systems}, contracts {one.contracts}, {one.cost} øre, {one.must.part}/{one.must.whole}"
    )
