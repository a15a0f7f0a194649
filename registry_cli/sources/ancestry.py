"""Where two revisions have parted: the state that a change is compared with, as `git diff A...B` does."""

from pathlib import Path
from typing import NamedTuple

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion
from registry_cli.sources.git import commit_of, is_shallow, repository_of
from registry_cli.sources.git_program import run_git

NOT_RELATED = Text(
    "{base} and {head} have no common commit: their histories never met, so there is nothing to compare from (`reg diff --direct` compares them as they stand)",
    "{base} og {head} har intet fælles commit: deres historier har aldrig mødtes, så der er intet at sammenligne fra (`reg diff --direct` sammenligner dem, som de står)",
)
NOT_RELATED_SHALLOW = Text(
    "where {base} and {head} parted is not in this clone, because it is shallow: fetch the history with `git fetch --unshallow` (in a build: fetch-depth 0)",
    "stedet, hvor {base} og {head} skiltes, er ikke i denne klon, fordi den er uden historik: hent den med `git fetch --unshallow` (i et byg: fetch-depth 0)",
)


class Ancestor(NamedTuple):
    """The full ids of the commit where two revisions parted and of both; `others` are as good, where their histories crossed."""

    commit: str
    base: str
    head: str
    others: tuple[str, ...] = ()


def merge_base(folder: Path, base: str, head: str = "HEAD") -> Ancestor:
    """The last commit that `base` and `head` have in common.

    Raises:
        WrongQuestion: there is no repository, no such revision, or no common commit in this clone.
    """
    repository = repository_of(folder)[0]
    ids = commit_of(repository, base), commit_of(repository, head)
    answer = run_git(repository, "merge-base", "--all", *ids)
    found = answer.stdout.decode().split()
    if not found:
        raise WrongQuestion(NOT_RELATED_SHALLOW if is_shallow(repository) else NOT_RELATED, base=base, head=head)
    return Ancestor(found[0], *ids, tuple(found[1:]))
