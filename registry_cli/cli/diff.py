"""`reg diff`: what a change says, touches, costs and needs, for whoever must approve it."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked
from registry_cli.cli.job_summary import add_to_job_summary

if TYPE_CHECKING:
    from registry_cli.cli.sides import Sides
    from registry_cli.output.review.shown import ShownReview
    from registry_cli.review.review import Review

NAME = "diff"
Format = Literal["full", "md", "json", "github"]


def run(
    context: typer.Context,
    base: Annotated[
        str | None, typer.Argument(help="What the change is compared with, such as main; or A...B.", metavar="BASE")
    ] = None,
    head: Annotated[
        str | None, typer.Argument(help="The revision to review; default: the files as they are.", metavar="HEAD")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="A page for the terminal, a comment, data, or annotations; default: full, and github in GitHub Actions.",
            envvar="REG_FORMAT",
        ),
    ] = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="Compare with BASE itself, not with where HEAD left it.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything differs.")] = False,
) -> None:
    """Review a change: what differs in the landscape, what that touches and costs, and which findings it brings."""
    from registry_cli.cli.sides import sides
    from registry_cli.output.review import as_json, github, markdown, sections
    from registry_cli.review.review import review

    question = asked(context)
    both = sides(question, base, head, is_direct=direct)
    found = review(both.base, both.head, question.as_of)
    name = format_ or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")
    shown = _shown(both, found, is_for_people=name == "full")
    if name == "json":
        answer(as_json.render(shown), is_exact=True)
    elif name == "md":
        answer(markdown.render(shown))
    elif name == "github":
        answer(github.render(shown), is_exact=True)
        add_to_job_summary(markdown.render(shown))
    else:
        answer_page(sections.title(shown), sections.sections(shown), is_markdown=False)
    if both.is_incomplete or (exit_code and not found.changes.is_empty):
        raise typer.Exit(1)


def _shown(both: "Sides", found: "Review", *, is_for_people: bool) -> "ShownReview":
    from registry_cli.cli.places import prefix_from_here
    from registry_cli.output.review.shown import ShownReview

    return ShownReview(
        found,
        both.base_ref,
        both.head_ref,
        both.base_commit,
        both.head_commit,
        both.lang,
        both.is_incomplete,
        tuple(note.say(both.lang) for note in both.notes),
        prefix_from_here(both.source) if is_for_people else both.prefix,
    )
