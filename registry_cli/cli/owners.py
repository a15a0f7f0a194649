"""`reg owners`: the owners of the registry's files as a forge reads them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import Asked, answer, asked, finish, say
from registry_cli.cli.founding import FORGE_NAMES
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.exports.owners import OwnersForge
    from registry_cli.model.registry import Registry

NAME = "owners"
Forge = Literal["github", "gitlab", "azure"]
WRITE_OR_CHECK = Text("either --write or --check, not both", "enten --write eller --check, ikke begge")
NOT_READABLE = Text("{path} is no file of UTF-8 text", "{path} er ikke en fil med UTF-8-tekst")
WRITTEN = Text("wrote {path}", "skrev {path}")
SAME = Text("{path} is as the registry says", "{path} er, som registret siger")
DIFFERS = Text(
    "{path} is not as the registry says: run `reg owners --write`",
    "{path} er ikke, som registret siger: kør `reg owners --write`",
)
NO_ACCOUNT = Text(
    "left out, because {forge} has no accounts written like this: {accounts}",
    "udeladt, fordi {forge} ikke har konti, der skrives sådan: {accounts}",
)
TOO_LARGE = Text(
    "{path} would be larger than {limit} MB, and {forge} does not read it then",
    "{path} ville blive større end {limit} MB, og så læser {forge} den ikke",
)
LIMIT = 3
SHOWN = 10


def run(
    context: typer.Context,
    forge: Annotated[
        Forge | None, typer.Option(help="Whose list; default: the one this repository is set up for.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write it to its place; lines outside the marked block stay.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 if the file differs from the data.")
    ] = False,
) -> None:
    """Print the owners of files from the data: CODEOWNERS for GitHub and GitLab, reviewers by path for Azure DevOps."""
    from registry_cli.exports.owners import OWNERS_FORGES
    from registry_cli.review.owners import ownership

    question = asked(context)
    if write and check:
        raise WrongQuestion(WRITE_OR_CHECK)
    top = _top(question.root()) if write or check else None
    registry, lang = question.load_for_answer()
    name = forge or _usual_forge(_near(question))
    chosen = OWNERS_FORGES[name]
    text = chosen.render(
        ownership(registry, question.as_of, chosen.accounts), _prefix(question), registry.locale or "da"
    )
    _tell_misfits(registry, name, chosen, lang)
    if top is None:
        answer(text, is_exact=True)
    elif not _is_settled(top, text, name, chosen, lang, write=write):
        raise typer.Exit(1)
    finish(registry)


def _top(root: Path) -> Path:
    """The top of the repository around the registry, where forges look; the registry's folder where there is none."""
    from registry_cli.authoring.repository import top_around

    return top_around(root) or root


def _near(question: Asked) -> Path:
    """Where to look for what this repository is set up for, whatever revision is asked about."""
    from registry_cli.sources.opening import find_registry

    try:
        return _top(find_registry(question.folder, upwards=not question.is_named))
    except WrongQuestion:
        return question.folder


def _prefix(question: Asked) -> str:
    """What to put before the registry's paths so that they count from the top of the repository."""
    from registry_cli.authoring.repository import folder_in
    from registry_cli.sources import GitSource

    source = question.open()
    if isinstance(source, GitSource):
        return source.prefix
    root = question.root()
    folder = folder_in(_top(root), root)
    return f"{folder}/" if folder else ""


def _usual_forge(top: Path) -> Forge:
    """The forge whose CI file is there, else the one that the repository was cloned from."""
    from registry_cli.sources.automation import automation_in, forge_of
    from registry_cli.sources.git_program import first_line, run_git

    ci = automation_in(top).ci
    if ci:
        return ci[0].forge
    try:
        remote = run_git(top, "config", "--get", "remote.origin.url").stdout
    except WrongQuestion:
        remote = b""
    return forge_of(first_line(remote)) or "github"


def _is_settled(top: Path, text: str, name: Forge, chosen: "OwnersForge", lang: Lang, *, write: bool) -> bool:
    """Whether the file holds the text, after it was written if it was to be; the difference is shown otherwise."""
    from registry_cli.documents.writing import IS_LINK, create_text, replace_text
    from registry_cli.exports.owners.marked import with_block
    from registry_cli.output.differences import difference

    shown = next((place for place in chosen.places if _is_there(top / place)), chosen.new)
    path = top / shown
    if path.parent.is_symlink():
        raise WrongQuestion(IS_LINK, path=path.parent)
    before = _text(path, shown)
    after = with_block(before or "", text, shown) if chosen.is_shared else text
    if len(after.encode()) > LIMIT * 1_000_000:
        say(TOO_LARGE.say(lang, path=shown, limit=LIMIT, forge=FORGE_NAMES[name]))
    if before == after:
        say(SAME.say(lang, path=shown))
        return True
    if not write:
        answer(difference(shown, shown, before or "", after))
        say(DIFFERS.say(lang, path=shown))
        return False
    if before is None:
        create_text(path, after)
    else:
        replace_text(path, after, before)
    say(WRITTEN.say(lang, path=shown))
    return True


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _text(path: Path, shown: str) -> str | None:
    """What the file holds, byte for byte; `None` where there is none. Links are not followed.

    Raises:
        WrongQuestion: it is no file of text.
    """
    if not _is_there(path):
        return None
    try:
        if path.is_symlink() or not path.is_file():
            raise WrongQuestion(NOT_READABLE, path=shown)
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise WrongQuestion(NOT_READABLE, path=shown) from None


def _tell_misfits(registry: "Registry", name: Forge, chosen: "OwnersForge", lang: Lang) -> None:
    found = list(_misfits(registry, chosen))
    if found:
        more = [f"… ({len(found)})"] if len(found) > SHOWN else []
        say(NO_ACCOUNT.say(lang, forge=FORGE_NAMES[name], accounts=", ".join(found[:SHOWN] + more)))


def _misfits(registry: "Registry", chosen: "OwnersForge") -> Iterator[str]:
    for person in registry.of_kind("person"):
        yield from (f"{person.id}: {account[:80]}" for account in chosen.misfits(person))
