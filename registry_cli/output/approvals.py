"""The approvals that a change needs, and where each stands: as sections for a terminal and Markdown, and as data for programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry_cli.analysis.changes import Changes
from registry_cli.language import Lang, Text
from registry_cli.output.approval_words import (
    BUILT_IN,
    HINTS,
    NOTES,
    SETTINGS,
    STATES,
    approver_words,
    field_words,
    problem_words,
)
from registry_cli.output.json_text import json_text
from registry_cli.output.sections import Section
from registry_cli.review.approvals import Answer, Approvals, Approver, Judgement, Requirement, Voice
from registry_cli.sources.trailers import Trailer

TITLE = Text("Approvals of the change from {base} to {head}", "Godkendelser af ændringen fra {base} til {head}")
FILES = Text("the files as they are", "filerne, som de er")
NEEDED = Text("Approvals needed ({count})", "Nødvendige godkendelser ({count})")
STANDING = Text("Approvals needed: {given} of {count} given", "Nødvendige godkendelser: {given} af {count} givet")
HEARD = Text("To be heard", "Skal høres")
OTHERS = Text("Said by others", "Sagt af andre")
STATED = Text("Stated in the commits, no proof", "Oplyst i commits, intet bevis")
NOTHING = Text("Nothing in the change needs approval.", "Intet i ændringen kræver godkendelse.")
WHO, WHY, STATE, BY = Text("Who", "Hvem"), Text("Why", "Hvorfor"), Text("State", "Status"), Text("By", "Givet af")
ACCOUNT, SAID, POSITION = Text("Account", "Konto"), Text("Said", "Sagt"), Text("Position", "Stilling")
LINE, COMMIT = Text("Line", "Linje"), Text("Commit", "Commit")
INSTEAD = Text("{who} ({because})", "{who} ({because})")
POSSIBLY = Text("{why} (possibly: it cannot be read)", "{why} (muligvis: den kan ikke læses)")
STAND_IN = Text("{who} can instead", "{who} kan i stedet")
DECISION = Text("decision {id} of {date}", "beslutning {id} af {date}")
ON_CONDITION = Text("{decision}, on conditions: {conditions}", "{decision}, på betingelser: {conditions}")
NO_POSITION = Text("no position has this account in the base", "ingen stilling har kontoen i udgangspunktet")
NOT_ASKED = Text("{name}, not asked", "{name}, ikke spurgt")
VERDICTS = {
    "approved": Text("approved", "godkendt"),
    "rejected": Text("refused", "afvist"),
    "withdrawn": Text("withdrawn", "trukket tilbage"),
}
SHORT_COMMIT = 10
MOST_IN_A_ROW = 8
"""Of so many things a rule speaks in one row."""


@dataclass(frozen=True, slots=True)
class Names:
    """Both states, from which names are taken, and the language."""

    changes: Changes
    lang: Lang

    def person(self, id_: str) -> str:
        """A position as people know it, with its id."""
        found = self.changes.head.find(id_) or self.changes.base.find(id_)
        return f"{found.name} ({id_})" if found is not None and found.name != id_ else id_

    def approver(self, one: Approver) -> str:
        """Who must approve; where nobody can, whom the policy means, and why not."""
        if one.who is None:
            who = approver_words(one.word, self.lang)
        elif one.is_board:
            found = self.changes.base.settings.boards.get(one.who)
            who = f"{found.name} ({one.who})" if found is not None else one.who
        else:
            who = self.person(one.who)
        if one.problem is None:
            return who
        return INSTEAD.say(self.lang, who=who, because=problem_words(one.problem, one.named, self.lang))

    def reasons(self, found: Iterable[Requirement]) -> Iterator[str]:
        """Why: each rule, what it speaks of, and the fields; what it says the same of stands together."""
        together: dict[tuple[str, str, bool], dict[str, None]] = {}
        for one in found:
            rule = BUILT_IN[one.built_in].say(self.lang) if one.built_in else one.name
            entry = one.change.entry if one.change else None
            about = f"{entry.name} ({entry.id})" if entry is not None else SETTINGS.say(self.lang)
            kind = entry.kind if entry is not None else None
            fields = ", ".join(field_words(kind, field, self.lang) for field in one.fields)
            together.setdefault((rule, fields, one.is_certain), {})[about] = None
        for (rule, fields, is_certain), about_whom in together.items():
            for few in _few(list(about_whom)):
                why = f"{rule} – {', '.join(few)}{f': {fields}' if fields else ''}"
                yield why if is_certain else POSSIBLY.say(self.lang, why=why)


def _few(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), MOST_IN_A_ROW):
        yield names[start : start + MOST_IN_A_ROW]


def title(base: str, head: str | None, lang: Lang) -> str:
    """The heading of the page."""
    return TITLE.say(lang, base=base, head=head or FILES.say(lang))


def needed_sections(approvals: Approvals, changes: Changes, lang: Lang) -> Iterator[Section]:
    """Who must approve, and why; who is to be heard; and what must be known. Nothing where there is nothing to tell."""
    names = Names(changes, lang)
    notes = note_lines(approvals, lang)
    if approvals.approvers or notes:
        rows = list(
            _grouped(((one, (names.approver(one),)) for one in approvals.approvers), approvals.requirements, names)
        )
        heads = (WHO.say(lang), WHY.say(lang))
        yield Section(NEEDED.say(lang, count=len(approvals.approvers)), heads, rows, notes)
    yield from _heard(approvals, names)


def _grouped(
    approvers: Iterable[tuple[Approver, tuple[str, ...]]], requirements: Sequence[Requirement], names: Names
) -> Iterator[list[str]]:
    """A row for each reason, who it is only in the first."""
    for one, cells in approvers:
        reasons = names.reasons(each for each in requirements if one.key in {need.key for need in each.needs})
        for position, reason in enumerate(reasons):
            yield [*(cells if position == 0 else ("",) * len(cells)), reason]


def _heard(approvals: Approvals, names: Names) -> Iterator[Section]:
    if approvals.heard:
        rows = [[names.approver(one), "; ".join(_reasons_to_hear(one, approvals, names))] for one in approvals.heard]
        yield Section(HEARD.say(names.lang), (WHO.say(names.lang), WHY.say(names.lang)), rows)


def _reasons_to_hear(one: Approver, approvals: Approvals, names: Names) -> Iterable[str]:
    found = (each for each in approvals.requirements if one.key in {other.key for other in each.hears})
    return names.reasons(found)


def note_lines(approvals: Approvals, lang: Lang) -> tuple[str, ...]:
    """What must be known beside the list."""
    return tuple(NOTES[one.kind].say(lang, entity=one.entity or "", rule=one.rule or "") for one in approvals.notes)


def sections(judgement: Judgement, changes: Changes, stated: Sequence[Trailer], lang: Lang) -> Iterator[Section]:
    """Every approval with where it stands; who is to be heard; what others said; and what the commits state."""
    names = Names(changes, lang)
    yield _standing(judgement, names)
    yield from _heard(judgement.approvals, names)
    if judgement.others:
        rows = [_other(voice, who, names) for voice, who in judgement.others]
        yield Section(OTHERS.say(lang), [head.say(lang) for head in (ACCOUNT, SAID, POSITION)], rows)
    if stated:
        rows = [[f"{one.key}: {one.value}", one.commit[:SHORT_COMMIT]] for one in stated]
        yield Section(STATED.say(lang), [LINE.say(lang), COMMIT.say(lang)], rows)


def _standing(judgement: Judgement, names: Names) -> Section:
    lang, groups = names.lang, _by_approver(judgement.answers)
    hints = tuple(HINTS[state].say(lang) for state in HINTS if any(one.state == state for one in judgement.answers))
    notes = note_lines(judgement.approvals, lang)
    if not groups:
        return Section(NEEDED.say(lang, count=0), lines=(NOTHING.say(lang), *notes))
    rows = [row for group in groups for row in _rows(group, names)]
    given = sum(all(one.state == "given" for one in group) for group in _by_who(judgement.answers))
    title = STANDING.say(lang, given=given, count=len(_by_who(judgement.answers)))
    return Section(title, [head.say(lang) for head in (WHO, STATE, BY, WHY)], rows, (*hints, *notes))


def _by_who(answers: Iterable[Answer]) -> list[list[Answer]]:
    found: dict[object, list[Answer]] = {}
    for one in answers:
        found.setdefault(one.approver.key, []).append(one)
    return list(found.values())


def _by_approver(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The answers of one person or board that stand alike and for the same reason."""
    found: dict[object, list[Answer]] = {}
    for one in answers:
        decision = one.decision.id if one.decision is not None else None
        found.setdefault((one.approver.key, one.state, decision), []).append(one)
    return list(found.values())


