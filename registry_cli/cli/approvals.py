"""`reg approvals`: who must approve a change, and whether they have."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.cli.sides import Sides
    from registry_cli.review.approvals import Voice

NAME = "approvals"


def run(
    context: typer.Context,
    base: Annotated[
        str | None, typer.Argument(help="What the change is compared with, such as main; or A...B.", metavar="BASE")
    ] = None,
    head: Annotated[
        str | None, typer.Argument(help="The revision to approve; default: the files as they are.", metavar="HEAD")
    ] = None,
    given: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Approvals as GitHub, GitLab or Azure DevOps exports them, or a list of one's own; may be given several times.",
        ),
    ] = None,
    author: Annotated[
        str | None, typer.Option(metavar="ACCOUNT", help="Who wrote the change: their own approval does not count.")
    ] = None,
    commit: Annotated[
        str | None,
        typer.Option(metavar="SHA", help="The commit that must be approved; default: that of HEAD."),
    ] = None,
    allow_stale: Annotated[bool, typer.Option("--allow-stale", help="Count approvals of earlier commits too.")] = False,
    direct: Annotated[
        bool, typer.Option("--direct", help="Compare with BASE itself, not with where HEAD left it.")
    ] = False,
    format_: Annotated[
        Literal["table", "json", "md"], typer.Option("--format", "-f", help="How to print it.")
    ] = "table",
) -> None:
    """Tell which approvals a change needs by the base's policy, and which are given; exit with 1 while one is missing."""
    from registry_cli.analysis.changes import changes
    from registry_cli.cli.sides import sides
    from registry_cli.output import approvals as output
    from registry_cli.review.approvals import Given, judged, required
    from registry_cli.sources.trailers import trailers

    question = asked(context)
    said = [voice for file in given or () for voice in _read(file)]
    both = sides(question, base, head, is_direct=direct)
    found = changes(both.base, both.head)
    handed = Given(tuple(said), commit or _commit(both, question.folder), author, allow_stale)
    judgement = judged(required(found, question.as_of), found, question.as_of, handed)
    stated = trailers(question.folder, both.base_commit, both.head_commit)
    if format_ == "json":
        refs = both.base_commit, both.head_commit
        answer(output.as_json(judgement, found, stated, refs, incomplete=both.is_incomplete), is_exact=True)
    else:
        title = output.title(both.base_ref, both.head_ref, both.lang)
        answer_page(title, output.sections(judgement, found, stated, both.lang), is_markdown=format_ == "md")
    if both.is_incomplete or not judgement.is_approved:
        raise typer.Exit(1)


def _read(file: Path) -> "tuple[Voice, ...]":
    from registry_cli.review.approvals import voices
    from registry_cli.review.approvals.voices import MOST_BYTES, NOT_READ

    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongQuestion(NOT_READ, file=file, reason=error.strerror) from error
    return voices(str(file), content)


def _commit(both: "Sides", folder: Path) -> str | None:
    """The commit that the head is: that of the last commit where the files are as it has them, none where they are not."""
    from registry_cli.cli.places import root_of
    from registry_cli.sources.git import commit_of, repository_around

    if both.head_commit is not None:
        return both.head_commit
    repository = repository_around(root_of(both.source) or folder)
    return commit_of(repository.top, "HEAD") if repository is not None and not repository.changed else None
