"""What people enter becomes the data that the model takes."""

from decimal import Decimal

import pytest

from registry_cli.authoring.asked import ASKED
from registry_cli.authoring.catalogue import PRESET
from registry_cli.authoring.entering import data_from, key_of, route_to, with_value
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.load import load
from registry_cli.model.shape import shape_of
from registry_cli.questions import WrongQuestion
from registry_cli.sources import MemorySource

ENTERED: list[tuple[str, str, str, Route, Data]] = [
    ("system", "owner", "ydelse", ("owner",), "ydelse"),
    ("system", "ai", "ja", ("ai",), True),
    ("system", "ai", "No", ("ai",), False),
    ("system", "ai", "måske", ("ai",), "måske"),
    ("system", "version", "8.10", ("version",), "8.10"),
    ("system", "tasks", "kle:32.24, kle:85.02", ("tasks",), ["kle:32.24", "kle:85.02"]),
    ("system", "uses.interface", "sf1520", ("uses", 0, "interface"), "sf1520"),
    ("system", "uses.1.essential", "yes", ("uses", 1, "essential"), True),
    ("system", "used_by.users", "45", ("used_by", 0, "users"), 45),
    ("system", "used_by.users", "45 stk.", ("used_by", 0, "users"), "45 stk."),
    ("system", "privacy.purposes", '"Sager, breve", Drift', ("privacy", "purposes"), ["Sager, breve", "Drift"]),
    ("contract", "term.start", "2026-01-01", ("term", "start"), "2026-01-01"),
    ("contract", "term.notice.to", "term-end", ("term", "notice", "to"), ["term-end"]),
    ("contract", "term.notice.to", "term-end,year-end", ("term", "notice", "to"), ["term-end", "year-end"]),
    ("contract", "prices.amount", "1250000.50", ("prices", 0, "amount"), Decimal("1250000.50")),
    ("contract", "prices.amount", "1.250.000,50", ("prices", 0, "amount"), "1.250.000,50"),
    ("contract", "prices.amount", "1" * 30, ("prices", 0, "amount"), "1" * 30),
    ("project", "scores.strategi", "4", ("scores", "strategi"), 4),
    ("project", "goals.goal", "strategi#maal", ("goals", 0, "goal"), "strategi#maal"),
    ("supplier", "cvr", "01234567", ("cvr",), "01234567"),
    ("supplier", "ids.kitos", "12", ("ids", "kitos"), "12"),
]


@pytest.mark.parametrize(("kind", "key", "text", "route", "data"), ENTERED, ids=lambda value: str(value)[:30])
def test_text_becomes_data(kind: str, key: str, text: str, route: Route, data: Data) -> None:
    found, shape = route_to(shape_of(BY_KIND[kind]), key, kind)
    assert (found, data_from(shape, text)) == (route, data)
    assert type(data_from(shape, text)) is type(data)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("ownr", "system has no key ownr: did you mean owner?"),
        ("criticality.levl", "system.criticality has no key levl: did you mean level?"),
        ("uses.2.intrface", "system.uses has no key intrface: did you mean interface?"),
        ("owner.name", "system.owner has no key name"),
        ("lifecycle.", "system.lifecycle has no key "),
        ("criticality", "criticality holds several values: give each of them, such as criticality.level=VALUE"),
        ("uses", "uses holds several values: give each of them, such as uses.interface=VALUE"),
        ("uses.1", "uses.1 holds several values: give each of them, such as uses.1.interface=VALUE"),
    ],
)
def test_keys_that_lead_nowhere(key: str, says: str) -> None:
    with pytest.raises(WrongQuestion) as refused:
        route_to(shape_of(BY_KIND["system"]), key, "system")
    assert refused.value.say("en") == says


def test_a_value_is_put_where_its_route_leads_and_nothing_is_changed() -> None:
    before: dict[str, Data] = {"name": "X", "uses": [{"interface": "a"}]}
    assert with_value(before, ("uses", 1, "interface"), "b") == {
        "name": "X",
        "uses": [{"interface": "a"}, {"interface": "b"}],
    }
    assert before == {"name": "X", "uses": [{"interface": "a"}]}
    assert with_value(before, ("uses", 0, "agreement", "id"), "SA")["uses"] == [
        {"interface": "a", "agreement": {"id": "SA"}}
    ]


def test_routes_are_written_as_people_write_them() -> None:
    assert (key_of(("uses", 0, "interface")), key_of(("uses", 1, "interface"))) == (
        "uses.interface",
        "uses.1.interface",
    )


def test_every_kind_says_what_is_asked_and_each_field_is_there() -> None:
    assert set(ASKED) == set(BY_KIND)
    for kind, keys in ASKED.items():
        routes = [route_to(shape_of(BY_KIND[kind]), key, kind)[0] for key in keys]
        assert len(set(routes)) == len(keys)
        assert [key_of(route) for route in routes] == list(keys)


def test_what_the_preset_says_must_be_there_is_asked_for() -> None:
    settings = load(
        MemorySource({"registry.yaml": f"format: 1\norganisation: {{name: X}}\nextends: {PRESET}\n"})
    ).settings
    must = {(kind, key) for kind, fields in settings.completeness.items() for key in fields.must}
    required = {
        (kind, key) for kind, model in BY_KIND.items() for key, one in shape_of(model).keys.items() if one.required
    }
    assert must - required - {(kind, key) for kind, keys in ASKED.items() for key in keys} == set()
