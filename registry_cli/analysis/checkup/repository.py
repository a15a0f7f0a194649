"""Git, and what of the repository keeps a registry right by itself."""

from collections.abc import Iterator

from registry_cli.analysis.checkup.observation import Observation, Place, Surroundings, first, said
from registry_cli.language import Text
from registry_cli.sources.git import Repository


def in_git(around: Surroundings, place: Place | None) -> Iterator[Observation]:
    """Git, and what of the repository keeps a registry right by itself; less where there is no registry or no git."""
    if around.git is None:
        says = Text(
            "git is not installed: --rev and history cannot be used",
            "git er ikke installeret: --rev og historik kan ikke bruges",
        )
        yield Observation("git", "git", "warn", says, Text("Install git", "Installér git"))
    else:
        yield Observation("git", "git", "ok", Text(f"git {around.git}", f"git {around.git}"))
    if place is None:
        return
    if around.repository is not None:
        yield from _repository(around.repository)
    elif around.git is not None:
        reason = around.refused or Text("no repository", "intet git-arkiv")
        yield Observation(
            "git", "repository", "warn", reason, Text("`git init`", "`git init`") if not around.refused else None
        )
    yield from _automation(around, place)


def _repository(repository: Repository) -> Iterator[Observation]:
    inside = Text("the registry is the folder {prefix} of {top}", "registret er mappen {prefix} i {top}")
    whole = Text("{top}", "{top}")
    says = said(inside if repository.prefix else whole, prefix=repository.prefix, top=repository.top)
    yield Observation("git", "repository", "ok", says)
    if repository.is_shallow:
        yield Observation(
            "git",
            "history",
            "warn",
            Text(
                "the clone is shallow: older revisions are missing", "klonen er uden historik: ældre revisioner mangler"
            ),
            Text("`git fetch --unshallow`", "`git fetch --unshallow`"),
        )
    changed = repository.changed
    says = (
        said(
            Text("files not committed: {count} ({files})", "filer der ikke er committet: {count} ({files})"),
            count=len(changed),
            files=first(changed),
        )
        if changed
        else Text("everything is committed", "alt er committet")
    )
    yield Observation("git", "changes", "ok", says)


def _automation(around: Surroundings, place: Place) -> Iterator[Observation]:
    yield _ci(around, place)
    found = around.automation
    optional = Text("none (optional)", "ingen (valgfrit)")
    hooks = Text(found.hooks, found.hooks) if found.hooks else optional
    yield Observation("git", "pre-commit", "ok", hooks)
    owners = Text(found.owners, found.owners) if found.owners else optional
    yield Observation("git", "codeowners", "ok", owners)
    attributes = found.attributes or around.own.attributes
    if attributes:
        yield Observation("git", "gitattributes", "ok", Text(attributes, attributes))
    else:
        says = Text(
            "no .gitattributes: line ends may differ between machines",
            "ingen .gitattributes: linjeskift kan variere mellem maskiner",
        )
        line = "`*.yaml text eol=lf`"
        remedy = Text(f"Write {line} in .gitattributes", f"Skriv {line} i .gitattributes")
        yield Observation("git", "gitattributes", "warn", says, remedy)


def _ci(around: Surroundings, place: Place) -> Observation:
    validating = tuple(file.path for file in around.automation.ci if file.validates)
    others = tuple(file.path for file in around.automation.ci)
    lost = tuple(f"{place.prefix}{file.path}" for file in around.own.ci)
    if validating:
        return Observation("git", "ci", "ok", Text(first(validating), first(validating)))
    if lost:
        says = said(
            Text(
                "{files} is not at the top of the repository, where CI looks",
                "{files} ligger ikke øverst i git-arkivet, hvor CI leder",
            ),
            files=first(lost),
        )
        return Observation(
            "git",
            "ci",
            "warn",
            says,
            Text("Move it to the top, with the folder in its command", "Flyt den øverst, med mappen i dens kommando"),
        )
    says = (
        said(Text("{files} does not mention `reg validate`", "{files} nævner ikke `reg validate`"), files=first(others))
        if others
        else Text("none: nothing validates a pull request", "ingen: intet validerer en pull request")
    )
    return Observation("git", "ci", "warn", says, Text("Let CI run `reg validate`", "Lad CI køre `reg validate`"))
