"""Both sides of a change on one footing: where the settings of one cannot be relied on, nothing is concluded from that."""

from dataclasses import replace

from registry_cli.analysis.changes import Changes
from registry_cli.model.registry import Registry


def on_one_footing(changes: Changes) -> Changes:
    """The change as days and kroner are reckoned: with the sound side's settings on both, where those of one have faults.

    Else a slip in `registry.yaml` would seem to take away every price, every meeting and every interval that rests on it.
    """
    base, head = changes.base, changes.head
    if not base.documents or base.settings_are_sound == head.settings_are_sound:
        return changes
    if base.settings_are_sound:
        return replace(changes, head=replace(head, settings=base.settings, _reckoned={}))
    return replace(changes, base=replace(base, settings=head.settings, _reckoned={}))


def judged_alike(changes: Changes) -> tuple[Registry, Registry]:
    """Base and head as their findings are compared: by the same settings, and where the head's have faults without what these hide."""
    even = on_one_footing(changes)
    base, head = even.base, even.head
    if not base.documents or base.settings_are_sound == head.settings_are_sound:
        return base, head
    if base.settings_are_sound:
        return replace(base, settings_are_sound=False, _reckoned={}), head
    return replace(base, settings_are_sound=True, _reckoned={}), head
