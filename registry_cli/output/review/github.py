"""A review as annotations on the lines of a pull request in GitHub: new findings, and what changed where.

GitHub shows ten of each level in a step: the whole is the Markdown in the job summary.
"""

from collections.abc import Iterator

from registry_cli.analysis.changes import EntityChange
from registry_cli.documents import locate
from registry_cli.escaping import encodable, visible
from registry_cli.findings import Mark
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import shape_of
from registry_cli.output.facts import fact_words
from registry_cli.output.github import COMMANDS, escape_data, escape_property
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.review.words import SIGNS, entity_words, in_words, signs


def render(shown: ShownReview) -> str:
    """The summary as a notice, then new findings, then each change at its first line that differs."""
    return "".join(f"{line}\n" for line in _lines(shown))


def _lines(shown: ShownReview) -> Iterator[str]:
    summary = f"{signs(shown.review)} · {in_words(shown.review, shown.lang)}"
    yield f"::notice title=reg diff::{_said(summary)}"
    for one in shown.introduced():
        place = _place(f"{shown.prefix}{one.path}", one.span.line)
        yield f"::{COMMANDS[one.severity]} {place},title={escape_property(f'reg {one.code}')}::{_said(one.message)}"
    for change in shown.review.changes.entities:
        if change.after is not None:
            yield _change(change, shown)


def _change(change: EntityChange, shown: ShownReview) -> str:
    told = [fact_words(fact, shape_of(BY_KIND[change.entry.kind]), shown.teller) for fact in change.told_facts]
    lines = [f"{SIGNS[change.turn]} {entity_words(change, shown.lang)}", *(one.sentence(shown.lang) for one in told)]
    title = escape_property("reg diff")
    place = _place(f"{shown.prefix}{change.entry.path}", _first_line(change, shown))
    return f"::notice {place},title={title}::{_said(*lines)}"


def _first_line(change: EntityChange, shown: ShownReview) -> int:
    document = shown.review.head.documents[change.entry.path]
    routes = [fact.routes[1] for fact in change.facts if fact.routes[1]]
    return min((locate(document.text, Mark(document.path, route)).line for route in routes), default=1)


def _said(*lines: str) -> str:
    """Lines as a command holds them, every character of them to be seen."""
    return escape_data("\n".join(map(visible, lines)))


def _place(path: str, line: int) -> str:
    return f"file={escape_property(encodable(path))},line={line}"
