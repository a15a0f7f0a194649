"""Who must approve a change, by the policy of the state it begins from, and whether they have."""

from registry_cli.review.approvals.judging import Answer, Given, Judgement, State, judged
from registry_cli.review.approvals.records import Approvals, Approver, BuiltIn, Note, NoteKind, Problem, Requirement
from registry_cli.review.approvals.required import required
from registry_cli.review.approvals.voices import Voice, voices

__all__ = [
    "Answer",
    "Approvals",
    "Approver",
    "BuiltIn",
    "Given",
    "Judgement",
    "Note",
    "NoteKind",
    "Problem",
    "Requirement",
    "State",
    "Voice",
    "judged",
    "required",
    "voices",
]
