"""The two states that a change lies between: a revision, and another one or the files as they are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry_cli.cli.asking import FAULTY_FILES, REFUSED, Asked, faulty_files, loaded, say
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.model.registry import Registry
    from registry_cli.sources import GitSource, Source
    from registry_cli.sources.ancestry import Ancestor

EMPTY_BASE = Text(
    "there is no registry in {ref}: all that is here now counts as new",
    "der er intet register i {ref}: alt, der er her nu, regnes som nyt",
)
SEVERAL_BASES = Text(
    "the histories of {base} and {head} crossed, so that they have several last common commits: compared with {commit}",
    "historierne for {base} og {head} har krydset hinanden, så de har flere sidste fælles commits: der er sammenlignet med {commit}",
)
ANOTHER_FOLDER = Text(
    "the registry lies in {after} now, and lay in {before} then",
    "registret ligger nu i {after} og lå dengang i {before}",
)
TOP = Text("the top of the repository", "roden af arkivet")
NO_BASE = Text(
    "what is the change to be compared with? Usually the branch it is to be merged into, such as main",
    "hvad skal ændringen sammenlignes med? Som regel den gren, den skal flettes ind i, fx main",
)
TWO_HEADS = Text(
    "{range} names both sides: give no second revision", "{range} nævner begge sider: angiv ikke en anden revision"
)


@dataclass(frozen=True)
class Sides:
    """Both states, read, with what to call them; files that are the same in both are read once.

    `base_commit` is the full id of the state compared with, `head_commit` that of the other, `None` for the files as they are.
    `prefix` is the registry's folder in the repository, `""` or `a/b/`. `notes` say what the reader must know of the two.
    """

    base: "Registry"
    head: "Registry"
    base_ref: str
    head_ref: str | None
    base_commit: str
    head_commit: str | None
    prefix: str
    source: "Source"
    notes: tuple[Text, ...]
    lang: Lang

    @property
    def is_incomplete(self) -> bool:
        """Whether either side could not be loaded whole."""
        return self.head.is_incomplete or (bool(self.base.documents) and self.base.is_incomplete)


def sides(
    question: Asked, base: str | None, head: str | None = None, *, is_direct: bool = False, counts_faults: bool = True
) -> Sides:
    """Both states, `base` being where its history and that of `head` parted, or with `is_direct` itself.

    `base` may be `A...B`, or `A..B`, which compares them as they stand. Faults of the files are counted on standard error, unless
    the answer tells them itself (`counts_faults`).

    Raises:
        WrongQuestion: no base is given, a revision is not here, the two never met, there is no git, or there are faults and --strict was given.
    """
    from registry_cli.cli.places import prefix_in_repository
    from registry_cli.sources import MemorySource, open_source

    if not base:
        raise WrongQuestion(NO_BASE)
    base, head, is_direct = _read_range(base, head, is_direct=is_direct)
    head = head if head is not None else question.rev
    commit, ancestor = _compared_with(question, base, head, is_direct=is_direct)
    source = open_source(question.folder, head, upwards=not question.is_named)
    now = loaded(source)
    before = _source_of_base(question, commit)
    notes = [*_crossed(ancestor, base, head), *_elsewhere(before, source)]
    then = loaded(before if before is not None else MemorySource({}), beside=now)
    if before is None:
        notes.append(_said(EMPTY_BASE, ref=base))
    lang = question.language(now)
    found = Sides(
        then,
        now,
        base,
        head,
        commit,
        getattr(source, "commit", None),
        prefix_in_repository(source),
        source,
        tuple(notes),
        lang,
    )
    say(*(note.say(lang) for note in found.notes))
    if counts_faults:
        _tell_faults(found, lang, strict=question.strict)
    return found


def _said(text: Text, **params: object) -> Text:
    return Text(text.say("en", **params), text.say("da", **params))


def _read_range(base: str, head: str | None, *, is_direct: bool) -> tuple[str, str | None, bool]:
    for dots in ("...", ".."):
        first, found, second = base.partition(dots)
        if found:
            if head is not None:
                raise WrongQuestion(TWO_HEADS, range=base)
            return first or "HEAD", second or "HEAD", is_direct or dots == ".."
    return base, head, is_direct


def _compared_with(question: Asked, base: str, head: str | None, *, is_direct: bool) -> "tuple[str, Ancestor | None]":
    """The commit that is compared with, and how it was found."""
    from registry_cli.sources.ancestry import merge_base
    from registry_cli.sources.git import commit_of, repository_of

    if is_direct:
        return commit_of(repository_of(question.folder)[0], base), None
    found = merge_base(question.folder, base, head or "HEAD")
    return found.commit, found


def _source_of_base(question: Asked, commit: str) -> "GitSource | None":
    """The registry of the commit; `None` where it held none."""
    from registry_cli.sources.git import NO_REGISTRY_THERE, open_revision

    try:
        return open_revision(question.folder, commit)
    except WrongQuestion as wrong:
        if wrong.is_about(NO_REGISTRY_THERE):
            return None
        raise


def _crossed(found: "Ancestor | None", base: str, head: str | None) -> list[Text]:
    if found is None or not found.others:
        return []
    return [_said(SEVERAL_BASES, base=base, head=head or "HEAD", commit=found.commit[:12])]


def _elsewhere(before: "GitSource | None", source: "Source") -> list[Text]:
    from registry_cli.cli.places import prefix_in_repository

    old, new = before.prefix if before is not None else None, prefix_in_repository(source)
    if old is None or old == new:
        return []
    names = [{"en": prefix.rstrip("/") or TOP.en, "da": prefix.rstrip("/") or TOP.da} for prefix in (old, new)]
    return [
        Text(
            ANOTHER_FOLDER.say("en", before=names[0]["en"], after=names[1]["en"]),
            ANOTHER_FOLDER.say("da", before=names[0]["da"], after=names[1]["da"]),
        )
    ]


def _tell_faults(found: Sides, lang: Lang, *, strict: bool) -> None:
    """Say on standard error how many files have faults.

    Raises:
        WrongQuestion: there are faults, and --strict refuses.
    """
    count = sum(faulty_files(one) for one in (found.base, found.head) if one.documents)
    if count and strict:
        raise WrongQuestion(REFUSED, count=count)
    if count:
        say(FAULTY_FILES.say(lang, count=count))
