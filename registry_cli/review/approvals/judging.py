"""Whether the approvals that a change needs are given: by people from their accounts, by boards through decisions.

Accounts are those of the base, so that nobody gives themselves one in the change that they approve. Git and this program can say that an
account approved a commit; who sits behind it, and whether a decision was taken, they cannot.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.changes import Changes
from registry_cli.analysis.periods import Period, after
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.review.approvals.ground import Ground
from registry_cli.review.approvals.people import actor, head_over
from registry_cli.review.approvals.records import Approvals, Approver, Requirement
from registry_cli.review.approvals.voices import Voice

State = Literal["given", "missing", "stale", "rejected", "own", "unvouched", "unresolved"]
"""`stale`: of another commit. `own`: by the author of the change alone. `unvouched`: a board's decision that the change itself
brings, and that nobody of the board has approved."""

HOLDS = Period(12, 0)
"""So long after its day a decision counts as a board's approval."""

ENOUGH = ("approved", "approved-with-conditions")
QUALIFIED = "qualified"

SHORTEST_COMMIT = 7


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed over beside the change: the voices, the commit they must be about, and who wrote the change.

    `commit` is `None` where the files are in no commit. With `allows_stale` an approval of another commit counts.
    """

    voices: tuple[Voice, ...] = ()
    commit: str | None = None
    author: str | None = None
    allows_stale: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One approval that a requirement asks for, and where it stands: by which voice, or by which decision.

    `stand_in` is who can approve instead of the author.
    """

    requirement: Requirement
    approver: Approver
    state: State
    voice: Voice | None = None
    decision: Entry | None = None
    stand_in: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every approval that is asked for, given or not; and the voices that nobody asked for, by the position they belong to, if any."""

    approvals: Approvals
    answers: tuple[Answer, ...]
    others: tuple[tuple[Voice, str | None], ...]

    @property
    def is_approved(self) -> bool:
        """Whether nothing is missing and nobody who must approve says no."""
        return all(one.state == "given" for one in self.answers)


def judged(approvals: Approvals, changes: Changes, as_of: date, given: Given) -> Judgement:
    """Where each approval stands."""
    court = _Court(Ground(changes, as_of), given)
    answers = [court.answer(one, each) for each in approvals.requirements for one in each.needs]
    answers = [_qualified(one, answers) for one in answers]
    heard = {id(voice) for one in answers for voice in court.of(one.approver.who, one.stand_in)}
    others = tuple((voice, court.person_of(voice)) for voice in given.voices if id(voice) not in heard)
    return Judgement(approvals, tuple(answers), others)


def _qualified(one: Answer, answers: Iterable[Answer]) -> Answer:
    """A board that only qualifies has its part done where another board that the same rule asks has approved."""
    if one.decision is None or one.state != "missing" or one.decision.text("outcome") != QUALIFIED:
        return one
    is_decided = any(
        other.state == "given" and other.approver.is_board and other.requirement is one.requirement for other in answers
    )
    return Answer(one.requirement, one.approver, "given", None, one.decision) if is_decided else one


@dataclass(frozen=True)
class _Court:
    ground: Ground
    given: Given

    def answer(self, approver: Approver, requirement: Requirement) -> Answer:
        if approver.who is None:
            return Answer(requirement, approver, "unresolved")
        if approver.is_board:
            return self._of_board(approver, requirement)
        return self._of_person(approver, requirement, approver.who)

    def _of_person(self, approver: Approver, requirement: Requirement, who: str) -> Answer:
        if not self._is_author(who):
            state, voice = self._said(who)
            return Answer(requirement, approver, state, voice)
        entry = self.ground.known(who)
        above = head_over(approver.word, entry, self.ground).who if entry is not None else None
        state, voice = self._said(above) if above is not None and not self._is_author(above) else ("own", None)
        return Answer(requirement, approver, "own" if state == "missing" else state, voice, stand_in=above)

    def _said(self, who: str) -> tuple[State, Voice | None]:
        """The worst that somebody's accounts say: a no of one is a no."""
        said = self.of(who)
        no = next((one for one in said if one.verdict == "rejected"), None)
        if no is not None:
            return "rejected", no
        yes = [one for one in said if one.verdict == "approved"]
        fresh = next((one for one in yes if self._is_fresh(one)), None)
        if fresh is not None:
            return "given", fresh
        return ("stale", yes[0]) if yes else ("missing", None)

    def _is_fresh(self, voice: Voice) -> bool:
        if voice.commit is None or self.given.allows_stale:
            return True
        stated, commit = voice.commit.lower(), (self.given.commit or "").lower()
        return len(stated) >= SHORTEST_COMMIT and commit.startswith(stated)

    def of(self, *who: str | None) -> tuple[Voice, ...]:
        """What these people said."""
        return tuple(one for one in self.given.voices if (person := self.person_of(one)) is not None and person in who)

    def person_of(self, voice: Voice) -> str | None:
        """The position behind a voice, as the base knows it, by the id it has now; what two positions share belongs to neither."""
        if voice.who is not None:
            found = actor("", voice.who, self.ground) if self.ground.base.find(voice.who) else None
            return found.who if found is not None and found.problem is None else None
        owners = self._accounts.get((voice.account or "").casefold(), ())
        return self.ground.now(owners[0]) if len(owners) == 1 else None

    @property
    def _accounts(self) -> Mapping[str, tuple[str, ...]]:
        base = self.ground.base
        found: dict[str, tuple[str, ...]] = base.once("accounts", lambda: dict(_accounts(base.of_kind("person"))))
        return found

    def _is_author(self, who: str) -> bool:
        author = self.given.author
        return author is not None and self.person_of(Voice("approved", author)) == who

    def _of_board(self, approver: Approver, requirement: Requirement) -> Answer:
        decisions = sorted(self._decisions(approver, requirement), key=lambda one: (one.text("date") or "", one.id))
        last = decisions[-1] if decisions else None
        if last is None:
            return Answer(requirement, approver, "missing")
        outcome = last.text("outcome")
        state: State = "given" if outcome in ENOUGH else "rejected" if outcome == "rejected" else "missing"
        if state == "given" and self._is_new(last) and not self._is_vouched_for(str(approver.who)):
            state = "unvouched"
        return Answer(requirement, approver, state, None, last)

    def _decisions(self, approver: Approver, requirement: Requirement) -> Iterator[Entry]:
        """The board's decisions of the last year that concern the thing; of the settings those that come with the change and name nothing."""
        for one in self.ground.head.of_kind("decision"):
            day, concerns = day_in(one.text("date")), one.words("concerns")
            is_about = bool(requirement.ids & set(concerns))
            if requirement.change is None:
                is_about = not concerns and self._is_new(one)
            if one.text("board") == approver.who and is_about and day is not None and self._holds(day):
                yield one

    def _holds(self, day: date) -> bool:
        last = after(day, HOLDS)
        return day <= self.ground.as_of and (last is None or self.ground.as_of <= last)

    def _is_new(self, decision: Entry) -> bool:
        change = self.ground.changes.find(decision.id)
        return change is not None and change.turn != "moved"

    def _is_vouched_for(self, name: str) -> bool:
        """Whether somebody of the board, by the base, or its secretariat has approved this change."""
        found = self.ground.settings.boards[name]
        seats = [one for one in (found.secretariat, found.chair, *found.members) if one is not None]
        people = [actor("", seat, self.ground).who for seat in seats]
        return any(self._said(who)[0] == "given" and not self._is_author(who) for who in people if who is not None)


def _accounts(people: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whose each account is, as forges tell them apart: small and capital letters are the same."""
    found: dict[str, dict[str, None]] = {}
    for person in people:
        for account in person.words("accounts"):
            found.setdefault(account.strip().casefold(), {})[person.id] = None
    return ((account, tuple(owners)) for account, owners in found.items())
