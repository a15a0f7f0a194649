"""Two registries whatever their files hold: the change between them is reviewed, judged and looked ahead from, and every format comes out sound."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from registry_cli.analysis.changes import Changes, changes
from registry_cli.escaping import without_orders
from registry_cli.exports.forecast_calendar import Entry, to_icalendar
from registry_cli.exports.owners import OWNERS_FORGES
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.output import approvals as needed
from registry_cli.output import forecast as ahead
from registry_cli.output.review import as_json, github, markdown, sections
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.sections import as_markdown, as_page
from registry_cli.review.approvals import Given, judged, required
from registry_cli.review.forecast import forecast
from registry_cli.review.owners import ownership
from registry_cli.review.ratchet import ratchet
from registry_cli.review.review import review
from registry_cli.sources import MemorySource
from tests.fuzz.answers import AS_OF, LANGS, parse
from tests.fuzz.judging import bounded, demand
from tests.text.judges import orders, reads_as_text, unseen

UNTIL = AS_OF + timedelta(days=60)
MOST_CHARACTERS = 65_536
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FOLDS = re.compile(r"^(?:<!-- reg diff -->|</?details>|<summary>[^<>\n]*</summary>)$", re.MULTILINE)
"""What a comment holds of HTML: our own marker and folds, a line each."""


@bounded()
def check_review(base: Mapping[str, bytes], head: Mapping[str, bytes]) -> None:
    """Demand what must hold for any two sets of files."""
    now = load(MemorySource(head))
    then = load(MemorySource(base), beside=now)
    # The words differ between languages, the walks do not: one of them, now this and now that, is enough.
    lang = LANGS[sum(map(len, head.values())) % len(LANGS)]
    for name, text in (*_reviewed(then, now, lang), *_approved(then, now, lang), *_ahead(now, lang), *_owned(now)):
        _check(name, text)
    _check_ratchet(changes(then, now))
    _check_nothing_differs(now)


def _reviewed(then: Registry, now: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    shown = ShownReview(review(then, now, AS_OF), "main", None, COMMIT, None, lang, now.is_incomplete, ("x",), "it/")
    yield "page", as_page(sections.title(shown), sections.sections(shown), colour=False, width=80)
    yield "comment", markdown.render(shown)
    yield "github", github.render(shown)
    yield "json", as_json.render(shown)


def _approved(then: Registry, now: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found = changes(then, now)
    judgement = judged(required(found, AS_OF), found, AS_OF, Given())
    title, parts = needed.title("main", None, lang), list(needed.sections(judgement, found, (), lang))
    yield "page", as_page(title, parts, colour=False, width=80)
    yield "md", as_markdown(title, parts)
    yield "json", needed.as_json(judgement, found, (), (COMMIT, None), incomplete=now.is_incomplete)


def _ahead(now: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found = forecast(now, AS_OF, UNTIL)
    rows = ahead.rows(found, lang)
    demand(all(AS_OF < one.day <= UNTIL for one in rows), "forecast", "a day that nobody asked about", rows)
    title, parts = ahead.title(now, found, lang), list(ahead.sections(found, lang))
    yield "page", as_page(title, parts, colour=False, width=80)
    yield "md", as_markdown(title, parts)
    yield "json", ahead.as_json(found, now, lang)
    entries = (Entry(one.day, one.what, one.change, one.about, one.identity) for one in rows)
    yield "ics", to_icalendar(now, entries, found.first, lang)


def _owned(now: Registry) -> Iterator[tuple[str, str]]:
    for forge in OWNERS_FORGES.values():
        yield "owners", forge.render(ownership(now, AS_OF, forge.accounts), "it/", "da")


def _check(name: str, text: str) -> None:
    plain = text.replace("\r\n", "\n") if name == "ics" else text
    demand(not unseen(plain.replace("\u200b", "")), name, "holds what is not seen", unseen(plain))
    if name == "page":
        demand(not orders(without_orders(text)), name, "holds an order", orders(without_orders(text)))
    elif name == "github":
        demand(all(line.startswith("::") for line in text.splitlines()), name, "has a line that is no annotation", text)
    elif name == "comment":
        demand(len(text) < MOST_CHARACTERS, name, "is larger than a comment can be", len(text))
        reads_as_text(FOLDS.sub("", text))
    elif name == "md":
        reads_as_text(text)
    elif name == "json":
        demand(not orders(text), name, "holds an order", orders(text))
    parse(name, text)


def _check_ratchet(found: Changes) -> None:
    """What is new is new by the head's findings, and a head that is its own base has nothing new."""
    judgement = ratchet(found, AS_OF)
    demand(not {id(one) for one in judgement.new} & {id(one) for one in judgement.others}, "both new and not")


def _check_nothing_differs(now: Registry) -> None:
    """A registry beside itself: no change, no new finding, nobody who must approve."""
    same = review(now, now, AS_OF)
    demand(same.changes.is_empty, "differs from itself", same.changes.entities, same.changes.settings)
    demand(not same.introduced, "brings findings to itself", same.introduced)
    demand(not same.fixed, "takes findings from itself", same.fixed)
    demand(not same.approvals.requirements, "needs approval of nothing", same.approvals.requirements)
    demand(same.risk.level == "low", "nothing is a risk", same.risk)
    as_json_text = as_json.render(ShownReview(same, "a", "b", COMMIT, COMMIT, "da", now.is_incomplete))
    demand(json.loads(as_json_text)["changes"] == [], "tells of changes")
