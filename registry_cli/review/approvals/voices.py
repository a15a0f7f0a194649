"""Who said what of a change, read from what a forge exports or from a list of one's own. The files are anybody's: nothing in them is trusted.

GitHub: the reviews of a pull request (`gh api repos/O/R/pulls/N/reviews`, or `gh pr view N --json reviews`). GitLab: the approvals of a
merge request. Azure DevOps: a pull request, or its reviewers. One's own: a list of `who` or `account`, and `decision`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from registry_cli.documents.parse import parse
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

Verdict = Literal["approved", "rejected", "withdrawn"]

_SPACE = re.compile(r"\s*")

MOST_BYTES = 4 * 1024 * 1024
MOST_VOICES = 10_000
LONGEST = 200
"""No account, day or commit is longer; what is, is none."""

NOT_READ = Text("{file} cannot be read: {reason}", "{file} kan ikke læses: {reason}")
TOO_LARGE = Text("{file} is larger than {limit} MB", "{file} er større end {limit} MB")
TOO_MANY = Text("{file} holds more than {limit} approvals", "{file} indeholder mere end {limit} godkendelser")
NO_DATA = Text(
    "{file} holds neither JSON nor YAML that can be read", "{file} indeholder hverken læselig JSON eller YAML"
)
UNKNOWN = Text(
    "{file} is no list of approvals that is known: reviews of GitHub, approvals of GitLab, reviewers of Azure DevOps, or a list of `who` and `decision`",
    "{file} er ingen kendt liste over godkendelser: reviews fra GitHub, approvals fra GitLab, reviewers fra Azure DevOps eller en liste med `who` og `decision`",
)
NO_DECISION = Text(
    "{file}: item {number} must say `who` or `account`, and as `decision` approved or rejected",
    "{file}: punkt {number} skal angive `who` eller `account`, og som `decision` approved eller rejected",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What an account, or a position named by its id, said last; `when` and `commit` as the source writes them, if it does.

    `source` is the file it stands in.
    """

    verdict: Verdict
    account: str | None = None
    who: str | None = None
    when: str | None = None
    commit: str | None = None
    source: str = ""


def voices(file: str, content: bytes) -> tuple[Voice, ...]:
    """What stands in a file; of each account only the last word.

    Raises:
        WrongQuestion: it is too large, or no list of approvals.
    """
    if len(content) > MOST_BYTES:
        raise WrongQuestion(TOO_LARGE, file=file, limit=MOST_BYTES // 1024**2)
    found: list[Voice] = []
    for voice in _voices(file, _data(file, content)):
        found.append(voice)
        if len(found) > MOST_VOICES:
            raise WrongQuestion(TOO_MANY, file=file, limit=MOST_VOICES)
    return tuple(_last_words(found))


def _last_words(found: Iterable[Voice]) -> Iterator[Voice]:
    last: dict[tuple[str, str], Voice] = {}
    for voice in found:
        key = ((voice.account or "").casefold(), voice.who or "")
        known = last.get(key)
        if known is None or not known.when or not voice.when or voice.when >= known.when:
            last[key] = voice
    yield from last.values()


def _data(file: str, content: bytes) -> Any:
    """The JSON or YAML in a file, as any program may have written it; several documents in a row are one list."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongQuestion(NO_DATA, file=file) from error
    try:
        return _json(text)
    except (ValueError, RecursionError):
        parsed = parse(text)
    if parsed.root is None or parsed.faults:
        raise WrongQuestion(NO_DATA, file=file)
    return parsed.root.data()


def _json(text: str) -> Any:
    decoder, found, at = json.JSONDecoder(), [], _behind_space(text, 0)
    while at < len(text):
        one, at = decoder.raw_decode(text, at)
        found.append(one)
        at = _behind_space(text, at)
    if not found:
        raise ValueError
    return found[0] if len(found) == 1 else found


def _behind_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _voices(file: str, data: Any) -> Iterator[Voice]:
    items = _items(data)
    if items is None:
        raise WrongQuestion(UNKNOWN, file=file)
    for number, item in enumerate(items, 1):
        if "vote" in item:
            yield from _azure(item, file)
        elif "state" in item and ("user" in item or "author" in item):
            yield from _github(item, file)
        elif "user" in item:
            yield from _gitlab(item, file)
        elif "who" in item or "account" in item:
            yield _own(item, file, number)
        else:
            raise WrongQuestion(UNKNOWN, file=file)


_LISTS = ("reviews", "approved_by", "reviewers", "value", "approvals")
"""The keys behind which forges, and a list of one's own, keep their list."""


def _items(data: Any) -> list[Mapping[str, Any]] | None:
    """The items of the list that the data are or hold, pages of lists being one; `None` where they are none."""
    if isinstance(data, dict):
        data = next((data[key] for key in _LISTS if isinstance(data.get(key), list)), None)
    if not isinstance(data, list):
        return None
    found = [one for page in data for one in (page if isinstance(page, list) else [page])]
    return found if all(isinstance(one, dict) for one in found) else None


_GITHUB: Mapping[str, Verdict] = {
    "APPROVED": "approved",
    "CHANGES_REQUESTED": "rejected",
    "DISMISSED": "withdrawn",
}


def _github(item: Mapping[str, Any], file: str) -> Iterator[Voice]:
    """A review; a comment says neither yes nor no."""
    verdict = _GITHUB.get(str(item["state"]).upper())
    account = _at(item, "user", "login") or _at(item, "author", "login")
    if verdict is not None and account is not None:
        when = _at(item, "submitted_at") or _at(item, "submittedAt")
        commit = _at(item, "commit_id") or _at(item, "commit", "oid")
        yield Voice(verdict, account, when=when, commit=commit, source=file)


def _gitlab(item: Mapping[str, Any], file: str) -> Iterator[Voice]:
    """An approval that stands: GitLab lists no others, and tells no commit."""
    account = _at(item, "user", "username")
    if account is not None:
        yield Voice("approved", account, when=_at(item, "approved_at"), source=file)


def _azure(item: Mapping[str, Any], file: str) -> Iterator[Voice]:
    """A vote: 10 and 5 approve, -5 and -10 do not. A team's is the sum of its members', and they stand there themselves."""
    vote, account = item["vote"], _at(item, "uniqueName")
    if account is None or item.get("isContainer") is True or not isinstance(vote, int) or not vote:
        return
    yield Voice("approved" if vote > 0 else "rejected", account, source=file)


_WORDS: Mapping[str, Verdict] = {
    "approved": "approved",
    "rejected": "rejected",
    "godkendt": "approved",
    "afvist": "rejected",
}


def _own(item: Mapping[str, Any], file: str, number: int) -> Voice:
    verdict = _WORDS.get(str(item.get("decision")).casefold())
    who, account = _at(item, "who"), _at(item, "account")
    if verdict is None or (who is None and account is None):
        raise WrongQuestion(NO_DECISION, file=file, number=number)
    return Voice(verdict, account, who, _at(item, "date"), _at(item, "commit"), file)


def _at(item: Mapping[str, Any], *keys: str) -> str | None:
    """The text at the end of the keys; `None` where there is none, or more than a name or a day."""
    here: Any = item
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    return here if isinstance(here, str) and 0 < len(here) <= LONGEST else None
