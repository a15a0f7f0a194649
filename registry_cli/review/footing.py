"""Both sides of a change on one footing: from what cannot be read, or relied on, on one side nothing is concluded."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from registry_cli.analysis.changes import Changes, EntityChange
from registry_cli.model.load import with_approved_changes
from registry_cli.model.registry import Entry, Registry


def on_one_footing(changes: Changes) -> Changes:
    """The change as days, kroner and connections are reckoned.

    An entity whose file cannot be read on a side stands there as it does on the other, and so do settings that have faults. Else a
    slip in a contract would seem to save all that it costs, and one in `registry.yaml` to take away every price, meeting and
    interval that rests on it.
    """
    base, head = _with_one_s_settings(changes)
    hidden = [one for one in changes.entities if one.unreadable is not None and one.before and one.after]
    return replace(
        changes,
        base=_with_entries(base, _stand_ins(hidden, is_before=True)),
        head=_with_entries(head, _stand_ins(hidden, is_before=False)),
    )


def _with_one_s_settings(changes: Changes) -> tuple[Registry, Registry]:
    base, head = changes.base, changes.head
    if not base.documents or base.settings_are_sound == head.settings_are_sound:
        return base, head
    if base.settings_are_sound:
        return base, replace(head, settings=base.settings, _reckoned={})
    return replace(base, settings=head.settings, _reckoned={}), head


def _stand_ins(hidden: Iterable[EntityChange], *, is_before: bool) -> Iterator[Entry]:
    """What stands in on a side for what cannot be read there; where neither can be, what is known of the base on both."""
    for one in hidden:
        old, new = one.before, one.after
        assert old is not None
        assert new is not None
        if is_before and one.unreadable == "before":
            yield replace(new, key=old.key, path=old.path)
        elif not is_before and one.unreadable != "before":
            yield replace(old, key=new.key, path=new.path)


def _with_entries(registry: Registry, entries: Iterator[Entry]) -> Registry:
    found = {one.id: one for one in entries}
    if not found:
        return registry
    return replace(registry, entries=with_approved_changes({**registry.entries, **found}), _reckoned={})


def judged_alike(changes: Changes) -> tuple[Registry, Registry]:
    """Base and head as their findings are compared: by the same settings, and where the head's have faults without what these hide.

    What cannot be read in the head stands there as in the base. What could not be read in the base says nothing: else a change that
    mends a file could bring anything with it.
    """
    base, head = _with_one_s_settings(changes)
    head = _as_it_was(head, changes)
    if not base.documents or base.settings_are_sound == head.settings_are_sound:
        return base, head
    if base.settings_are_sound:
        return replace(base, settings_are_sound=False, _reckoned={}), head
    return replace(base, settings_are_sound=True, _reckoned={}), head


def _as_it_was(head: Registry, changes: Changes) -> Registry:
    hidden = [one for one in changes.entities if one.unreadable == "after" and one.before and one.after]
    documents = {one.after.path: changes.base.documents[one.before.path] for one in hidden if one.before and one.after}
    if not hidden:
        return head
    whole = replace(head, documents={**head.documents, **documents}, _reckoned={})
    return _with_entries(whole, _stand_ins(hidden, is_before=False))


def hidden_now(changes: Changes) -> frozenset[str]:
    """The ids that the base has for what cannot be read any more: that nothing is found there does not say that it was mended."""
    hidden = (one.before for one in changes.entities if one.unreadable in ("after", "both"))
    return frozenset(one.id for one in hidden if one is not None)
