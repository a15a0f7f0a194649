"""What becomes of uses, at the boundaries above all; the example at two days, reckoned by hand."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import FolderSource
from registry_cli.timeline import UseOnDay, at, moved, standing
from tests.model.memory import registry_of

DAY = date(2029, 1, 1)
BEFORE = DAY - timedelta(1)
K = "systems/k.yaml"
USES_O = {
    K: "name: K\nuses: [{system: o, purpose: Bilag}]\n",
    "systems/o.yaml": "name: O\n",
    "systems/n.yaml": "name: N\n",
}
USES_I = {
    K: "name: K\nuses: [{interface: i}]\n",
    "systems/o.yaml": "name: O\n",
    "systems/n.yaml": "name: N\n",
    "interfaces/i.yaml": "name: I\nprovider: o\n",
    "interfaces/j.yaml": "name: J\nprovider: n\n",
}


def project(*changes: str, state: str = "approved") -> str:
    return f"name: P\nstate: {state}\nchanges: [{', '.join(changes)}]\n"


def said(use: UseOnDay) -> str:
    """State, target, first day, project and what is lost, as far as there are any."""
    parts = (use.state, use.target, use.since, use.change and use.change.project, use.lost and use.lost.id)
    return " ".join(str(part) for part in parts if part is not None)


def become(files: dict[str, str], *changes: str, day: date = DAY, extra: str = "") -> str:
    stated: dict[str, str | bytes] = {**files, "projects/p.yaml": project(*changes)}
    if extra:
        stated["projects/q.yaml"] = project(extra)
    return said(at(registry_of(stated), day).uses["k", 0])


REPLACE = "{system: o, action: replace, with: n, date: 2029-01-01}"
ALONG = "{system: o, action: replace, with: n, date: 2029-01-01, moves: [{from: o, to: n}]}"
OFFERED = "{system: o, action: replace, with: n, date: 2029-01-01, moves: [{from: i, to: j}]}"

BECOME: dict[str, tuple[dict[str, str], tuple[str, ...], date, str]] = {
    "the-day-before": (USES_O, (ALONG,), BEFORE, "made o"),
    "moved-on-the-day": (USES_O, (ALONG,), DAY, "moved n 2029-01-01 p"),
    "what-nobody-names-is-severed": (USES_O, (REPLACE,), DAY, "severed o 2029-01-01 p o"),
    "an-interface-falls-with-who-offers-it": (USES_I, (REPLACE,), DAY, "severed i 2029-01-01 p o"),
    "moving-the-system-moves-no-interface": (USES_I, (ALONG,), DAY, "severed i 2029-01-01 p o"),
    "what-it-offers-is-moved-for-all": (USES_I, (OFFERED,), DAY, "moved j 2029-01-01 p"),
    "retired-with-a-move": (
        USES_O,
        ("{system: o, action: retire, date: 2029-01-01, moves: [{from: o, to: n}]}",),
        DAY,
        "moved n 2029-01-01 p",
    ),
    "only-its-own-uses-of-another's": (
        USES_I,
        ("{system: k, action: move-interface, date: 2029-01-01, moves: [{from: i, to: j}]}",),
        DAY,
        "moved j 2029-01-01 p",
    ),
    "not-the-uses-of-others": (
        USES_I,
        ("{system: n, action: move-interface, date: 2029-01-01, moves: [{from: i, to: j}]}",),
        DAY,
        "made i",
    ),
    "moved-to-what-the-registry-does-not-know": (
        USES_O,
        ("{system: o, action: replace, date: 2029-01-01, moves: [{from: o, to: x}]}",),
        DAY,
        "moved x 2029-01-01 p",
    ),
    "moved-to-what-is-retired": (
        USES_O,
        (ALONG, "{system: n, action: retire, date: 2030-01-01}"),
        date(2030, 1, 1),
        "severed n 2030-01-01 p n",
    ),
    "to-and-fro-ends": (
        USES_O,
        (
            "{system: k, action: move-interface, date: 2028-01-01, moves: [{from: o, to: n}]}",
            "{system: k, action: change, date: 2028-02-01, moves: [{from: n, to: o}]}",
        ),
        DAY,
        "moved o 2028-02-01 p",
    ),
    "the-consumer-is-gone": (
        USES_O,
        ("{system: k, action: retire, date: 2028-01-01}", ALONG),
        DAY,
        "ended o 2028-01-01 p",
    ),
    "the-consumer-is-to-come": (USES_O, ("{system: k, action: introduce, date: 2029-01-02}",), DAY, "coming o"),
    "its-target-is-to-come": (USES_O, ("{system: o, action: introduce, date: 2029-01-02}",), DAY, "coming o"),
}


@pytest.mark.parametrize(("files", "changes", "day", "expected"), BECOME.values(), ids=BECOME)
def test_what_becomes_of_a_use(files: dict[str, str], changes: tuple[str, ...], day: date, expected: str) -> None:
    assert become(files, *changes, day=day) == expected


@pytest.mark.parametrize(
    ("until", "day", "expected"),
    [
        ("2028-12-30", BEFORE, "ended o 2028-12-31"),
        ("2028-12-31", BEFORE, "made o"),
        ("2028-12-30", DAY, "moved n 2029-01-01 p"),
        ("2030-12-31", DAY, "moved n 2029-01-01 p"),
        ("soon", DAY, "moved n 2029-01-01 p"),
    ],
)
def test_its_own_last_day(until: str, day: date, expected: str) -> None:
    files = {**USES_O, K: f"name: K\nuses: [{{system: o, until: {until}}}]\n"}
    assert become(files, ALONG, day=day) == expected


def test_a_data_source_is_there_as_long_as_one_distributor_is() -> None:
    files = {
        K: "name: K\nuses: [{datasource: d}]\n",
        "datasources/d.yaml": "name: D\nproviders: [a, b]\n",
        "systems/a.yaml": "name: A\n",
        "systems/b.yaml": "name: B\n",
    }
    first, second = (f"{{system: {one}, action: retire, date: 2029-01-01}}" for one in "ab")
    assert become(files, first) == "made d"
    assert become(files, first, second) == "severed d 2029-01-01 p a"


def test_providers_in_a_circle_hold_themselves_up() -> None:
    files = {
        K: "name: K\nuses: [{interface: i}]\n",
        "interfaces/i.yaml": "name: I\nprovider: o\n",
        "systems/o.yaml": "name: O\npart_of: m\n",
        "systems/m.yaml": "name: M\npart_of: o\n",
    }
    assert become(files) == "made i"


def test_moves_count_by_day_and_then_by_project() -> None:
    move = "{system: k, action: move-interface, date: 2028-06-01, moves: [{from: i, to: j}]}"
    on = "{system: k, action: move-interface, date: 2028-06-01, moves: [{from: i, to: o}, {from: j, to: n}]}"
    assert become(USES_I, move, extra=on) == "moved n 2028-06-01 q"
    assert become(USES_I, on, extra=move) == "moved o 2028-06-01 p"


@cache
def fjordby() -> Registry:
    return load(FolderSource(Path(__file__).parents[2] / "examples" / "fjordby"))


def use(system: str, stated: str, day: str) -> str:
    uses = at(fjordby(), date.fromisoformat(day)).uses.values()
    (found,) = {said(one) for one in uses if (one.consumer.id, one.stated) == (system, stated)}
    return found


def test_the_example_when_the_copy_registers_are_closed() -> None:
    """On 1 January 2028: farvel-til-kopiregistre has moved its seven systems, grunddata-ejendom KMD Nova."""
    assert use("kmd-elev", "p-data", "2027-03-31") == "made p-data"
    assert use("kmd-elev", "p-data", "2027-04-01") == "moved sf1520 2027-04-01 farvel-til-kopiregistre"
    assert use("opus-debitor", "v-data", "2028-01-01") == "moved sf1530 2027-08-01 farvel-til-kopiregistre"
    assert use("kmd-nova", "esr", "2028-01-01") == "moved ejf 2027-08-01 grunddata-ejendom"
    assert use("sapa", "kmd-sag", "2028-01-01") == "moved sf1470 2027-06-30 kmd-sag-udfasning"
    assert use("structura", "esr", "2028-01-01") == "ended esr 2027-12-31"
    assert standing(fjordby().entries["opus"], date(2028, 1, 1)).state == "in-use"


def test_the_example_when_economy_and_schools_are_tendered() -> None:
    """On 1 January 2030: three Opus systems and two school systems are replaced; what no `moves` names is severed."""
    now = standing(fjordby().entries["opus"], date(2030, 1, 1))
    assert (now.state, str(now.since), now.change and now.change.mark.path) == (
        "retired",
        "2029-01-01",
        "projects/genudbud-oekonomi-loen.yaml",
    )
    assert use("vejman", "opus", "2030-01-01") == "moved nyt-oekonomisystem 2029-01-01 genudbud-oekonomi-loen"
    assert use("ky", "sf1590", "2030-01-01") == "severed sf1590 2029-01-01 genudbud-oekonomi-loen opus"
    assert use("os2mo", "opus-loen-udtraek", "2030-01-01").endswith("genudbud-oekonomi-loen opus-loen")
    assert use("aula", "kmd-elev", "2030-01-01") == "moved nyt-skolesystem 2029-01-01 skole-dagtilbud-udbud"
    assert use("aula", "kmd-institution", "2030-01-01").startswith("severed kmd-institution 2029-01-01")
    assert use("kmd-elev", "p-data", "2030-01-01") == "ended p-data 2029-01-01 skole-dagtilbud-udbud"


def test_before_any_change_it_is_as_it_is() -> None:
    first = date(2020, 1, 1)
    without: dict[str, str | bytes] = dict(USES_I)
    same, planned = (at(registry_of(one), first) for one in (without, {**without, "projects/p.yaml": project(OFFERED)}))
    assert [said(one) for one in same.uses.values()] == [said(one) for one in planned.uses.values()]
    assert {key: one.state for key, one in same.standings.items()} == {
        key: one.state for key, one in planned.standings.items()
    }


def test_it_is_reckoned_once_a_day_and_moves_by_their_day() -> None:
    registry = registry_of({**USES_I, "projects/p.yaml": project(OFFERED)})
    assert at(registry, DAY) is at(registry, DAY)
    assert moved(registry, "k", "i", BEFORE) is None
    step = moved(registry, "k", "i", DAY)
    assert step is not None
    assert step.target == "j"
