"""What a new registry should be: by the flags of `reg init`, and by what a person answers at a terminal."""

import shlex
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from registry_cli import __version__
from registry_cli.cli.prompting import ask_choice, ask_flag, ask_until
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

Forge = Literal["github", "gitlab", "azure", "none"]
DEFAULT_NAME = "Eksempelby Kommune"

ASK_LANGUAGE = Text("Language / Sprog", "Sprog / Language")
ASK_NAME = Text("Name of the municipality", "Kommunens navn")
ASK_CODE = Text("Municipality code, four digits (Enter: leave open)", "Kommunekode, fire cifre (Enter: spring over)")
ASK_CVR = Text("CVR number, eight digits (Enter: leave open)", "CVR-nummer, otte cifre (Enter: spring over)")
ASK_INHABITANTS = Text("Number of inhabitants (Enter: leave open)", "Antal indbyggere (Enter: spring over)")
ASK_FORGE = Text("Where will it live", "Hvor skal det ligge")
ASK_GIT = Text("Make a git repository", "Opret et git-arkiv")
ASK_COMMIT = Text("Commit the files", "Lav det første commit")
ASK_PRE_COMMIT = Text("Write hooks for pre-commit", "Skriv kontroller til pre-commit")
ASK_STANDARDS = Text("Write the preset's standards as files", "Skriv standardsættets standarder som filer")
ASK_SAMPLE = Text("Write a small sample to edit", "Skriv et lille eksempel at rette i")
NOT_A_NAME = Text("the name holds characters that cannot be shown", "navnet indeholder tegn, der ikke kan vises")
COMMIT_NOWHERE = Text(
    "--commit needs a repository: leave out --no-git", "--commit kræver et git-arkiv: udelad --no-git"
)
COMMIT_ELSEWHERE = Text(
    "{folder} lies in the repository {top}, which is left alone: run init without --commit",
    "{folder} ligger i git-arkivet {top}, som ikke røres: kør init uden --commit",
)


@dataclass(frozen=True)
class Wishes:
    """What is wished for; `None` where nobody said."""

    name: str | None = None
    municipality_code: str | None = None
    cvr: str | None = None
    inhabitants: int | str | None = None
    lang: Lang | None = None
    forge: Forge | None = None
    git: bool | None = None
    commit: bool | None = None
    pre_commit: bool | None = None
    standards: bool | None = None
    sample: bool | None = None
    container: bool | None = None


def asked_for(wishes: Wishes, folder: Path, top: Path | None, *, offers_standards: bool) -> Wishes:
    """The wishes with an answer to each question that no flag answers and that makes a difference here."""
    lang = wishes.lang or _language()
    wishes = _asked_who(replace(wishes, lang=lang), lang)
    forge = wishes.forge or _forge(lang)
    wishes = _asked_about_git(replace(wishes, forge=forge), folder, top, lang)
    pre_commit = _flag(wishes.pre_commit, ASK_PRE_COMMIT, lang, default=True)
    standards = wishes.standards
    if offers_standards:
        standards = _flag(standards, ASK_STANDARDS, lang, default=False)
    sample = _flag(wishes.sample, ASK_SAMPLE, lang, default=True)
    return replace(wishes, pre_commit=pre_commit, standards=standards, sample=sample)


def _language() -> Lang:
    return "en" if ask_choice(ASK_LANGUAGE.say("da"), "da", ("da", "en"), "da") == "en" else "da"


def _forge(lang: Lang) -> Forge:
    forges: dict[str, Forge] = {"github": "github", "gitlab": "gitlab", "azure": "azure", "none": "none"}
    return forges[ask_choice(ASK_FORGE.say(lang), lang, tuple(forges), "github")]


def _asked_who(wishes: Wishes, lang: Lang) -> Wishes:
    """Who the municipality is. Each answer is checked by the model as soon as it is given."""
    if wishes.name is None:
        wishes = ask_until(
            ASK_NAME.say(lang), lang, lambda given: _checked(replace(wishes, name=given)), default=DEFAULT_NAME
        )
    if wishes.municipality_code is None:
        wishes = ask_until(
            ASK_CODE.say(lang), lang, lambda given: _checked(replace(wishes, municipality_code=given or None))
        )
    if wishes.cvr is None:
        wishes = ask_until(ASK_CVR.say(lang), lang, lambda given: _checked(replace(wishes, cvr=given or None)))
    if wishes.inhabitants is None:
        wishes = ask_until(
            ASK_INHABITANTS.say(lang), lang, lambda given: _checked(replace(wishes, inhabitants=_count(given)))
        )
    return wishes


