"""Each tuple that lists files lists all of them: nothing is written and then forgotten."""

from pathlib import Path

from registry_cli.checks import CHECKS
from registry_cli.cli import main
from registry_cli.exports import GRAPH_FORMATS
from registry_cli.model.kinds import KINDS
from registry_cli.reports import REPORTS

PACKAGE = Path(main.__file__).parents[1]


def modules(folder: str, *others: str) -> set[str]:
    """The modules of a folder, without those that hold something else than what is listed."""
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__", *others}


def test_every_check_runs() -> None:
    assert {check.code.replace("-", "_") for check in CHECKS} == modules("checks", "check", "documentation", "running")


def test_every_kind_is_known() -> None:
    assert {kind.KIND for kind in KINDS} == modules("model/kinds")


def test_every_report_is_listed_and_has_its_template() -> None:
    assert {name.replace("-", "_") for name in REPORTS} == modules("reports", "rendering", "report")
    assert set(REPORTS) == {
        path.name.removesuffix(".md.j2") for path in (PACKAGE.parent / "templates/reports").iterdir()
    }


def test_every_picture_format_is_listed() -> None:
    others = ("icalendar", "known", "legend", "matrix", "placing", "reference", "reference_words", "roadmap", "schemas")
    assert set(GRAPH_FORMATS) == {name.removeprefix("graph_") for name in modules("exports", *others)}


NO_COMMANDS = ("asking", "clock", "founding", "interview", "main", "places", "prompting", "selecting", "wishes")


def test_every_command_is_there() -> None:
    names = {command.name for command in main.app.registered_commands}
    assert names == {name.rstrip("_") for name in modules("cli", *NO_COMMANDS)}
