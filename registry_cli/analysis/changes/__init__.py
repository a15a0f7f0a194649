"""What differs between two states of a registry, told from their data: which entity is which, and fact by fact what it says."""

from registry_cli.analysis.changes.changes import Changes, EntityChange, SettingsChange, Turn, changes
from registry_cli.analysis.changes.facts import Fact, facts, same
from registry_cli.analysis.changes.pairing import Ground

__all__ = ["Changes", "EntityChange", "Fact", "Ground", "SettingsChange", "Turn", "changes", "facts", "same"]
