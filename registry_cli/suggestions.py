"""Did you mean: the known word that is nearest to a wrong one."""

from collections.abc import Iterable
from difflib import get_close_matches

MIN_LIKENESS = 0.7
"""Ratcliff and Obershelp's ratio, 0 to 1; below this a suggestion confuses more than it helps."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, or `None` where none is like it; case does not count."""
    folded = {
        candidate.casefold(): candidate
        for candidate in candidates
        if abs(len(candidate) - len(word)) <= max(3, len(word) // 2)
    }
    matches = get_close_matches(word.casefold()[:100], folded, n=1, cutoff=MIN_LIKENESS)
    return folded[matches[0]] if matches else None
