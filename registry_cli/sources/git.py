"""A registry as it was at a git revision, read from git's objects: nothing is checked out, nothing is written."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion
from registry_cli.sources.git_program import first_line, run_git
from registry_cli.sources.source import MAX_FILE_BYTES, MAX_FILES, Problem, SourceFile, is_hidden
from registry_cli.suggestions import closest

NO_REPOSITORY = Text(
    "{folder} is in no git repository (go to the registry's folder, or name it with --registry; `git init` begins a history)",
    "{folder} ligger ikke i et git-arkiv (gå til registrets mappe, eller angiv den med --registry; `git init` begynder en historik)",
)
NO_REVISION = Text("there is no revision {ref} here", "der er ingen revision {ref} her")
NO_REVISION_BUT = Text(
    "there is no revision {ref} here: did you mean {near}?", "der er ingen revision {ref} her: mente du {near}?"
)
NO_REVISION_SHALLOW = Text(
    "there is no revision {ref} here (the clone is shallow: fetch its history with `git fetch --unshallow`)",
    "der er ingen revision {ref} her (klonen er uden historik: hent den med `git fetch --unshallow`)",
)
NO_REGISTRY_THERE = Text("there is no registry.yaml in {ref}", "der er ingen registry.yaml i {ref}")
UNUSABLE = Text(
    "git cannot use the repository around {folder}: {reason}",
    "git kan ikke bruge git-arkivet omkring {folder}: {reason}",
)
GIT_FAILED = Text("git could not read {ref}: {reason}", "git kunne ikke læse {ref}: {reason}")
TOO_MANY_FILES = Text(
    "{ref} holds more than {limit} files: is it a registry?",
    "{ref} indeholder mere end {limit} filer: er det et register?",
)

_LINK_MODE = "120000"
_SUBMODULE_MODE = "160000"
_BATCH_BYTES = 16 * 1024 * 1024
_MAX_RESTARTS = 20
_MAX_NAMES = 1000


class _Blob(NamedTuple):
    mode: str
    name: str
    size: int


class Repository(NamedTuple):
    """The repository around a folder: its top, the folder inside it (`""` or `a/b/`), and the state of the folder's files.

    `changed` are the paths inside the folder that differ from the last commit or are in none.
    `remote` is the address of `origin`; it may hold a password and is never shown.
    """

    top: Path
    prefix: str
    is_shallow: bool
    changed: tuple[str, ...]
    remote: str


class GitSource:
    """The files below one folder of one commit."""

    def __init__(self, repository: Path, commit: str, prefix: str, ref: str) -> None:
        """Take the repository, the commit's full id, the registry's folder inside it (`""` or `a/b/`) and what to call it."""
        self._repository = repository
        self._commit = commit
        self._prefix = prefix
        self._ref = ref
        self._blobs: dict[str, _Blob] = {}

    @property
    def label(self) -> str:
        """The revision as it was asked for."""
        return self._ref

    @property
    def repository(self) -> Path:
        """Where git is to run."""
        return self._repository

    @property
    def commit(self) -> str:
        """The commit's full id."""
        return self._commit

    @property
    def prefix(self) -> str:
        """The registry's folder inside the repository, `""` or `a/b/`."""
        return self._prefix

    def paths(self) -> tuple[str, ...]:
        """Every file and link below the folder that is not hidden, sorted.

        Raises:
            WrongQuestion: git cannot list the commit, or it holds more than `MAX_FILES`.
        """
        self._blobs = dict(_listed(self._list_tree(), self._prefix))
        if len(self._blobs) > MAX_FILES:
            raise WrongQuestion(TOO_MANY_FILES, ref=self._ref, limit=MAX_FILES)
        return tuple(sorted(self._blobs))

    def _list_tree(self) -> str:
        folder = self._prefix or "./"
        listing = run_git(self._repository, "ls-tree", "-r", "-l", "-z", "--full-tree", self._commit, "--", folder)
        if listing.returncode:
            raise WrongQuestion(GIT_FAILED, ref=self._ref, reason=first_line(listing.stderr))
        return listing.stdout.decode("utf-8", "surrogateescape")

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        """The files at `paths`, in batches through `git cat-file --batch`."""
        if not self._blobs:
            self.paths()
        for batch in _batches((path, self._blobs.get(path)) for path in paths):
            names = [blob.name for _, blob in batch if blob is not None and _problem(blob) is None]
            contents = blob_contents(self._repository, names)
            for path, blob in batch:
                problem = "missing" if blob is None else _problem(blob)
                data = contents.get(blob.name) if blob is not None else None
                yield SourceFile(path, data or b"", problem or ("damaged" if data is None else None))


def _problem(blob: _Blob) -> Problem | None:
    if blob.mode == _LINK_MODE:
        return "link"
    if blob.mode == _SUBMODULE_MODE:
        return "special"
    return "too-large" if blob.size > MAX_FILE_BYTES else None


