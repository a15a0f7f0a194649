"""`reg set` as its users run it: the field changes, every other byte stays, and a value that does not fit is told in the finding's words."""

from pathlib import Path

import pytest

from tests.running import AS_OF, Ran, reg

SYSTEM = """\
name: KY  # the name
tags: [a, b]
owner: chef
# who uses it
used_by:
  - {unit: ydelse, users: 45}  # counted
criticality:
  # since the audit
  societal: true
lifecycle: {in_use: 2019-02-01}
uses:
  - system: lis
    purpose: Lister  # nightly
  - {system: lis, purpose: Rapporter}
  - {interface: sf1, purpose: Adresser}
version: "8.2"
"""
CONTRACT = """\
name: Drift
supplier: kombit
covers: [ky]
owner: chef
term:
  start: 2022-04-01
  initial: P4Y
  notice: {period: P6M, to: term-end}
prices:
  - {name: Drift, amount: 850000, per: year}
  - {name: Licens, amount: 10.50, per: month}
"""
FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby Kommune}\nlocale: en\n",
    "systems/ky.yaml": SYSTEM,
    "systems/lis.yaml": "name: LIS\nowner: chef\n",
    "systems/wrong.yaml": "name: Wrong\nownr: chef\nhosting: clod\n",
    "systems/broken.yaml": "name: [\n",
    "interfaces/sf1.yaml": "name: SF1\nprovider: lis\n",
    "contracts/drift.yaml": CONTRACT,
    "suppliers/kombit.yaml": "name: KOMBIT\n",
    "units/ydelse.yaml": "name: Ydelse\nhead: chef\n",
    "people/chef.yaml": "name: Chef\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    return tmp_path


def set_(root: Path, id_: str, *fields: str) -> Ran:
    return reg("set", id_, "--as-of", AS_OF, *fields, cwd=root)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("owner=ydelse", "owner: chef", "owner: ydelse"),
        ("name=KY: ny", "name: KY  #", 'name: "KY: ny"  #'),
        ("version=8.30", '"8.2"', '"8.30"'),
        ("ai=ja", "uses:", "uses:"),
        ("manager=chef", "owner: chef\n", "owner: chef\nmanager: chef\n"),
        ("criticality.level=high", "  # since the audit\n", "  level: high\n  # since the audit\n"),
        ("used_by[ydelse].users=50", "users: 45}  # counted", "users: 50}  # counted"),
        ("uses[sf1].purpose=Alt", "purpose: Adresser", "purpose: Alt"),
        ("uses[lis, Lister].essential=true", "# nightly\n", "# nightly\n    essential: true\n"),
        ("uses[#2].essential=nej", "Rapporter}", "Rapporter, essential: false}"),
        ("tags=[x, z]", "[a, b]", "[x, z]"),
        ("tags=x, no", "[a, b]", '[x, "no"]'),
        ("tags+=c", "[a, b]", "[a, b, c]"),
        ("tags-=a", "[a, b]", "[b]"),
        ("tags=", "tags: [a, b]\n", ""),
        ("used_by-=ydelse", "# who uses it\nused_by:\n  - {unit: ydelse, users: 45}  # counted\n", ""),
        ("uses-=sf1", "  - {interface: sf1, purpose: Adresser}\n", ""),
        ("lifecycle.in_use=", "lifecycle: {in_use: 2019-02-01}\n", ""),
        ("uses+={system: lis, purpose: 1.10}", "Adresser}\n", 'Adresser}\n  - {system: lis, purpose: "1.10"}\n'),
        ("extra.a.b=[1, x]", "[a, b]\n", "[a, b]\nextra:\n  a: {b: [1, x]}\n"),
        ("fit={business: 3, technical: 2, date: 2026-01-01, by: chef}", "Adresser}\n", "Adresser}\nfit: {business: 3, technical: 2, date: 2026-01-01, by: chef}\n"),
        ("description=a\nb\n", "name: KY  # the name\n", "name: KY  # the name\ndescription: |-\n  a\n  b\n"),
    ],
)  # fmt: skip
def test_a_field_of_a_system(root: Path, field: str, old: str, new: str) -> None:
    ran = set_(root, "ky", field)
    after = (root / "systems/ky.yaml").read_bytes().decode()
    if field == "ai=ja":
        assert "ai: true\n" in after
    else:
        assert after == SYSTEM.replace(old, new)
    assert (ran.code, ran.out) == (0, "systems/ky.yaml\n")
    assert ran.err.endswith("next: look at `git diff`, run `reg validate`, and commit\n")


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("prices[Drift].amount=900000.50", "850000", "900000.50"),
        ("prices[Licens].split[ky]=1", "per: month}", "per: month, split: {ky: 1}}"),
        ("term.renewal.times=2", "  initial: P4Y\n", "  initial: P4Y\n"),
        ("term.notice.to=[month-end, year-end]", "to: term-end", "to: [month-end, year-end]"),
        ("term.notice.to+=year-end", "to: term-end", "to: [term-end, year-end]"),
        ("covers+=lis", "[ky]", "[ky, lis]"),
    ],
)
def test_a_field_of_a_contract(root: Path, field: str, old: str, new: str) -> None:
    fields = [field, "term.renewal.kind=option", "term.renewal.period=P1Y"] if "renewal" in field else [field]
    assert set_(root, "drift", *fields).code == 0
    after = (root / "contracts/drift.yaml").read_text()
    if "renewal" in field:
        old, new = "  initial: P4Y\n", "  initial: P4Y\n  renewal: {kind: option, period: P1Y, times: 2}\n"
        assert after == CONTRACT.replace(old, new)
    else:
        assert after == CONTRACT.replace(old, new)


