"""`reg init`: a registry to begin with."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from registry_cli import __version__
from registry_cli.cli.asking import asked, say
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "init"
Forge = Literal["github", "gitlab", "azure", "none"]
IN_THE_WAY = Text(
    "{folder} is a registry already: it holds {path}", "{folder} er allerede et register: den indeholder {path}"
)
NOT_A_FOLDER = Text("{path} is no folder", "{path} er ikke en mappe")
IN_A_REPOSITORY = Text(
    "{folder} lies in the repository {top} already: no other is made",
    "{folder} ligger allerede i git-arkivet {top}: der laves ikke et til",
)
SAME_COMMAND = Text("the same without questions:", "det samme uden spørgsmål:")


def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to put it.", metavar="DIR")] = Path(),
    name: Annotated[str | None, typer.Option(help="Name of the municipality.")] = None,
    municipality_code: Annotated[str | None, typer.Option(help="Its code, four digits.")] = None,
    cvr: Annotated[str | None, typer.Option(help="Its CVR number, eight digits.")] = None,
    inhabitants: Annotated[int | None, typer.Option(help="Number of inhabitants.")] = None,
    forge: Annotated[Forge | None, typer.Option("--forge", "--ci", help="Whose CI file to write.")] = None,
    git: Annotated[
        bool | None, typer.Option("--git/--no-git", help="Make a git repository, where DIR lies in none.")
    ] = None,
    commit: Annotated[bool | None, typer.Option("--commit/--no-commit", help="Commit the files.")] = None,
    pre_commit: Annotated[
        bool | None, typer.Option("--pre-commit/--no-pre-commit", help="Write the hooks for pre-commit.")
    ] = None,
    standards: Annotated[
        bool | None, typer.Option("--standards/--no-standards", help="Write the preset's standards as files.")
    ] = None,
    sample: Annotated[bool | None, typer.Option("--sample/--no-sample", help="Write a small sample to edit.")] = None,
    container: Annotated[
        bool | None, typer.Option("--container/--no-container", help="Write a Containerfile; default: none.")
    ] = None,
    requirement: Annotated[
        str, typer.Option(help="What CI installs with pip to get this program.")
    ] = f"registry-cli=={__version__}",
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing, also at a terminal.")] = False,
) -> None:
    """Start a registry: settings, a small sample, a git repository, CI, hooks, editor settings. It asks at a terminal."""
    from registry_cli.authoring.catalogue import PRESET, texts
    from registry_cli.authoring.repository import top_around
    from registry_cli.cli.founding import found
    from registry_cli.cli.prompting import can_ask
    from registry_cli.cli.wishes import Wishes, asked_for, command, completed

    question = asked(context)
    _refuse_what_is_in_the_way(folder)
    top, offered = top_around(folder), texts(PRESET, "standard")
    wishes = Wishes(
        name,
        municipality_code,
        cvr,
        inhabitants,
        question.lang,
        forge,
        git,
        commit,
        pre_commit,
        standards,
        sample,
        container,
    )
    if can_ask(no_input=no_input):
        wishes = asked_for(wishes, folder, top, offers_standards=bool(offered))
        say(SAME_COMMAND.say(wishes.lang or "da"), f"  {command(wishes, folder, requirement)}")
    done = completed(wishes, folder, top)
    if git and top is not None:
        say(IN_A_REPOSITORY.say(done.lang or "da", folder=folder, top=top))
    found(done, folder, top, requirement, question.as_of, offered if done.standards else {})


def _refuse_what_is_in_the_way(folder: Path) -> None:
    if (folder / "registry.yaml").exists():
        raise WrongQuestion(IN_THE_WAY, folder=folder, path="registry.yaml")
    nearest = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    if not nearest.is_dir():
        raise WrongQuestion(NOT_A_FOLDER, path=nearest)
