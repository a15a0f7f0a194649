"""For programs that read a stream: a JSON object a line, the same as in `json`."""

from registry_cli.output.json_document import finding_objects
from registry_cli.output.json_text import json_text
from registry_cli.output.report import FindingsReport


def render(report: FindingsReport) -> str:
    """A line for each finding; nothing where there is none."""
    return "".join(f"{json_text(one)}\n" for one in finding_objects(report))
