"""Which approvals a change needs, and why: by the policy of the base, and by what needs approval without it.

Without a rule that says so, who gets a thing and who had it approve a new owner; the owner approves another id or folder; and what
judges changes (severities, own rules, waivers, the policy itself and who it names) is for the portfolio board.
"""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.changes import Changes, EntityChange, Fact, SettingsChange
from registry_cli.model.items import KeyedRoute
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry
from registry_cli.model.settings.policy import Approval
from registry_cli.review.approvals.faces import Face, faces, retired_by_projects, touched
from registry_cli.review.approvals.ground import Ground
from registry_cli.review.approvals.matching import Fit, fit, fit_settings, happens
from registry_cli.review.approvals.people import actor, approvers, board, gate_boards
from registry_cli.review.approvals.records import Approvals, Approver, BuiltIn, Note, Requirement
from registry_cli.review.approvals.sizes import is_unknown
from registry_cli.review.costs import CostDelta

PORTFOLIO = "portefoeljestyregruppe"
"""The board that approves what judges changes."""

JUDGING = ("severity", "severity_by_path", "rules", "approvals", "responsible", "extends")
"""Settings that say which findings count, what is forbidden, and who approves."""

SEATS = ("chair", "secretariat", "members")

OF_GATE = "boards-of-gate"


def required(changes: Changes, as_of: date, costs: CostDelta | None = None) -> Approvals:
    """Every approval that the change from base to head needs, seen on a day; `costs` is what it costs, if that is known already."""
    ground = Ground(changes, as_of, costs)
    found = [one for change in changes.entities for one in _of_entity(change, ground)]
    for face in retired_by_projects(changes):
        found += _of_policy(face, ground)
    found += _of_settings(changes.settings, ground)
    return Approvals(tuple(found), tuple(dict.fromkeys(_notes(ground))))


def _of_entity(change: EntityChange, ground: Ground) -> Iterator[Requirement]:
    found = [one for face in faces(change) for one in _of_policy(face, ground)]
    yield from found
    yield from _built_in(change, found, ground)


def _of_policy(face: Face, ground: Ground) -> list[Requirement]:
    found = []
    for key, rule in ground.settings.approvals.items():
        why = fit(rule.when, face, ground)
        if why is not None:
            found.append(_requirement(key, rule, face, why, ground))
    return found


def _requirement(key: str, rule: Approval, face: Face, why: Fit, ground: Ground) -> Requirement:
    needs = approvers(rule.needs, face, why, ground)
    hears = approvers(rule.hears, face, why, ground)
    if OF_GATE in rule.needs:
        hears = (*hears, *gate_boards(OF_GATE, face, ground)[1])
    return Requirement(key, rule.name, face.change, why.fields, needs, hears, is_certain=why.is_certain)


def _built_in(change: EntityChange, found: list[Requirement], ground: Ground) -> Iterator[Requirement]:
    """What needs approval by itself, unless a rule has asked for the same."""
    asked = {one.word for each in found for one in each.needs}
    old, new = change.before, change.after
    if old is not None and new is not None and change.is_certain and "owner" not in asked:
        has_new_owner = bool(touched(change.facts, ("owner",)))
        kind: BuiltIn | None = (
            "new-owner" if has_new_owner else "renamed" if change.is_renamed else "moved" if change.is_moved else None
        )
        if kind is not None:
            face = Face(change, "changed", old, new, change.facts)
            fields = ("owner",) if has_new_owner else ()
            needs = _answering(old, face, ground)
            if needs:
                yield Requirement(kind, "", change, fields, needs, (), kind)
    if change.entry.kind == "waiver" and not any(each.needs for each in found):
        portfolio = _portfolio(ground)
        if portfolio is not None:
            yield Requirement("waiver", "", change, (), (portfolio,), (), "waiver")


def _answering(old: Entry, face: Face, ground: Ground) -> tuple[Approver, ...]:
    """Who answers for a thing: its owner; a position for itself, and a unit's head for the unit; of kinds without owners nobody."""
    if old.kind in ("person", "unit"):
        return (actor("owner", old.id, ground),)
    return approvers(("owner",), face, Fit(), ground) if "owner" in BY_KIND[old.kind].model_fields else ()


def _of_settings(change: SettingsChange, ground: Ground) -> Iterator[Requirement]:
    told: set[KeyedRoute] = set()
    is_asked_of_all = False
    for key, rule in ground.settings.approvals.items():
        why = fit_settings(rule.when, change)
        if why is None:
            continue
        needs = approvers(rule.needs, None, why, ground)
        if needs:
            told.update(fact.path for fact in why.facts)
            is_asked_of_all |= not rule.when.fields
        yield Requirement(
            key, rule.name, None, why.fields, needs, approvers(rule.hears, None, why, ground), is_certain=why.is_certain
        )
    left = [fact for fact in change.facts if _is_judging(fact) and fact.path not in told]
    is_open = bool(left) or (not change.is_known and not is_asked_of_all)
    portfolio = _portfolio(ground) if is_open else None
    if portfolio is not None:
        fields = tuple(dict.fromkeys(fact.field for fact in left if fact.field))
        yield Requirement("judging", "", None, fields, (portfolio,), (), "judging", is_certain=change.is_known)


def _is_judging(fact: Fact) -> bool:
    if not fact.path:  # all the settings come or go
        return True
    first = fact.path[0]
    if first == "boards":
        return any(field.rpartition(".")[2] in SEATS for field in fact.fields) or len(fact.path) <= 2
    if first == "project_models":
        return any(field.rpartition(".")[2] == "boards" for field in fact.fields)
    return first in JUDGING


def _portfolio(ground: Ground) -> Approver | None:
    """The portfolio board; `None` where the base has neither boards nor a policy, so that nobody could be asked."""
    settings = ground.settings
    if not settings.boards and not settings.approvals:
        return None
    found = board(f"board:{PORTFOLIO}", PORTFOLIO, ground)
    return found if found.who else Approver(found.word, None, is_board=True, named=PORTFOLIO, problem="no-board")


def _notes(ground: Ground) -> Iterator[Note]:
    base, settings = ground.base, ground.settings
    if base.documents and not base.settings_are_sound:
        yield Note("faulty-settings")
    elif not settings.approvals:
        yield Note("no-policy")
    change = ground.changes.settings
    if not change.is_known and base.documents:
        yield Note("unknown-settings")
    is_open = _portfolio(ground) is None and bool(base.documents)
    has_judging = any(map(_is_judging, change.facts)) or not change.is_known
    if is_open and (has_judging or any(one.entry.kind == "waiver" for one in ground.changes.entities)):
        yield Note("nobody-to-ask")
    for one in ground.changes.entities:
        if one.unreadable is not None:
            yield Note("unreadable", one.entry.id)
        if one.ground == "alike":
            yield Note("likely-rename", one.entry.id)
        yield from _without_sum(one, ground)


def _without_sum(change: EntityChange, ground: Ground) -> Iterator[Note]:
    """The rules that ask for kroner that cannot be reckoned."""
    for key, rule in ground.settings.approvals.items():
        when = rule.when
        if when.total_above is None and when.yearly_above is None:
            continue
        for face in faces(change):
            if happens(when, face, ground) is not None and is_unknown(when, face, ground):
                yield Note("no-sum", face.entry.id, key)
