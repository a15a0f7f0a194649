"""Git, and what of the repository keeps a registry right by itself."""

from collections.abc import Iterator

from registry_cli.analysis.checkup.observation import Observation, Place, Surroundings, as_it_is, first, said
from registry_cli.language import Text
from registry_cli.sources.git import Repository

NO_GIT = Text(
    "git is not installed: --rev and history cannot be used",
    "git er ikke installeret: --rev og historik kan ikke bruges",
)
INSTALL_GIT = Text("Install git", "Installér git")
NO_REPOSITORY = Text("none", "intet")
INIT = Text("`git init`", "`git init`")
INSIDE = Text("the registry is the folder {prefix} of {top}", "registret er mappen {prefix} i {top}")
SHALLOW = Text("the clone is shallow: older revisions are missing", "klonen er uden historik: ældre revisioner mangler")
UNSHALLOW = Text("`git fetch --unshallow`", "`git fetch --unshallow`")
COMMITTED = Text("everything is committed", "alt er committet")
CHANGED = Text("files not committed: {count} ({files})", "filer der ikke er committet: {count} ({files})")
OPTIONAL = Text("none (optional)", "ingen (valgfrit)")
NO_ATTRIBUTES = Text("none: line ends may differ between machines", "ingen: linjeskift kan variere mellem maskiner")
WRITE_ATTRIBUTES = Text("Write `*.yaml text eol=lf` in .gitattributes", "Skriv `*.yaml text eol=lf` i .gitattributes")
NO_CI = Text("none: nothing validates a pull request", "ingen: intet validerer en pull request")
SILENT_CI = Text("{files} does not mention `reg validate`", "{files} nævner ikke `reg validate`")
RUN_VALIDATE = Text("Let CI run `reg validate`", "Lad CI køre `reg validate`")
LOST_CI = Text(
    "{files} is not at the top of the repository, where CI looks",
    "{files} ligger ikke øverst i git-arkivet, hvor CI leder",
)
MOVE_CI = Text("Move it to the top, with the folder in its command", "Flyt den øverst, med mappen i dens kommando")


def in_git(around: Surroundings, place: Place | None) -> Iterator[Observation]:
    """Git, and what of the repository keeps a registry right by itself; less where there is no registry or no git."""
    if around.git is None:
        yield Observation("git", "git", "warn", NO_GIT, INSTALL_GIT)
    else:
        yield Observation("git", "git", "ok", as_it_is(around.git))
    if place is None:
        return
    if around.repository is not None:
        yield from _repository(around.repository)
    elif around.refused is not None:
        yield Observation("git", "repository", "warn", around.refused)
    elif around.git is not None:
        yield Observation("git", "repository", "warn", NO_REPOSITORY, INIT)
    yield _ci(around, place)
    yield from _files(around)


def _repository(repository: Repository) -> Iterator[Observation]:
    top, changed = str(repository.top), repository.changed
    says = said(INSIDE, prefix=repository.prefix, top=top) if repository.prefix else as_it_is(top)
    yield Observation("git", "repository", "ok", says)
    if repository.is_shallow:
        yield Observation("git", "history", "warn", SHALLOW, UNSHALLOW)
    says = said(CHANGED, count=len(changed), files=first(changed)) if changed else COMMITTED
    yield Observation("git", "changes", "ok", says)


def _ci(around: Surroundings, place: Place) -> Observation:
    files = around.automation.ci
    validating = tuple(file.path for file in files if file.validates)
    lost = tuple(f"{place.prefix}{file.path}" for file in around.own.ci)
    if validating:
        return Observation("git", "ci", "ok", as_it_is(first(validating)))
    if lost:
        return Observation("git", "ci", "warn", said(LOST_CI, files=first(lost)), MOVE_CI)
    says = said(SILENT_CI, files=first(tuple(file.path for file in files))) if files else NO_CI
    return Observation("git", "ci", "warn", says, RUN_VALIDATE)


def _files(around: Surroundings) -> Iterator[Observation]:
    """Files for tools beside the program; those of hooks and owners may well be missing."""
    found = around.automation
    for what, path in (("pre-commit", found.hooks), ("codeowners", found.owners)):
        yield Observation("git", what, "ok", as_it_is(path) if path else OPTIONAL)
    attributes = found.attributes or around.own.attributes
    if attributes:
        yield Observation("git", "gitattributes", "ok", as_it_is(attributes))
    else:
        yield Observation("git", "gitattributes", "warn", NO_ATTRIBUTES, WRITE_ATTRIBUTES)