def _rows(group: Sequence[Answer], names: Names) -> Iterator[list[str]]:
    first = group[0]
    cells = (names.approver(first.approver), STATES[first.state].say(names.lang), _by(first, names))
    for position, reason in enumerate(names.reasons(one.requirement for one in group)):
        yield [*(cells if position == 0 else ("", "", "")), reason]


def _by(answer: Answer, names: Names) -> str:
    """By whom it was given or refused, and when."""
    if answer.decision is not None:
        return _decision(answer, names.lang)
    parts = [_voice(answer.voice)] if answer.voice is not None else []
    if answer.stand_in is not None:
        stand_in = names.person(answer.stand_in)
        parts.append(stand_in if answer.state == "given" else STAND_IN.say(names.lang, who=stand_in))
    return ", ".join(parts)


def _decision(answer: Answer, lang: Lang) -> str:
    assert answer.decision is not None
    found = answer.decision
    told = DECISION.say(lang, id=found.id, date=found.text("date") or "")
    conditions = "; ".join(found.words("conditions"))
    return ON_CONDITION.say(lang, decision=told, conditions=conditions) if conditions else told


def _voice(voice: Voice) -> str:
    day = (voice.when or "")[:10]
    commit = (voice.commit or "")[:SHORT_COMMIT]
    return " ".join(part for part in (voice.account or voice.who, day, commit) if part)


