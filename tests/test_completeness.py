"""Each tuple that lists files lists all of them: nothing is written and then forgotten."""

from pathlib import Path
from typing import get_args, get_type_hints

from registry_cli.analysis.pictures import AROUND_ONE, VIEWS
from registry_cli.checks import CHECKS
from registry_cli.cli import graph, main
from registry_cli.exports import GRAPH_FORMATS, PICTURE_FORMATS
from registry_cli.model.kinds import KINDS
from registry_cli.reports import REPORTS

PACKAGE = Path(main.__file__).parents[1]


def modules(folder: str, *others: str) -> set[str]:
    """The modules of a folder, without those that hold something else than what is listed."""
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__", *others}


def test_every_check_runs() -> None:
    assert {check.code.replace("-", "_") for check in CHECKS} == modules(
        "checks", "check", "contract_days", "days", "documentation", "running"
    )


def test_every_kind_is_known() -> None:
    assert {kind.KIND for kind in KINDS} == modules("model/kinds")


def test_every_report_is_listed_and_has_its_template() -> None:
    assert {name.replace("-", "_") for name in REPORTS} == modules("reports", "rendering", "report")
    assert set(REPORTS) == {
        path.name.removesuffix(".md.j2") for path in (PACKAGE.parent / "templates/reports").iterdir()
    }


def test_every_picture_format_is_listed() -> None:
    others = (
        "forecast_calendar",
        "icalendar",
        "known",
        "legend",
        "over_time",
        "placing",
        "reference",
        "reference_words",
        "schemas",
    )
    named = {"json": "graph_json"}
    assert {named.get(name, name) for name in GRAPH_FORMATS} == modules("exports", *others, "matrix", "roadmap")


def test_every_view_and_picture_format_can_be_asked_for() -> None:
    asked = get_type_hints(graph.run)
    assert get_args(get_args(asked["view"])[0]) == tuple(VIEWS)
    assert get_args(get_args(asked["format_"])[0]) == PICTURE_FORMATS
    assert {"matrix", "roadmap"} < set(VIEWS)
    assert set(AROUND_ONE) < set(VIEWS)


NO_COMMANDS = (
    "asking",
    "baselines",
    "clock",
    "founding",
    "interview",
    "job_summary",
    "main",
    "places",
    "prompting",
    "remembering",
    "rewriting",
    "selecting",
    "sides",
    "telling",
    "relative",
    "wishes",
)


def test_every_command_is_there() -> None:
    names = {command.name for command in main.app.registered_commands}
    assert names == {name.rstrip("_") for name in modules("cli", *NO_COMMANDS)}