@pytest.mark.parametrize(
    ("id_", "field", "says"),
    [
        ("ky", "owner=chf", "owner: there is no chf in the registry. Did you mean chef? Correct the id, or write the missing file with `reg new`."),
        ("ky", "hosting=clod", "hosting: clod is none of the words this key takes. Did you mean cloud? Use one of: on-premises (on our own premises), supplier, cloud, hybrid."),
        ("ky", "lifecycle.in_use=1.5.2019", None),
        ("ky", "used_by[ydelse].users=mange", None),
        ("ky", "name=", "the key name is missing. Add the key."),
        ("ky", "uses+={interface: sf1, purpose: Adresser, via: file}", None),
        ("kyy", "owner=chef", "there is no kyy in the registry: did you mean ky?"),
        ("broken", "owner=chef", "systems/broken.yaml cannot be read, so it is not changed: see `reg validate`"),
        ("ky", "owner", "owner is not FIELD=VALUE, FIELD+=ITEM, FIELD-=ITEM or FIELD="),
        ("ky", "=chef", "=chef is not FIELD=VALUE, FIELD+=ITEM, FIELD-=ITEM or FIELD="),
        ("ky", "tags+=", "tags+= is not FIELD=VALUE, FIELD+=ITEM, FIELD-=ITEM or FIELD="),
        ("ky", "owner+=chef", "owner is no list: write owner=VALUE"),
        ("ky", "tags-=zz", "tags has no item zz: there are a; b"),
        ("ky", "uses=[", "the value of uses begins with a bracket but is no list or mapping as YAML writes them: ["),
        ("ky", "name=a\x1b[2J", "the value of name holds characters that cannot be shown"),
        ("ky", "ownr=chef", "system has no key ownr: did you mean owner?\n    ownr=chef\n    ^^^^"),
        ("ky", "criticality.levl=high", "system.criticality has no key levl: did you mean level?\n    criticality.levl=high\n                ^^^^"),
        ("ky", "owner.name=x", "owner is one value and has no keys\n    owner.name=x\n          ^^^^"),
        ("ky", "uses.purpose=x", "uses is a list: say which item, such as uses[lis, Lister]; there are lis, Lister; lis, Rapporter; sf1\n    uses.purpose=x\n         ^^^^^^^"),
        ("ky", "uses[lis].purpose=x", "lis means several items of uses: lis, Lister; lis, Rapporter\n    uses[lis].purpose=x\n        ^^^^^"),
        ("ky", "uses[sf2].purpose=x", "uses has no item sf2: did you mean sf1?\n    uses[sf2].purpose=x\n        ^^^^^"),
        ("ky", "controls[x].done=2026-01-01", "controls is a list and is empty: add to it with controls+=\n    controls[x].done=2026-01-01\n            ^^^"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_written(root: Path, id_: str, field: str, says: str | None) -> None:
    ran = set_(root, id_, "aliases+=C", field)
    assert (ran.code, ran.out) == (2, "")
    assert says is None or ran.err == f"reg: {says}\n"
    assert ran.err.startswith("reg: ")
    assert {path: (root / path).read_bytes().decode() for path in FILES} == FILES


def test_other_faults_do_not_stand_in_the_way(root: Path) -> None:
    assert set_(root, "wrong", "owner=chef").code == 0
    assert (root / "systems/wrong.yaml").read_text() == "name: Wrong\nowner: chef\nownr: chef\nhosting: clod\n"
    assert set_(root, "wrong", "hosting=cload").code == 2
    assert set_(root, "wrong", "hosting=cloud").code == 0


def test_what_else_is_found_then_is_told(root: Path) -> None:
    ran = set_(root, "lis", "lifecycle.retired=2026-01-01")
    assert ran.code == 0
    assert "now also an error: systems/ky.yaml:12: retired-reference: lis is retired since 2026-01-01\n" in ran.err


def test_a_comment_is_never_lost(root: Path) -> None:
    (root / "systems/lis.yaml").write_text("name: LIS\ntags:\n  - a  # why\n  - b\n", encoding="utf-8")
    assert set_(root, "lis", "tags=x").err == (
        "reg: systems/lis.yaml cannot be changed at tags without losing something, such as a comment: edit it by hand\n"
    )
    assert set_(root, "lis", "tags+=c", "tags-=b").code == 0
    assert (root / "systems/lis.yaml").read_text() == "name: LIS\ntags:\n  - a  # why\n  - c\n"


def test_the_difference_is_shown_and_nothing_written(root: Path) -> None:
    ran = set_(root, "ky", "owner=ydelse", "--diff")
    assert (ran.code, (root / "systems/ky.yaml").read_text()) == (0, SYSTEM)
    assert "-owner: chef\n+owner: ydelse\n" in ran.out
    assert ran.err == "nothing was written: leave out --diff to write it\n"


def test_what_stands_there_already_is_not_written(root: Path) -> None:
    ran = set_(root, "ky", "owner=chef", "tags+=a", "manager=")
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing to change: it says so already\n")


def test_set_and_set_back_is_the_same(root: Path) -> None:
    for there, back in [
        (["owner=ydelse", "hosting=cloud", "tags+=c"], ["owner=chef", "hosting=", "tags-=c"]),
        (["uses[sf1].via=file"], ["uses[sf1].via="]),
        (["uses+={system: lis, purpose: Nyt}"], ["uses-={system: lis, purpose: Nyt}"]),
        (
            ["lifecycle.retired=2031-01-01", "lifecycle.in_use=2020-01-01"],
            ["lifecycle.retired=", "lifecycle.in_use=2019-02-01"],
        ),
    ]:
        assert set_(root, "ky", *there).code == 0
        assert (root / "systems/ky.yaml").read_text() != SYSTEM
        assert set_(root, "ky", *back).code == 0
        assert (root / "systems/ky.yaml").read_text() == SYSTEM
