"""Every method on a small registry, by hand; and what is said of values that fit nothing."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.selection import Ground, Selection, select
from registry_cli.analysis.selection.methods import DANISH_METHODS, METHODS
from registry_cli.questions import WrongExpression, WrongQuestion
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 25)
FILES: dict[str, str | bytes] = {
    "units/top.yaml": "name: Top\n",
    "units/social.yaml": "name: Social\nparent: top\nhead: chef\n",
    "units/ydelse.yaml": "name: Ydelse\nparent: social\n",
    "people/chef.yaml": "name: Chef\nunit: social\n",
    "people/leder.yaml": "name: Leder\nunit: ydelse\n",
    "suppliers/kmd.yaml": "name: KMD\n",
    "suppliers/kombit.yaml": "name: KOMBIT\n",
    "contracts/k.yaml": """\
name: K
supplier: kombit
covers: [ky]
owner: leder
criticality: high
term: {start: 2020-01-01, initial: P20Y}
shared_with: [nabo]
reprocurement: {project: ny}
""",
    "contracts/under.yaml": "name: Under\nparent: k\nterm: {start: 2020-01-01, end: 2021-12-31}\n",
    "systems/social/ky.yaml": """\
name: Kommunernes Ydelsessystem
aliases: [Ydelsesmotoren "2"]
tags: [monopolbrud]
functions: [kontanthjaelp]
tasks: [kle:32.24, form:65.50.05]
processes: [{id: p, name: P, task: kle:27.00, data: [adresse]}]
owner: leder
manager: social
type: application
product: ky
hosting: cloud
classification: confidential
criticality: {level: medium}
main_contract: k
data: [{category: ydelser}]
used_by: [{unit: ydelse, users: 4}]
conforms: [{standard: fk-org, status: compliant}]
lifecycle: {in_use: 2018-01-01}
uses: [{interface: sf1, essential: true}]
""",
    "systems/old.yaml": "name: Old\nowner: social\nsupplier: kmd\nlifecycle: {retired: 2020-01-01}\n",
    "interfaces/sf1.yaml": "name: SF1\nprovider: old\ndata: [person]\nstandard: fk-org\n",
    "standards/fk-org.yaml": "name: FK Organisation\n",
    "processing/dba.yaml": "name: DBA\nsystems: [ky]\nprocessors: [kmd]\n",
    "strategies/plan.yaml": "name: Plan\ngoals: [{id: selv, name: Selv}]\n",
    "initiatives/lov.yaml": "name: Lov\naffects: [old]\n",
    "programmes/prog.yaml": "name: Prog\ngoals: [plan#selv]\n",
    "projects/ny.yaml": """\
