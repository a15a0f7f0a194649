"""Found a registry: write its files, make its repository, and say what comes next."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from registry_cli.cli.asking import answer, say
from registry_cli.cli.wishes import Wishes, as_typed
from registry_cli.language import Lang, Text

KEPT = Text("left as they were: {paths}", "ladt urørt: {paths}")
ADD = Text("{path} is there already: add this to it", "{path} findes allerede: føj dette til den")
NO_REPOSITORY = Text(
    "git is not installed, so there is no repository yet: install git, then run `git init` in {folder}",
    "git er ikke installeret, så der er intet git-arkiv endnu: installér git, og kør `git init` i {folder}",
)
MESSAGE = Text("Start the registry", "Begynd registret")
DONE = Text("a registry of {count} files is ready in {folder}", "et register på {count} filer ligger klar i {folder}")
NEXT = Text("next:", "næste skridt:")
SEE_ONE = Text("see one system with all it hangs on", "se ét system og alt, det hænger sammen med")
SEE_FAULTS = Text("see that it is sound", "se, at det er i orden")
FIRST_UNIT = Text("write the first unit", "skriv den første enhed")
SAVE = Text("save it in git", "gem det i git")
HOOKS = Text("check before each commit (needs pre-commit)", "kontrollér før hvert commit (kræver pre-commit)")
GITLAB = Text(
    "in GitLab: make a weekly schedule under Build > Pipeline schedules",
    "i GitLab: lav en ugentlig plan under Build > Pipeline schedules",
)
AZURE = Text(
    "in Azure DevOps: make a pipeline of azure-pipelines.yml, and name it in a branch policy (build validation) on main",
    "i Azure DevOps: lav en pipeline af azure-pipelines.yml, og peg på den i en grenpolitik (build validation) på main",
)
ACCOUNTS = Text(
    "write people's accounts in people/ (accounts: [...]), then `reg owners --write`: {forge} asks them about their files",
    "skriv konti på stillingerne i people/ (accounts: [...]), og kør `reg owners --write`: så spørger {forge} dem om deres filer",
)
FORGE_NAMES = {"github": "GitHub", "gitlab": "GitLab", "azure": "Azure DevOps"}
INSTALLED_FROM = Text(
    "CI installs {requirement}: see that pip can find it where CI runs, or say where from with --requirement",
    "CI installerer {requirement}: se efter, at pip kan finde det, hvor CI kører, eller angiv hvorfra med --requirement",
)


def found(
    wishes: Wishes, folder: Path, top: Path | None, requirement: str, day: date, standards: Mapping[str, str]
) -> None:
    """Write a registry to `folder`; `top` is the repository that it lies in. What is there already stays as it is.

    Raises:
        WrongQuestion: a file cannot be written (then none is), or git refuses.
    """
    from registry_cli.authoring.repository import commit, folder_in, has_git, make_repository
    from registry_cli.authoring.starter import Choices, repository_files, starter_files
    from registry_cli.documents.writing import create_texts

    lang: Lang = wishes.lang or "da"
    choices = Choices(
        name=wishes.name or "",
        lang=lang,
        forge=wishes.forge or "none",
        requirement=requirement,
        day=day,
        municipality_code=wishes.municipality_code,
        cvr=wishes.cvr,
        inhabitants=wishes.inhabitants,
        has_pre_commit=bool(wishes.pre_commit),
        has_sample=bool(wishes.sample),
        has_container=bool(wishes.container),
        folder=folder_in(top, folder) if top is not None else "",
        standards=standards,
    )
    above = top if top is not None and choices.folder else folder
    own = {folder / path: text for path, text in starter_files(choices).items()}
    shared = {above / path: text for path, text in repository_files(choices).items() if not _is_owned(path, above)}
    new = {path: text for path, text in (own | shared).items() if not path.exists() and not path.is_symlink()}
    create_texts(new)
    if wishes.git and has_git():
        make_repository(folder)
    if wishes.commit:
        commit(folder, [path.relative_to(folder).as_posix() for path in new], MESSAGE.say(lang))
    answer(str(folder))
    _tell_what_was_kept(own, shared, new, lang)
    if wishes.git and not has_git():
        say(NO_REPOSITORY.say(lang, folder=folder))
    say(DONE.say(lang, count=len(new), folder=folder))
    in_git = top is not None or bool(wishes.git and has_git())
    to_save = [path for path in new if path in shared and above != folder] if in_git and not wishes.commit else None
    for line in _next_steps(wishes, requirement, folder, lang, to_save):
        say(line)


def _is_owned(path: str, above: Path) -> bool:
    """Whether the path is a list of owners and there is another one, which the forge would not read any more."""
    from registry_cli.exports.owners import OWNERS_FORGES

    places = next((forge.places for forge in OWNERS_FORGES.values() if path == forge.new), ())
    return any((above / place).exists() for place in places if place != path)


def _tell_what_was_kept(
    own: Mapping[Path, str], shared: Mapping[Path, str], new: Mapping[Path, str], lang: Lang
) -> None:
    """Name the files that were there; of those that belong to the whole repository show what they need."""
    kept = [str(path) for path in own if path not in new]
    if kept:
        say(KEPT.say(lang, paths=", ".join(kept)))
    for path, text in shared.items():
        if path not in new and path.is_file() and path.read_text(encoding="utf-8", errors="replace") != text:
            say(f"{ADD.say(lang, path=path)}:", "", *(f"    {line}".rstrip() for line in text.splitlines()), "")


def _next_steps(
    wishes: Wishes, requirement: str, folder: Path, lang: Lang, to_save: Sequence[Path] | None
) -> Iterator[str]:
    """What to do now. `to_save` are the files outside the folder that are not in git yet; `None` where nothing is to save."""
    steps = [("reg validate", SEE_FAULTS), ("reg show ky", SEE_ONE) if wishes.sample else ("reg new unit", FIRST_UNIT)]
    if to_save is not None:
        outside = [Path(os.path.relpath(path, folder)).as_posix() for path in to_save]
        steps.append((f"{as_typed('git', 'add', '.', *outside)} && git commit", SAVE))
    if wishes.pre_commit:
        steps.append(("pre-commit install", HOOKS))
    yield NEXT.say(lang)
    if folder != Path():
        yield f"  {as_typed('cd', str(folder))}"
    yield from (f"  {command:<24}  # {why.say(lang)}" for command, why in steps)
    if wishes.forge != "none":
        yield INSTALLED_FROM.say(lang, requirement=requirement)
    if wishes.forge in FORGE_NAMES:
        yield ACCOUNTS.say(lang, forge=FORGE_NAMES[wishes.forge])
    if wishes.forge in ("gitlab", "azure"):
        yield (GITLAB if wishes.forge == "gitlab" else AZURE).say(lang)
