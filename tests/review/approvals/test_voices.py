"""Who said what, from the exports of three forges and from a list of one's own: the last word of each, and nothing from odd files."""

import json

import pytest

from registry_cli.questions import WrongQuestion
from registry_cli.review.approvals import Voice, voices

FILE = "given.json"


def review(login: str, state: str, at: str = "2026-11-01T10:00:00Z", commit: str = "a" * 40) -> dict[str, object]:
    return {"user": {"login": login}, "state": state, "submitted_at": at, "commit_id": commit, "body": "::error::x"}


def said(content: object) -> list[str]:
    """Each voice in a line: account or id, verdict, day and commit."""
    text = content if isinstance(content, str) else json.dumps(content)
    return [told(one) for one in voices(FILE, text.encode())]


def told(one: Voice) -> str:
    parts = (one.account, one.who, one.verdict, (one.when or "")[:10], (one.commit or "")[:7])
    return " ".join(part for part in parts if part)


CASES: dict[str, tuple[object, list[str]]] = {
    "github": ([review("Chef", "APPROVED")], ["Chef approved 2026-11-01 aaaaaaa"]),
    "github-says-no-later": (
        [review("chef", "APPROVED"), review("Chef", "CHANGES_REQUESTED", "2026-11-02T10:00:00Z")],
        ["Chef rejected 2026-11-02 aaaaaaa"],
    ),
    "github-in-another-order": (
        [review("chef", "CHANGES_REQUESTED", "2026-11-02T10:00:00Z"), review("chef", "APPROVED")],
        ["chef rejected 2026-11-02 aaaaaaa"],
    ),
    "github-dismissed": (
        [review("chef", "APPROVED"), review("chef", "DISMISSED", "2026-11-02T10:00:00Z")],
        ["chef withdrawn 2026-11-02 aaaaaaa"],
    ),
    "github-comments-later": (
        [review("chef", "APPROVED"), review("chef", "COMMENTED", "2026-11-02T10:00:00Z"), review("chef", "PENDING")],
        ["chef approved 2026-11-01 aaaaaaa"],
    ),
    "github-in-pages": (
        [[review("a", "APPROVED")], [review("b", "APPROVED")]],
        ["a approved 2026-11-01 aaaaaaa", "b approved 2026-11-01 aaaaaaa"],
    ),
    "github-pages-in-a-row": (
        f"{json.dumps([review('a', 'APPROVED')])}\n{json.dumps([review('b', 'APPROVED')])}\n",
        ["a approved 2026-11-01 aaaaaaa", "b approved 2026-11-01 aaaaaaa"],
    ),
    "github-of-a-lost-user": ([{**review("a", "APPROVED"), "user": None}], []),
    "gh-pr-view": (
        {
            "reviews": [
                {
                    "author": {"login": "chef"},
                    "state": "APPROVED",
                    "submittedAt": "2026-11-01T10:00:00Z",
                    "commit": {"oid": "b" * 40},
                }
            ]
        },
        ["chef approved 2026-11-01 bbbbbbb"],
    ),
    "gitlab": (
        {
            "iid": 5,
            "approved": True,
            "approved_by": [{"user": {"username": "chef", "state": "active"}, "approved_at": "2026-11-01T10:00:00Z"}],
        },
        ["chef approved 2026-11-01"],
    ),
    "gitlab-by-nobody": ({"approved_by": []}, []),
    "azure": (
        {
            "lastMergeSourceCommit": {"commitId": "c" * 40},
            "reviewers": [
                {"uniqueName": "a@x.dk", "vote": 10, "isRequired": True},
                {"uniqueName": "b@x.dk", "vote": 5},
                {"uniqueName": "c@x.dk", "vote": 0},
                {"uniqueName": "d@x.dk", "vote": -5},
                {"uniqueName": "e@x.dk", "vote": -10},
                {"uniqueName": "vstfs:///team", "vote": 10, "isContainer": True},
            ],
        },
        ["a@x.dk approved", "b@x.dk approved", "d@x.dk rejected", "e@x.dk rejected"],
    ),
    "azure-as-a-list": ({"value": [{"uniqueName": "a@x.dk", "vote": 10}], "count": 1}, ["a@x.dk approved"]),
    "azure-of-the-command": ([{"uniqueName": "a@x.dk", "vote": 10}], ["a@x.dk approved"]),
    "own": (
        "- {who: chef, decision: approved, date: 2026-11-01}\n- {account: b, decision: afvist, commit: abcdef1}\n",
        ["chef approved 2026-11-01", "b rejected abcdef1"],
    ),
    "own-under-a-key": ({"approvals": [{"who": "chef", "decision": "godkendt"}]}, ["chef approved"]),
    "nobody": ([], []),
    "too-long-a-name": ([review("x" * 201, "APPROVED")], []),
    "no-names": ([review("", "APPROVED"), {**review("a", "APPROVED"), "user": {"login": 3}}], []),
}


@pytest.mark.parametrize(("content", "expected"), CASES.values(), ids=CASES)
def test_what_was_said(content: object, expected: list[str]) -> None:
    assert said(content) == expected


def test_what_other_programs_write() -> None:
    text = json.dumps([review("chef", "APPROVED")])
    for encoding in ("utf-8-sig", "utf-16"):
        assert [told(one) for one in voices(FILE, text.encode(encoding))] == ["chef approved 2026-11-01 aaaaaaa"]


NO_LIST: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "given.json holds neither JSON nor YAML that can be read"),
    "bytes": (b"\xff\xfe\x00", "given.json holds neither JSON nor YAML that can be read"),
    "no-utf-8": (b"\xe6", "given.json holds neither JSON nor YAML that can be read"),
    "half": (b'[{"user": ', "given.json holds neither JSON nor YAML that can be read"),
    "deep": (b"[" * 100_000, "given.json holds neither JSON nor YAML that can be read"),
    "unsafe": (b"- !!python/object:os.system {who: a}\n", "given.json holds neither JSON nor YAML that can be read"),
    "a-number": (
        b"3",
        "given.json is no list of approvals that is known: reviews of GitHub, approvals of GitLab, reviewers of Azure DevOps, or a list of `who` and `decision`",
    ),
    "a-list-of-numbers": (b"[1]", "given.json is no list of approvals"),
    "an-error-of-the-forge": (b'{"message": "Not Found"}', "given.json is no list of approvals"),
    "other-items": (b"[{}]", "given.json is no list of approvals"),
    "no-decision": (
        b"- {who: a, decision: approved}\n- {who: b}\n",
        "given.json: item 2 must say `who` or `account`, and as `decision` approved or rejected",
    ),
    "nobody-named": (b"- {account: '', decision: approved}\n", "given.json: item 1 must say"),
    "too-large": (b" " * (4 * 1024 * 1024 + 1), "given.json is larger than 4 MB"),
    "too-many": (
        json.dumps([{"uniqueName": str(at), "vote": 10} for at in range(10_001)]).encode(),
        "given.json holds more than 10000 approvals",
    ),
    "many-numbers-in-a-row": (b"1 " * 100_000, "given.json is no list of approvals"),
    "a-huge-number": (b"[" + b"9" * 10_000 + b"]", "given.json"),
}


@pytest.mark.parametrize(("content", "expected"), NO_LIST.values(), ids=NO_LIST)
def test_a_file_that_holds_none(content: bytes, expected: str) -> None:
    with pytest.raises(WrongQuestion) as raised:
        voices(FILE, content)
    assert raised.value.say("en").startswith(expected)
    assert "\n" not in raised.value.say("da")