def _checked(wishes: Wishes) -> Wishes:
    refuse_unfit(wishes)
    return wishes


def _count(given: str) -> int | str | None:
    """A number where it is one; the model refuses anything else."""
    return int(given) if given.isdecimal() else given or None


def _asked_about_git(wishes: Wishes, folder: Path, top: Path | None, lang: Lang) -> Wishes:
    """A repository is asked about only where there is none, a commit only where the repository is the registry's own."""
    from registry_cli.authoring.repository import can_commit, folder_in, has_git

    git, commit = wishes.git, wishes.commit
    if top is None and has_git():
        git = _flag(git, ASK_GIT, lang, default=True)
    if can_commit(folder) and (git if top is None else not folder_in(top, folder)):
        commit = _flag(commit, ASK_COMMIT, lang, default=False)
    return replace(wishes, git=git, commit=commit)


def _flag(said: bool | None, question: Text, lang: Lang, *, default: bool) -> bool:  # noqa: FBT001 - a wish, not a flag
    return ask_flag(question.say(lang), lang, default=default) if said is None else said


def completed(wishes: Wishes, folder: Path, top: Path | None) -> Wishes:
    """The wishes with what is usual where nothing was said.

    Raises:
        WrongQuestion: something does not fit, or was asked for and cannot be done; nothing is written yet.
    """
    from registry_cli.authoring.repository import NO_GIT, folder_in, has_git, refuse_to_commit

    done = replace(
        wishes,
        name=wishes.name or DEFAULT_NAME,
        lang=wishes.lang or "da",
        forge=wishes.forge or "github",
        git=top is None and wishes.git is not False,
        pre_commit=wishes.pre_commit is not False,
        sample=wishes.sample is not False,
    )
    refuse_unfit(done)
    if wishes.git and done.git and not has_git():
        raise WrongQuestion(NO_GIT)
    if wishes.commit and top is not None and folder_in(top, folder):
        raise WrongQuestion(COMMIT_ELSEWHERE, folder=folder, top=top)
    if wishes.commit and top is None and not done.git:
        raise WrongQuestion(COMMIT_NOWHERE)
    if wishes.commit:
        refuse_to_commit(folder)
    return done


def refuse_unfit(wishes: Wishes) -> None:
    """Find out whether the model takes what is said of the municipality.

    Raises:
        WrongQuestion: it does not.
    """
    from registry_cli.authoring.starter import organisation_fault

    if wishes.name is not None and not wishes.name.isprintable():
        raise WrongQuestion(NOT_A_NAME)
    known = {"municipality_code": wishes.municipality_code, "cvr": wishes.cvr, "inhabitants": wishes.inhabitants}
    fault = organisation_fault({"name": DEFAULT_NAME if wishes.name is None else wishes.name, **known})
    if fault is not None:
        raise WrongQuestion(fault)


def command(wishes: Wishes, folder: Path, requirement: str) -> str:
    """The command that does the same without questions."""
    texts = {
        "--name": wishes.name,
        "--municipality-code": wishes.municipality_code,
        "--cvr": wishes.cvr,
        "--inhabitants": wishes.inhabitants,
        "--lang": wishes.lang,
        "--forge": wishes.forge,
        "--requirement": requirement if requirement != f"registry-cli=={__version__}" else None,
    }
    flags = {
        "git": wishes.git,
        "commit": wishes.commit,
        "pre-commit": wishes.pre_commit,
        "standards": wishes.standards,
        "sample": wishes.sample,
        "container": wishes.container,
    }
    words = ["reg", "init", str(folder)]
    words += [word for option, value in texts.items() if value is not None for word in (option, str(value))]
    words += [f"--{'' if value else 'no-'}{flag}" for flag, value in flags.items() if value is not None]
    words.append("--no-input")
    return as_typed(*words)


def as_typed(*words: str) -> str:
    """Words as they are typed at a command line of this machine."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
