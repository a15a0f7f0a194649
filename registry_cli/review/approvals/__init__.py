"""Who must approve a change, by the policy of the state it begins from, and whether they have."""

from registry_cli.review.approvals.records import (
    Approvals,
    Approver,
    BuiltIn,
    Note,
    NoteKind,
    Problem,
    Requirement,
    Subject,
)
from registry_cli.review.approvals.required import required

__all__ = ["Approvals", "Approver", "BuiltIn", "Note", "NoteKind", "Problem", "Requirement", "Subject", "required"]