name: Ny
state: approved
phase: analyse
programme: prog
goals: [{goal: plan#selv}]
changes: [{system: old, action: retire}]
origin: {initiative: lov}
shared_with: [nabo]
""",
    "decisions/dec-1.yaml": "name: Dec\nboard: b\ndate: 2026-01-01\noutcome: noted\n",
}
BEFORE = {path: text for path, text in FILES.items() if path != "units/ydelse.yaml"} | {
    "suppliers/kmd.yaml": "name:   'KMD'   # another way to write it\n",
    "suppliers/kombit.yaml": "name: Kombit\n",
    "suppliers/gone.yaml": "name: Gone\n",
}


def ground(base: bool = True) -> Ground:  # noqa: FBT001, FBT002 - with or without one
    return Ground(registry_of(FILES), AS_OF, (lambda: registry_of(BEFORE)) if base else None)


HERE = ground()


def ids(found: Selection) -> list[str]:
    return sorted(key.id for key in found.keys)


BY_HAND: tuple[tuple[str, Iterable[str]], ...] = (
    ("id:ky", ["ky"]),
    ("id:k*", ["k", "kmd", "kombit", "ky"]),
    ("KY", ["ky"]),
    ("k?", ["ky"]),
    ("k[my]*", ["kmd", "ky"]),
    ("kind:supplier", ["kmd", "kombit"]),
    ("kind:suppliers", ["kmd", "kombit"]),
    ("kind:pro*", ["dba", "ny", "prog"]),
    ('name:"kommunernes ydelsessystem"', ["ky"]),
    ('name:"ydelsesmotoren ""2"""', ["ky"]),
    ("name:ko*", ["kombit", "ky"]),
    ("owner:leder", ["k", "ky"]),
    ("owner:social", ["old"]),
    ("owner:chef", []),
    ("manager:social", ["ky"]),
    ("who:leder", ["k", "ky"]),
    ("who:chef", ["ky", "old", "social"]),
    ("who:ydelse", ["k", "ky"]),
    ("who:social", ["k", "ky", "old", "social"]),
    ("unit:ydelse", ["k", "ky", "leder", "ydelse"]),
    ("unit:social", ["chef", "k", "ky", "leder", "old", "social", "ydelse"]),
    ("user:ydelse", ["ky"]),
    ("user:top", ["ky"]),
    ("supplier:kombit", ["k", "ky"]),
    ("supplier:kmd", ["dba", "old"]),
    ("contract:k", ["ky", "under"]),
    ("product:ky", ["ky"]),
    ("function:kontanthjaelp", ["ky"]),
    ("task:kle:32.24", ["ky"]),
    ("task:kle-27*", ["ky"]),
    ("task:32.*", ["ky"]),
    ("task:form-65.50.05", ["ky"]),
    ("data:ydelser", ["ky"]),
    ("data:adresse", ["ky"]),
    ("data:person", ["sf1"]),
    ("tag:mono*", ["ky"]),
    ("path:systems/social", ["ky"]),
    ("path:systems/social/", ["ky"]),
    ("path:systems/*", ["ky", "old"]),
    ("path:systems/old", ["old"]),
    ("./systems/old.yaml", ["old"]),
    ("systems\\social/*", ["ky"]),
    ("type:application", ["ky"]),
    ("hosting:cloud", ["ky"]),
    ("classification:confidential", ["ky"]),
    ("level:medium", ["ky"]),
    ("criticality:high", ["k"]),
    ("at:retired", ["old"]),
    ("at:living,kind:system", ["ky"]),
    ("at:living", ["ky", "sf1"]),
    ("at:in-use", ["ky", "sf1"]),
    ("phase:analyse", ["ny"]),
    ("phase:expired", ["under"]),
    ("phase:in-force", ["k"]),
    ("status:approved", ["ny"]),
    ("status:noted", ["dec-1"]),
    ("project:ny", ["k", "old"]),
    ("programme:prog", ["ny"]),
    ("strategy:plan", ["ny", "prog"]),
    ("strategy:plan#selv", ["ny", "prog"]),
    ("initiative:lov", ["ny", "old"]),
    ("standard:fk-org", ["ky", "sf1"]),
    ("peer:nabo", ["k", "ny"]),
    ("state:new", ["ydelse"]),
    ("state:modified", ["kombit"]),
    ("state:changed", ["kombit", "ydelse"]),
    ("state:unchanged,kind:supplier", ["kmd"]),
    ("supplier:kmd+", ["dba", "ky", "old", "sf1"]),
    ("+ky,kind:interface", ["sf1"]),
    ("@old", ["ky", "old", "sf1"]),
)


@pytest.mark.parametrize(("expression", "expected"), BY_HAND)
def test_a_method_selects(expression: str, expected: list[str]) -> None:
    assert ids(select([expression], [], HERE)) == expected


def test_every_method_is_tried() -> None:
    tried = {expression.partition(":")[0] for expression, _ in BY_HAND}
    assert set(METHODS) <= tried
    assert set(DANISH_METHODS.values()) <= set(METHODS)
    assert not set(DANISH_METHODS) & set(METHODS)


def test_what_is_gone_is_told() -> None:
    assert select(["state:changed"], [], HERE).removed == ("gone",)
    assert select(["kind:system"], ["state:new"], HERE).removed == ("gone",)
    assert select(["kind:system"], [], HERE).removed == ()


@pytest.mark.parametrize(
    ("marked", "english", "danish"),
    [
        (
            "‸ownr‸:chef",
            "there is no method ownr: did you mean owner?",
            "der er ingen metode ownr: mente du owner?",
        ),
        ("ky ‸ejer‸:chef", "there is no method ejer: did you mean owner?", None),
        ("‸Opgave‸:27*", "there is no method Opgave: did you mean task?", None),
        ("‸kle‸:27.00", "there is no method kle: did you mean task?", None),
        ("1+‸leverandør‸:kmd+", "there is no method leverandør: did you mean supplier?", None),
        ("ky,‸kyy‸", "there is no kyy in the registry: did you mean ky?", "der er ingen kyy i registret: mente du ky?"),
        ("@‸qqqqq‸", "there is no qqqqq in the registry", "der er ingen qqqqq i registret"),
        (
            '‸"Kommunernes Ydelsessystem"‸',
            "there is no Kommunernes Ydelsessystem in the registry: did you mean ky?",
            None,
        ),
        ("owner:‸chff‸", "there is no owner:chff: did you mean chef?", "der er ingen owner:chff: mente du chef?"),
        ("unit:‸Ydelsen‸", "there is no unit:Ydelsen: did you mean ydelse?", None),
        ("unit:‸chef‸", "there is no unit:chef", "der er ingen unit:chef"),
        ("supplier:‸ky‸", "there is no supplier:ky", None),
        ("kind:‸snitflade‸", "there is no kind:snitflade: did you mean interface?", None),
        ("kind:‸Kontrakter‸", "there is no kind:Kontrakter: did you mean contract?", None),
        ("at:‸udfaset‸", "there is no at:udfaset: did you mean retired?", "der er ingen at:udfaset: mente du retired?"),
        ('at:‸"i drift"‸', "there is no at:i drift: did you mean in-use?", None),
        ("level:‸høj‸", "there is no level:høj: did you mean high?", None),
        (
            "level:‸xyz‸",
            "there is no level:xyz: there are high, medium, low",
            "der er ingen level:xyz: der er high, medium, low",
        ),
        ("state:‸ændret‸", "there is no state:ændret: did you mean changed?", None),
    ],
)
def test_an_unknown_word_is_told_at_its_place(marked: str, english: str, danish: str | None) -> None:
    start, end = marked.index("‸"), marked.rindex("‸") - 1
    with pytest.raises(WrongExpression) as raised:
        select([marked.replace("‸", "")], [], HERE)
    assert raised.value.say("en") == english
    assert danish is None or raised.value.say("da") == danish
    assert raised.value.place == (marked.replace("‸", ""), start, end)


def test_a_method_that_is_like_no_other_is_told_with_all_there_are() -> None:
    with pytest.raises(WrongQuestion) as raised:
        select(["zzzzzz:x"], [], HERE)
    assert raised.value.say("en") == f"there is no method zzzzzz: the methods are {', '.join(METHODS)}"


def test_state_needs_a_base() -> None:
    with pytest.raises(WrongExpression) as raised:
        select(["ky 1+state:new"], [], ground(base=False))
    assert raised.value.say("en") == "state: compares with a revision: say which with --base REF"
    assert raised.value.place == ("ky 1+state:new", 3, 14)


@pytest.mark.parametrize(
    ("wanted", "excluded", "unmatched"),
    [
        ("tag:monopol", "", [("tag:monopol", "tag:monopolbrud")]),
        ("ky tag:zzzz", "", [("tag:zzzz", None)]),
        (
            'name:"kommunens ydelsessystem"+',
            "",
            [('name:"kommunens ydelsessystem"+', 'name:"kommunernes ydelsessystem"')],
        ),
        ("zz*", "", [("zz*", None)]),
        ("owner:chef", "", [("owner:chef", None)]),
        ("phase:udløbet", "", [("phase:udløbet", "phase:expired")]),
        ("kind:system,kind:supplier", "", [("kind:system,kind:supplier", None)]),
        ("ky,tag:zzzz,tag:yyyy", "", [("tag:zzzz", None), ("tag:yyyy", None)]),
        ("ky", "k*", [("ky", None)]),
        ("ky", "tag:zzzz", [("tag:zzzz", None)]),
        ("ky sf1", "kind:unit", []),
        ("at:pilot", "", [("at:pilot", None)]),
    ],
)
def test_what_fits_nothing_is_told(wanted: str, excluded: str, unmatched: list[tuple[str, str | None]]) -> None:
    found = select([wanted], [excluded] if excluded else [], HERE)
    assert [(one.text, one.meant) for one in found.unmatched] == unmatched


def test_references_to_what_is_not_there_can_be_asked_for() -> None:
    here = Ground(registry_of({"systems/a.yaml": "name: A\nowner: gone\nsupplier: away\n"}), AS_OF)
    assert ids(select(["owner:gone"], [], here)) == ids(select(["supplier:away"], [], here)) == ["a"]


def test_odd_data_select_nothing_and_raise_nothing() -> None:
    odd = "name: [x]\nowner: {a: 1}\ntags: x\ntasks: [1, {}]\ncriticality: high\nused_by: [x, {unit: 4}]\norigin: 3\n"
    files: dict[str, str | bytes] = {
        f"{folder}/odd{at}.yaml": odd for at, folder in enumerate(("systems", "projects", "units", "contracts"))
    }
    here = Ground(
        registry_of({**files, "units/a.yaml": "name: A\nparent: b\n", "units/b.yaml": "name: B\nparent: a\nhead: a\n"}),
        AS_OF,
        lambda: registry_of(FILES),
    )
    for name in METHODS:
        select([f"{name}:*"], [], here)
    assert ids(select(["unit:a"], [], here)) == ["a", "b"]


WORDS = st.sampled_from(
    [
        "ky",
        "owner:",
        "state:",
        "name:",
        "unit:",
        "chef",
        "*",
        "[",
        "]",
        "!",
        "?",
        "+",
        "2+",
        "@",
        ",",
        " ",
        '"',
        "'",
        "/",
        ":",
        "æ",
        "\\",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=10).map("".join)))
def test_any_text_selects_or_is_a_wrong_expression(text: str) -> None:
    try:
        found = select([text], [], HERE)
    except WrongExpression as wrong:
        lines = {wrong.say("en"), wrong.say("da")}
    else:
        lines = {one.text for one in found.unmatched}
        assert found.keys or lines
        assert found.keys <= {entry.key for entry in HERE.registry.entries.values()}
    assert all(lines)
