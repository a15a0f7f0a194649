"""What is told of approvals stays text, whatever names, rules, accounts and commits say."""

import json

import pytest

from registry_cli.analysis.changes import changes
from registry_cli.escaping import encodable, without_orders
from registry_cli.output import approvals as output
from registry_cli.output.sections import as_markdown, as_page
from registry_cli.review.approvals import Given, judged, required, voices
from registry_cli.sources.trailers import Trailer
from tests.model.memory import registry_of
from tests.text.hostile import AS_OF, is_a_line, quoted
from tests.text.judges import orders, reads_as_text, unseen
from tests.text.payloads import CLASSES

HOME = "format: 1\norganisation: {name: E}\nboards: {raad: {name: R}}\napprovals:\n"


def rule(number: int, text: str) -> str:
    when = f"{{kinds: [system], fields: [notes], becomes: [n{number}]}}"
    return f"  r{number}: {{name: {text}, when: {when}, needs: [owner, 'board:raad', 'role:x'], hears: [owner]}}\n"


def files(payloads: list[str], *, is_new: bool) -> dict[str, str | bytes]:
    """For each payload a system, its owner, a decision about it, and a rule that speaks of it alone."""
    found: dict[str, str | bytes] = {
        "registry.yaml": HOME + "".join(rule(*one) for one in enumerate(map(quoted, payloads)))
    }
    for number, text in enumerate(map(quoted, payloads)):
        notes = f"notes: n{number}\n" if is_new else ""
        found[f"systems/s{number}.yaml"] = f"name: {text}\nowner: e{number}\n{notes}"
        found[f"people/e{number}.yaml"] = f"name: {text}\naccounts: [{text}]\n"
        found[f"decisions/d{number}.yaml"] = (
            f"name: {text}\nboard: raad\ndate: 2026-10-01\noutcome: approved\nconditions: [{text}]\nconcerns: [s{number}]\n"
        )
    return found


@pytest.mark.parametrize("name", CLASSES)
def test_approvals_stay_text(name: str) -> None:
    payloads = [one for one in CLASSES[name] if is_a_line(one)]
    found = changes(registry_of(files(payloads, is_new=False)), registry_of(files(payloads, is_new=True)))
    rows = [
        {"user": {"login": one}, "state": "APPROVED", "submitted_at": one, "commit_id": one} for one in CLASSES[name]
    ]
    given = Given(voices("f.json", json.dumps(rows).encode()))
    judgement = judged(required(found, AS_OF), found, AS_OF, given)
    assert len(judgement.approvals.requirements) == len(payloads)
    stated = tuple(Trailer("Approved-by", encodable(one), "0" * 40) for one in CLASSES[name])
    sections = list(output.sections(judgement, found, stated, "da"))
    title = output.title(" ".join(payloads), None, "da")
    reads_as_text(as_markdown(title, sections))
    page = as_page(title, sections, colour=False, width=100_000)
    assert (unseen(page), orders(without_orders(page))) == ([], [])
    told = output.as_json(judgement, found, stated, ("a", None), incomplete=False)
    assert (unseen(told), orders(told)) == ([], [])
    assert [one["value"] for one in json.loads(told)["stated_in_commits"]] == [one.value for one in stated]