def _other(voice: Voice, who: str | None, names: Names) -> list[str]:
    person = NOT_ASKED.say(names.lang, name=names.person(who)) if who is not None else NO_POSITION.say(names.lang)
    return [_voice(voice), VERDICTS[voice.verdict].say(names.lang), person]


def as_data(approvals: Approvals, changes: Changes) -> dict[str, object]:
    """What a change needs, for programs."""
    return {
        "requirements": [_requirement(one, changes) for one in approvals.requirements],
        "notes": [{"kind": one.kind, "entity": one.entity, "rule": one.rule} for one in approvals.notes],
    }


def _requirement(one: Requirement, changes: Changes) -> dict[str, object]:
    entry = one.change.entry if one.change else None
    return {
        "rule": one.rule,
        "name": one.name or None,
        "built_in": one.built_in is not None,
        "entity": entry.id if entry is not None else None,
        "kind": entry.kind if entry is not None else "settings",
        "fields": list(one.fields),
        "certain": one.is_certain,
        "needs": [_approver(each, changes) for each in one.needs],
        "hears": [_approver(each, changes) for each in one.hears],
    }


def _approver(one: Approver, changes: Changes) -> dict[str, object]:
    if one.is_board:
        found = changes.base.settings.boards.get(one.who or "")
        name = found.name if found is not None else None
    else:
        entry = changes.head.find(one.who) or changes.base.find(one.who)
        name = entry.name if entry is not None else None
    return {
        "asked": one.word,
        "who": one.who,
        "board": one.is_board,
        "name": name,
        "named": one.named,
        "problem": one.problem,
    }


def as_json(
    judgement: Judgement, changes: Changes, stated: Sequence[Trailer], refs: tuple[str, str | None], *, incomplete: bool
) -> str:
    """Everything as JSON; `refs` are the commits of both sides, `None` for files that are in none."""
    document = {
        "schema_version": 1,
        "base": refs[0],
        "head": refs[1],
        "incomplete": incomplete,
        "approved": judgement.is_approved,
        "approvals": [_answer(one, changes) for one in judgement.answers],
        **as_data(judgement.approvals, changes),
        "others": [{**_voice_data(voice), "person": who} for voice, who in judgement.others],
        "stated_in_commits": [{"key": one.key, "value": one.value, "commit": one.commit} for one in stated],
    }
    return json_text(document, indent=2) + "\n"


def _answer(one: Answer, changes: Changes) -> dict[str, object]:
    return {
        "state": one.state,
        **_approver(one.approver, changes),
        "rule": one.requirement.rule,
        "entity": one.requirement.change.entry.id if one.requirement.change else None,
        "fields": list(one.requirement.fields),
        "by": _voice_data(one.voice) if one.voice is not None else None,
        "decision": one.decision.id if one.decision is not None else None,
        "stand_in": one.stand_in,
    }


def _voice_data(voice: Voice) -> dict[str, object]:
    return {
        "verdict": voice.verdict,
        "account": voice.account,
        "who": voice.who,
        "when": voice.when,
        "commit": voice.commit,
        "source": voice.source,
    }
