"""What a change makes worse: the findings that the state it began from does not have, judged by that state's own policy.

A change cannot excuse itself. How severe a finding is, the municipality's own rules, what must be filled in and how long a
confirmation lasts are those of the base; a waiver, and an exception from a rule, counts where both sides have it. So what
the change adds to the policy, or takes away from it, alters nothing until it is approved and merged. Both sides are judged on
one day: what time alone changes is in both, and so never new.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from registry_cli.analysis.changes import Changes
from registry_cli.checks.running import Judged, Policy, judge
from registry_cli.findings import SEVERITIES
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.model.settings.policy import Chosen, Rule
from registry_cli.review.footing import hidden_now, judged_alike
from registry_cli.review.identities import fixed, introduced

POLICY = ("severity", "severity_by_path", "verification", "oversight", "intervals", "completeness")
"""The settings that say what is a fault and how grave it is. They name no words that the change's own entities may need."""

_NOBODY = ""
"""No entity has this id: it keeps the place of an exception that does not count."""


class Ratchet(NamedTuple):
    """The findings of a change, each as the base's policy judges it: those that are new, all others, and those that are gone."""

    new: tuple[Judged, ...]
    others: tuple[Judged, ...]
    fixed: tuple[Judged, ...] = ()


def ratchet(changes: Changes, as_of: date) -> Ratchet:
    """What of the findings of the head is new on the day `as_of`.

    One that has become more severe is new too. A base without any file has no policy and no findings.
    """
    if not changes.base.documents:
        return Ratchet(judge(changes.head, as_of), ())
    (base, head), renames = judged_alike(changes), changes.renames
    judged = judge(under_policy(head, base, renames), as_of, Policy(changes.base, renames))
    known = judge(base, as_of, None if base is changes.base else Policy(changes.base))
    found = _introduced(known, judged, (base, head), renames)
    new, others = (tuple(one for one in judged if (id(one) in found) is is_new) for is_new in (True, False))
    hidden = hidden_now(changes)
    gone = fixed(known, judged, (base, head), renames)
    return Ratchet(new, others, tuple(one for one in gone if one.finding.entity not in hidden))


def _introduced(
    base: tuple[Judged, ...],
    head: tuple[Judged, ...],
    registries: tuple[Registry, Registry],
    renames: Mapping[str, str],
) -> set[int]:
    """Which of the head's findings are new among all of them, or among those that are at least so severe."""
    ranked = sorted(head, key=lambda one: SEVERITIES.index(one.severity))
    found: set[int] = set()
    for least in range(len(SEVERITIES)):
        sides = _at_least(base, least), _at_least(ranked, least)
        found |= {id(one) for one in introduced(*sides, registries, renames)}
    return found


def _at_least(judged: Iterable[Judged], least: int) -> list[Judged]:
    return [one for one in judged if SEVERITIES.index(one.severity) >= least]


def under_policy(head: Registry, base: Registry, renames: Mapping[str, str]) -> Registry:
    """The head with the base's policy in its settings; as it is where the settings of either have faults."""
    is_same = base.settings is head.settings and not renames
    if is_same or not (base.settings_are_sound and head.settings_are_sound):
        return head
    stated: dict[str, Any] = {key: getattr(base.settings, key) for key in POLICY}
    settings = head.settings.model_copy(update={**stated, "rules": _rules(base.settings, head.settings, renames)})
    return replace(head, settings=settings, _reckoned={})


def _rules(base: Settings, head: Settings, renames: Mapping[str, str]) -> Mapping[str, Rule]:
    """The base's rules about the ids of now, each with the exceptions that both sides make, at the positions they have now."""
    found = {}
    for name, rule in base.rules.items():
        known = {renames.get(one, one) for one in rule.exceptions}
        stated = head.rules[name].exceptions if name in head.rules else ()
        meant: dict[str, Any] = {key: _of_now(getattr(rule, key), renames) for key in ("source", "target", "through")}
        meant["layers"] = tuple(_of_now(one, renames) for one in rule.layers)
        kept = tuple(one if one in known else _NOBODY for one in stated)
        found[name] = rule.model_copy(update={**meant, "exceptions": kept})
    return found


def _of_now(chosen: Chosen | None, renames: Mapping[str, str]) -> Chosen | None:
    """The same choice where things have other ids now: nobody gets out of a rule by a new name."""
    if chosen is None or not renames:
        return chosen
    named = {key: getattr(chosen, key) for key in ("ids", "suppliers", "owners")}
    return chosen.model_copy(update={key: (*old, *_new_ids(old, renames)) for key, old in named.items()})


def _new_ids(patterns: Iterable[str], renames: Mapping[str, str]) -> Iterator[str]:
    return (new for old, new in renames.items() if any(fnmatchcase(old, pattern) for pattern in patterns))