def _batches(files: Iterable[tuple[str, _Blob | None]]) -> Iterator[list[tuple[str, _Blob | None]]]:
    """Files in groups of bounded size, so that a large revision is never held twice."""
    batch: list[tuple[str, _Blob | None]] = []
    size = 0
    for path, blob in files:
        batch.append((path, blob))
        size += min(blob.size, MAX_FILE_BYTES) if blob else 0
        if size > _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def blob_contents(repository: Path, names: Sequence[str]) -> dict[str, bytes]:
    """The objects by name, without those that git has lost. At a damaged one git may end: it is asked for the rest anew.

    All names are sent before anything is read, so that git cannot keep us waiting.
    """
    found: dict[str, bytes] = {}
    for _ in range(_MAX_RESTARTS if names else 0):
        answer = run_git(repository, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
        answered = list(_objects(names, answer.stdout))
        found |= {name: data for name, data in answered if data is not None}
        names = names[len(answered) + 1 :]
        if not answer.returncode or not names:
            break
    return found


def _objects(names: Sequence[str], answered: bytes) -> Iterator[tuple[str, bytes | None]]:
    """What `cat-file --batch` answered, as far as it is whole: a header line, the bytes, a line end, for each name."""
    position = 0
    for name in names:
        end = answered.find(b"\n", position)
        if end < 0:
            return
        header = answered[position:end].split()
        if len(header) != 3:
            position = end + 1
            yield name, None
            continue
        start, position = end + 1, end + 2 + int(header[2])
        if position > len(answered):
            return
        yield name, answered[start : position - 1]


def open_revision(folder: Path, ref: str) -> GitSource:
    """The registry around `folder` as `ref` knew it: the nearest `registry.yaml` upwards in that commit.

    Raises:
        WrongQuestion: git is missing, the folder is in no repository that git can read, or `ref` names no commit.
    """
    repository, inside = repository_of(folder)
    commit = commit_of(repository, ref)
    for parent in _parents(inside):
        if _holds_file(repository, commit, f"{parent}registry.yaml", ref):
            return GitSource(repository, commit, parent, ref)
    raise WrongQuestion(NO_REGISTRY_THERE, ref=ref)


def _holds_file(repository: Path, commit: str, path: str, ref: str) -> bool:
    listing = run_git(repository, "ls-tree", "-z", "--full-tree", commit, "--", path)
    if listing.returncode:
        raise WrongQuestion(GIT_FAILED, ref=ref, reason=first_line(listing.stderr))
    return b" blob " in listing.stdout.partition(b"\t")[0]


def git_version(folder: Path) -> str | None:
    """The version of the git program; `None` where there is none."""
    try:
        answer = run_git(folder, "version")
    except WrongQuestion:
        return None
    return first_line(answer.stdout).removeprefix("git version ")


def repository_around(folder: Path) -> Repository | None:
    """The repository that `folder` lies in, with what of the folder is not committed; `None` where it lies in none.

    No hook and no other program runs.

    Raises:
        WrongQuestion: git is missing, or refuses to read a repository of somebody else.
    """
    top = _top_of(folder)
    if top is None:
        return None
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    remote = run_git(top, "config", "--get", "remote.origin.url").stdout
    prefix = "" if inside == "." else f"{inside}/"
    return Repository(top, prefix, is_shallow(top), tuple(_changed(top, prefix)), first_line(remote))


def _changed(top: Path, prefix: str) -> Iterator[str]:
    arguments = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all")
    listing = run_git(top, "-c", "core.fsmonitor=false", *arguments, "--", prefix or ".").stdout
    for line in listing.decode("utf-8", "surrogateescape").split("\0"):
        if line:
            yield line[3:].removeprefix(prefix)


def repository_of(folder: Path) -> tuple[Path, str]:
    """Where git is to run for `folder`, and which folder of the commits it is: the top for a repository without files.

    Raises:
        WrongQuestion: git is missing, or the folder is in no repository that git can read.
    """
    top = _top_of(folder)
    if top is not None:
        return top, folder.resolve().relative_to(top.resolve()).as_posix()
    answer = run_git(folder, "rev-parse", "--absolute-git-dir")
    if answer.returncode:
        raise WrongQuestion(NO_REPOSITORY, folder=folder)
    return _path(answer.stdout), "."


def _top_of(folder: Path) -> Path | None:
    """The top of the working tree; `None` where there is none.

    Raises:
        WrongQuestion: there is a repository, and git cannot or will not read it.
    """
    answer = run_git(folder, "rev-parse", "--show-toplevel")
    if not answer.returncode:
        return _path(answer.stdout)
    reason = first_line(answer.stderr)
    above = (folder.absolute(), *folder.absolute().parents)
    if "work tree" in reason or (
        "not a git repository" in reason and not any((one / ".git").exists() for one in above)
    ):
        return None
    raise WrongQuestion(UNUSABLE, folder=folder, reason=reason)


def _path(answer: bytes) -> Path:
    return Path(answer.decode("utf-8", "surrogateescape").removesuffix("\n"))


def commit_of(top: Path, ref: str) -> str:
    """The full id of the commit that `ref` names.

    Raises:
        WrongQuestion: it names none.
    """
    answer = run_git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if answer.returncode:
        if is_shallow(top):
            raise WrongQuestion(NO_REVISION_SHALLOW, ref=ref)
        near = closest(ref, _branches_and_tags(top))
        raise WrongQuestion(NO_REVISION_BUT, ref=ref, near=near) if near else WrongQuestion(NO_REVISION, ref=ref)
    return answer.stdout.decode().strip()


def _branches_and_tags(top: Path) -> list[str]:
    answer = run_git(top, "for-each-ref", f"--count={_MAX_NAMES}", "--sort=-creatordate", "--format=%(refname:short)")
    return answer.stdout.decode("utf-8", "replace").splitlines()


def is_shallow(top: Path) -> bool:
    """Whether the clone lacks the beginning of its history."""
    return run_git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _parents(folder: str) -> Iterator[str]:
    parts = [] if folder == "." else folder.split("/")
    for length in range(len(parts), -1, -1):
        yield "".join(f"{part}/" for part in parts[:length])


def _listed(listing: str, prefix: str) -> Iterator[tuple[str, _Blob]]:
    for line in listing.split("\0"):
        facts, _, path = line.partition("\t")
        inside = path.removeprefix(prefix)
        if facts and not any(is_hidden(name) for name in inside.split("/")):
            mode, _, name, size = facts.split()
            yield inside, _Blob(mode, name, int(size) if size.isdigit() else 0)
