"""What differs between two files, fact by fact: old, new, and every fact that must be told."""

import pytest

from registry_cli.analysis.changes import facts
from registry_cli.documents import Data, read_document
from registry_cli.model.items import ItemKey
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import shape_of
from registry_cli.sources import SourceFile

KY = "name: KY\n"
USE = "uses:\n  - {interface: sf1520, purpose: Adresser, frequency: daily}\n"

TOLD: dict[str, tuple[str, str, str, list[tuple[str, Data, Data]]]] = {
    "nothing": ("system", KY, KY, []),
    "a-value": ("system", KY, "name: KSD\n", [("name", "KY", "KSD")]),
    "a-new-key": ("system", KY, f"{KY}owner: chef\n", [("owner", None, "chef")]),
    "a-key-that-goes": ("system", f"{KY}owner: chef\n", KY, [("owner", "chef", None)]),
    "below-a-mapping": (
        "system",
        f"{KY}criticality: {{level: low}}\n",
        f"{KY}criticality: {{level: high}}\n",
        [("criticality.level", "low", "high")],
    ),
    "the-order-of-keys": ("system", "name: KY\nowner: chef\n", "owner: chef\nname: KY\n", []),
    "comments-quotes-and-style": (
        "system",
        f"{KY}tags: [a, b]\n",
        '# who\n"name": "KY"  # what\ntags:\n  - a\n  - \'b\'\n',
        [],
    ),
    "the-order-of-a-set": ("system", f"{KY}tags: [a, b]\n", f"{KY}tags: [b, a]\n", []),
    "what-comes-and-goes-in-a-set": (
        "system",
        f"{KY}tags: [a, b]\n",
        f"{KY}tags: [c, b]\n",
        [("tags", "a", None), ("tags", None, "c")],
    ),
    "the-order-of-items-with-keys": (
        "strategy",
        "name: S\ngoals: [{id: a, name: A}, {id: b, name: B}]\n",
        "name: S\ngoals: [{id: b, name: B}, {id: a, name: A}]\n",
        [],
    ),
    "an-item-by-its-key": (
        "system",
        f"{KY}{USE}",
        f"{KY}{USE.replace('daily', 'weekly')}",
        [("uses.frequency", "daily", "weekly")],
    ),
    "another-key-is-another-item": (
        "system",
        f"{KY}uses: [{{interface: sf1520}}]\n",
        f"{KY}uses: [{{interface: sf1530}}]\n",
        [("uses", {"interface": "sf1520"}, None), ("uses", None, {"interface": "sf1530"})],
    ),
    "a-sequence-whole": (
        "contract",
        "name: K\nterm: {conditions: [a, b]}\n",
        "name: K\nterm: {conditions: [b, a]}\n",
        [("term.conditions", ["a", "b"], ["b", "a"])],
    ),
    "one-item-without-its-list": (
        "contract",
        "name: K\nterm: {notice: {period: P6M, to: term-end}}\n",
        "name: K\nterm: {notice: {period: P6M, to: [term-end]}}\n",
        [],
    ),
    "empty-is-as-good-as-none": ("system", KY, f"{KY}tags: []\ncriticality: {{}}\nowner:\n", []),
    "true-is-not-one": ("system", f"{KY}extra: {{a: true}}\n", f"{KY}extra: {{a: 1}}\n", [("extra.a", True, 1)]),
    "numbers-by-their-value": ("system", f"{KY}extra: {{a: 1.50}}\n", f"{KY}extra: {{a: 1.5}}\n", []),
    "text-without-the-space-at-its-end": ("system", f"{KY}notes: |\n  To ord\n", f"{KY}notes: To ord\n", []),
    "several-that-say-the-same": (
        "system",
        f"{KY}uses: [{{system: a}}]\n",
        f"{KY}uses: [{{system: a}}, {{system: a, via: file}}]\n",
        [("uses", None, {"system": "a", "via": "file"})],
    ),
    "a-list-that-becomes-a-text": (
        "system",
        f"{KY}data: [{{category: x}}]\n",
        f"{KY}data: x\n",
        [
            ("data", {"category": "x"}, None),
            ("data", None, "x"),
        ],
    ),
}


def data(text: str) -> dict[str, Data]:
    found = read_document(SourceFile("systems/x.yaml", text.encode())).data
    assert found is not None
    return found


@pytest.mark.parametrize(("kind", "old", "new", "expected"), TOLD.values(), ids=TOLD)
def test_every_difference_and_nothing_else(
    kind: str, old: str, new: str, expected: list[tuple[str, Data, Data]]
) -> None:
    told = facts(data(old), data(new), shape_of(BY_KIND[kind]))
    assert [(one.field, one.before, one.after) for one in told] == expected


def test_a_fact_knows_its_item_and_its_places() -> None:
    old = f"{KY}uses:\n  - {{system: esdh}}\n  - {{interface: sf1520, purpose: Adresser, via: file}}\n"
    new = f"{KY}uses:\n  - {{interface: sf1520, purpose: Adresser, via: platform}}\n  - {{system: esdh}}\n"
    (told,) = facts(data(old), data(new), shape_of(BY_KIND["system"]))
    assert told.path == ("uses", ItemKey((("interface", "sf1520"), ("purpose", "Adresser"))), "via")
    assert told.routes == (("uses", 1, "via"), ("uses", 0, "via"))


def test_the_fields_of_an_item_that_comes_are_all_it_brings() -> None:
    (told,) = facts(
        data(KY), data(f"{KY}uses: [{{system: a, agreement: {{until: 2027-01-01}}}}]\n"), shape_of(BY_KIND["system"])
    )
    assert told.fields == {"uses", "uses.system", "uses.agreement", "uses.agreement.until"}
