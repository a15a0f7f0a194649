"""Entries confirmed: `verified` says who holds them to be true and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry_cli.authoring.rewriting import State, readable
from registry_cli.authoring.setting import Change, Setting, judged_setting, with_change
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.questions import WrongQuestion

AHEAD = Text(
    "{day} lies ahead: nobody can have confirmed anything then",
    "{day} ligger forude: da kan ingen have bekræftet noget",
)
WHO = Text("who confirms it? Give --by WHO, or set REG_BY", "hvem bekræfter det? Angiv --by HVEM, eller sæt REG_BY")
WHO_PERHAPS = Text(
    "who confirms it? Give --by WHO, or set REG_BY; owner: {owner}",
    "hvem bekræfter det? Angiv --by HVEM, eller sæt REG_BY; ejer: {owner}",
)
ROUTE = ("verified",)


@dataclass(frozen=True)
class Before:
    """What was said of an entry before: who confirmed it and when, `None` where nobody said."""

    entry: Entry
    by: str | None
    date: str | None


@dataclass(frozen=True)
class Verifying:
    """Entries to be confirmed together, and what was said of each before."""

    setting: Setting
    before: tuple[Before, ...]


def verifying(state: State, entries: Sequence[Entry], by: str | None, day: date) -> Verifying:
    """These entries confirmed by `by` on `day`: all of them, or none.

    Raises:
        WrongQuestion: nobody is named, the day lies ahead, the registry has no such person, or a file cannot be edited.
    """
    if by is None:
        raise _nobody(entries)
    if day > state.as_of:
        raise WrongQuestion(AHEAD, day=day.isoformat())
    texts = {entry.path: _confirmed(readable(state.registry, entry.path).text, entry, by, day) for entry in entries}
    done = judged_setting(state, texts, dict.fromkeys(texts, (ROUTE,)))
    return Verifying(done, tuple(_before(entry) for entry in entries))


def _confirmed(text: str, entry: Entry, by: str, day: date) -> str:
    """The text that says so; where it says something already, only the two values change."""
    stated = entry.data.get("verified")
    said = {"by": by, "date": day.isoformat()}
    if not isinstance(stated, dict) or not stated:
        return with_change(text, Change("verified", ROUTE, dict(said)), entry)
    for key, value in said.items():
        text = with_change(text, Change(f"verified.{key}", (*ROUTE, key), value), entry)
    return text


def _before(entry: Entry) -> Before:
    by, day = (entry.section("verified").get(key) for key in ("by", "date"))
    return Before(entry, by if isinstance(by, str) else None, day if isinstance(day, str) else None)


def _nobody(entries: Sequence[Entry]) -> WrongQuestion:
    owners = sorted({owner for entry in entries if (owner := entry.text("owner"))})
    return WrongQuestion(WHO_PERHAPS, owner=", ".join(owners)) if owners else WrongQuestion(WHO)
