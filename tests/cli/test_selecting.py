"""`--select`, `--exclude` and `--base` on the commands: what is printed, said and returned."""

import json
from pathlib import Path

import pytest

from registry_cli.analysis.selection.grammar import MAX_LENGTH
from registry_cli.cli.main import app
from tests.running import AS_OF, EXAMPLES, Ran, reg
from tests.sources.repositories import commit, git, repository, write

FJORDBY = EXAMPLES / "fjordby"
FILES = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby Kommune}\n",
    "systems/ky.yaml": "name: KY\nowner: chef\nuses: [{interface: sf1, essential: true}]\n",
    "systems/ksd.yaml": "name: KSD\ntags: [x]\nlifecycle: {retired: 2028-01-01}\n",
    "interfaces/sf1.yaml": "name: SF1\nprovider: ksd\n",
    "people/chef.yaml": "name: Chef\n",
    "suppliers/kmd.yaml": "name: KMD\n",
    "contracts/k.yaml": "name: K\nsupplier: kmd\ncovers: [ky]\nterm: {start: 2026-01-01, end: 2027-06-30}\n",
}
COMMANDS = (
    ("list",),
    ("find", "k"),
    ("graph",),
    ("graph", "ky"),
    ("graph", "--view", "flow"),
    ("graph", "--view", "matrix"),
    ("graph", "--view", "roadmap"),
    ("calendar",),
    ("forecast",),
    ("cost",),
    ("tenders",),
    ("switches",),
    ("overlap",),
    ("conformance",),
    ("impact", "sf1"),
    ("stats",),
    ("compare", "@2026-01-01", "@2028-01-01"),
    ("forecast",),
    ("report", "landscape"),
    ("suspects",),
)
IN_GIT = ("suspects",)
"""Those that answer from git."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    return tmp_path


def ask(root: Path, *arguments: str) -> Ran:
    return reg("--as-of", AS_OF, "--lang", "en", *arguments, cwd=root)


def ids(root: Path, *arguments: str) -> list[str]:
    ran = ask(root, "list", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return [one["id"] for one in json.loads(ran.out)["entities"]]


def test_expressions_add_up_and_excluded_ones_take_away(root: Path) -> None:
    assert ids(root, "-s", "+ky") == ["ksd", "ky", "sf1"]
    assert ids(root, "-s", "ky", "--select", "kind:person") == ["chef", "ky"]
    assert ids(root, "-s", "+ky", "--exclude", "tag:x", "--exclude", "sf1") == ["ky"]
    assert ids(root, "--exclude", "kind:system kind:contract") == ["chef", "kmd", "sf1"]
    assert ids(root, "system", "-s", "@ksd", "--owner", "chef") == ["ky"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_selects(root: Path, command: tuple[str, ...]) -> None:
    if command[0] in IN_GIT:
        commit(repository(root), {})
    every = ask(root, *command)
    some, wrong = ask(root, *command, "-s", "ky"), ask(root, *command, "-s", "kyy")
    assert (every.code, some.code, wrong.code) == (0, 0, 2)
    assert some.out != every.out
    assert wrong.out == ""
    assert wrong.err == "reg: there is no kyy in the registry: did you mean ky?\n    kyy\n    ^^^\n"
    nothing = ask(root, *command, "-s", "tag:y")
    assert nothing.code == 0
    assert nothing.err.startswith("nothing fits tag:y\n")


def test_all_commands_that_select_are_tried() -> None:
    selecting = {
        command.name
        for command in app.registered_commands
        if command.callback and "select" in command.callback.__annotations__
    }
    assert selecting - {"verify"} == {name for name, *_ in COMMANDS}


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("calendar",), "(selection: ky --exclude tag:y)"),
        (("cost",), "(selection: ky --exclude tag:y)"),
        (("tenders",), "(selection: ky --exclude tag:y)"),
        (("switches",), "(selection: ky --exclude tag:y)"),
        (("overlap",), "(selection: ky --exclude tag:y)"),
        (("conformance",), "(selection: ky --exclude tag:y)"),
        (("impact", "sf1"), "(selection: ky --exclude tag:y)"),
        (("stats",), "(selection: ky --exclude tag:y)"),
        (("compare", "@2028-01-01"), "(selection: ky --exclude tag:y)"),
        (("report", "contracts"), "Only a selection is shown: `ky --exclude tag:y`."),
    ],
)
def test_an_answer_says_which_selection_it_is_about(root: Path, command: tuple[str, ...], line: str) -> None:
    assert line in " ".join(ask(root, *command, "-s", "ky", "--exclude", "tag:y").out.split())


def test_what_is_about_one_thing_takes_no_selection(root: Path) -> None:
    for arguments in (
        ("report", "supplier", "kmd"),
        ("cost", "ky"),
        ("tenders", "k"),
        ("impact", "ky", "--retire", "2027-01-01"),
    ):
        ran = ask(root, *arguments, "-s", "ky")
        assert (ran.code, ran.out) == (2, "")
        assert "--select" in ran.err


def test_state_compares_with_a_revision(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, {f"register/{path}": text for path, text in FILES.items()})
    git(root, "tag", "before")
    register = root / "register"
    (register / "suppliers/kmd.yaml").unlink()
    write(
        register,
        {
            "systems/ky.yaml": "# another way to write it\nowner: chef\nname: 'KY'\nuses:\n  - essential: true\n    interface: sf1\n",
            "systems/ksd.yaml": "name: KSD\ntags: [x, y]\n",
            "systems/ny.yaml": "name: Ny\n",
        },
    )
    write(register, {"contracts/k.yaml": FILES["contracts/k.yaml"].replace("supplier: kmd\n", "")})
    assert ids(register, "-s", "state:changed", "--base", "before") == ["k", "ksd", "ny"]
    assert ids(register, "-s", "state:new", "--base", "before") == ["ny"]
    assert ids(register, "-s", "state:modified+,kind:system", "--base", "HEAD") == ["ksd", "ky"]
    assert ids(register, "--exclude", "state:unchanged", "--base", "HEAD") == ["k", "ksd", "ny"]
    told = ask(register, "list", "-s", "state:new", "--base", "before")
    assert told.err == "there since before no more: kmd\n"
    commit(root, {})
    assert ids(register, "-s", "state:changed", "--base", "HEAD") == []
    past = ("--rev", "before", "list", "-s", "state:new", "--base", "HEAD", "--format", "json")
    assert [one["id"] for one in json.loads(ask(register, *past).out)["entities"]] == ["kmd"]


def test_state_without_a_base_or_with_a_wrong_one_is_a_wrong_question(root: Path) -> None:
    without = ask(root, "list", "-s", "ky,state:new")
    assert without.code == 2
    assert without.err.splitlines() == [
        "reg: state: compares with a revision: say which with --base REF",
        "    ky,state:new",
        "       ^^^^^^^^^",
    ]
    outside = ask(root, "list", "-s", "state:new", "--base", "main")
    assert outside.code == 2
    assert "git" in outside.err
    repository(root)
    commit(root, {})
    unknown = ask(root, "list", "-s", "state:new", "--base", "--output=x")
    assert (unknown.code, unknown.err) == (2, "reg: there is no revision --output=x here\n")


def test_a_caret_stands_under_the_fault_in_either_language(root: Path) -> None:
    ran = reg("list", "-s", "æ*,ky ejer:chef", "--lang", "da", cwd=root)
    assert ran.err.splitlines() == [
        "reg: der er ingen metode ejer: mente du owner?",
        "    æ*,ky ejer:chef",
        "          ^^^^",
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "+" * 10_000,
        "+" * MAX_LENGTH,
        "@" * 10_000,
        "," * MAX_LENGTH,
        "a," * 900,
        "*a" * 900,
        "[" * 1900,
        f"name:{'*a' * 500}b",
        f"name:{'?*' * 500}",
        f"{'9' * 1900}+ky",
        "ky\x1b[31m",
        "ky\r\n::set-output name=x::y",
        "name:\u202e",
        "\udc80",
        "x" * 100_000,
        "日本語" * 600,
    ],
)
def test_hostile_expressions_are_answered_in_a_few_lines(root: Path, expression: str) -> None:
    ran = ask(root, "list", "-s", expression)
    assert ran.code in {0, 2}
    lines = ran.err.splitlines()
    assert len(lines) <= 3
    assert not any("\x1b" in line or "\u202e" in line or line.startswith("::") for line in lines)
    assert ran.code == 0 or all(len(line) <= 120 for line in lines[1:])


def test_the_example_selects_for_every_question() -> None:
    found = json.loads(
        reg("--registry", FJORDBY, "--as-of", AS_OF, "cost", "-s", "ky", "--year", "2026", "-f", "json").out
    )
    assert [row["key"] for row in found["rows"]] == ["ky-tilslutning"]
    events = json.loads(reg("--registry", FJORDBY, "--as-of", AS_OF, "calendar", "-s", "unit:ydelse", "-f", "json").out)
    tilslutninger = {path.stem for path in (FJORDBY / "contracts").glob("*-tilslutning.yaml")}
    contracts = {one["entity"]["id"] for one in events["deadlines"]} & tilslutninger
    assert contracts == {"ky-tilslutning", "ksd-tilslutning", "kp-tilslutning"}
