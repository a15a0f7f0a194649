"""The only place that writes files: whole or not at all, and never through a link."""

import os
import re
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

EXISTS = Text("{path} is already there", "{path} findes allerede")
IS_LINK = Text(
    "{path} is a link, and links are not written through", "{path} er et link, og der skrives ikke gennem links"
)
NOT_A_FILE = Text("{path} is no plain file", "{path} er ikke en almindelig fil")
CHANGED = Text(
    "{path} was changed by somebody else in the meantime: run the command again",
    "{path} er blevet ændret af andre i mellemtiden: kør kommandoen igen",
)
CANNOT_WRITE = Text("cannot write {path}: {reason}", "kan ikke skrive {path}: {reason}")
LEFT_CHANGED = Text(
    "{error}; could not be put back as they were: {paths}", "{error}; kunne ikke føres tilbage: {paths}"
)

_DRAFT = re.compile(r"\..*\.[a-z0-9_]{8}\.reg\.tmp")
_OLD_AFTER = 600.0


def replace_text(path: Path, text: str, before: str | None = None) -> None:
    """Put `text` in the existing file at `path`, keeping its mode; another reader sees the old or the new text.

    `before` is the text that the new one was made of: what somebody else wrote since then is not written over.

    Raises:
        WrongQuestion: the file is a link, cannot be written, or holds neither `before` nor `text`.
    """
    if path.is_symlink():
        raise WrongQuestion(IS_LINK, path=path)
    if path.exists() and not path.is_file():
        raise WrongQuestion(NOT_A_FILE, path=path)
    try:
        draft = _draft(path, text)
        try:
            draft.chmod(path.stat().st_mode & 0o7777)
            _refuse_to_lose(path, before, text)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WrongQuestion(CANNOT_WRITE, path=path, reason=error.strerror or error) from None


def _refuse_to_lose(path: Path, before: str | None, text: str) -> None:
    if before is not None and path.read_bytes() not in (before.encode(), text.encode()):
        raise WrongQuestion(CHANGED, path=path)


def remove_old_drafts(folder: Path) -> None:
    """Take away what writers that were killed have left below the folder; a draft of these minutes may be in use."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            draft = Path(place, name)
            with suppress(OSError):
                if _DRAFT.fullmatch(name) and draft.lstat().st_mtime < time.time() - _OLD_AFTER:
                    draft.unlink()


def create_text(path: Path, text: str) -> None:
    """Make a new file at `path`, with the folders above it; two at once cannot both succeed.

    Raises:
        WrongQuestion: there is something at `path` already, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = _draft(path, text)
        try:
            draft.chmod(0o644)
            _claim(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise WrongQuestion(EXISTS, path=error.filename2 or error.filename) from None
    except OSError as error:
        raise WrongQuestion(CANNOT_WRITE, path=path, reason=error.strerror or error) from None


def create_texts(texts: Mapping[Path, str]) -> None:
    """Make all of these new files, or none: what was made before one could not be is taken away again.

    Raises:
        WrongQuestion: there is something at one of the paths already, or one cannot be written.
    """
    made: list[Path] = []
    folders = [folder for path in texts for folder in path.parents if not folder.exists()]
    try:
        for path, text in texts.items():
            create_text(path, text)
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        for folder in sorted(set(folders), key=lambda folder: -len(folder.parts)):
            with suppress(OSError):
                folder.rmdir()
        raise


def replace_texts(texts: Mapping[Path, tuple[str, str]], renamed: Mapping[Path, Path] | None = None) -> None:
    """Put the second text of each pair in its file, in this order, then rename files; all, or nothing.

    What was written before one could not be is put back as it was, the first text of its pair.

    Raises:
        WrongQuestion: one cannot be written or renamed, or does not hold the first text of its pair any more.
    """
    written: list[Path] = []
    moved: list[tuple[Path, Path]] = []
    try:
        for path, (before, after) in texts.items():
            replace_text(path, after, before)
            written.append(path)
        for path, new in (renamed or {}).items():
            rename_file(path, new)
            moved.append((path, new))
    except BaseException as error:
        _put_back(texts, written, moved, error)
        raise


def _put_back(
    texts: Mapping[Path, tuple[str, str]], written: list[Path], moved: list[tuple[Path, Path]], error: BaseException
) -> None:
    """The old state again; where that fails too, the files that are left changed are named."""
    left: list[Path] = []
    for path, new in reversed(moved):
        try:
            rename_file(new, path)
        except WrongQuestion:
            left.append(new)
    for path in reversed(written):
        before, after = texts[path]
        try:
            replace_text(path, before, after)
        except WrongQuestion:
            left.append(path)
    if left:
        english, danish = (error.say(lang) if isinstance(error, WrongQuestion) else str(error) for lang in ("en", "da"))
        paths = ", ".join(map(str, left))
        raise WrongQuestion(
            Text(LEFT_CHANGED.en.format(error=english, paths=paths), LEFT_CHANGED.da.format(error=danish, paths=paths))
        ) from error


def write_text(path: Path, text: str) -> bool:
    """Put `text` in the file at `path`, new or not; a file that holds it already is not touched and gives `False`.

    Raises:
        WrongQuestion: the file is a link or cannot be written.
    """
    if not path.exists() and not path.is_symlink():
        create_text(path, text)
        return True
    if path.is_file() and not path.is_symlink() and path.read_bytes() == text.encode():
        return False
    replace_text(path, text)
    return True


def rename_file(path: Path, new: Path) -> None:
    """Give the file at `path` another name in its folder; a file that has that name is never written over.

    Raises:
        WrongQuestion: there is another file at `new`, the file is a link, or it cannot be renamed.
    """
    if path.is_symlink():
        raise WrongQuestion(IS_LINK, path=path)
    try:
        if new.exists() and not new.samefile(path):
            raise WrongQuestion(EXISTS, path=new)
        _rename(path, new)
    except FileExistsError:
        raise WrongQuestion(EXISTS, path=new) from None
    except OSError as error:
        raise WrongQuestion(CANNOT_WRITE, path=new, reason=error.strerror or error) from None


def _rename(path: Path, new: Path) -> None:
    """Where names differ in more than case the new one is claimed first: somebody else may want it at this moment."""
    if new.exists():
        path.rename(new)
        return
    try:
        os.link(path, new)
    except FileExistsError:
        raise
    except OSError:
        path.rename(new)
    else:
        path.unlink()


def _draft(path: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".reg.tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _claim(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        _claim_without_links(draft, path)


def _claim_without_links(draft: Path, path: Path) -> None:
    """Where the file system has no hard links: claim the name first, then put the text there."""
    path.touch(exist_ok=False)
    draft.replace(path)
