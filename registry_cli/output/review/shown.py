"""What every format shows of a review, and what it needs to know beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry_cli.checks.running import Judged
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.diagnostics import Diagnostic, diagnostics
from registry_cli.output.facts import Teller
from registry_cli.review.review import Review

WORKING_TREE = Text("the files as they are", "filerne, som de er")


@dataclass(frozen=True)
class ShownReview:
    """A review, what its sides are called, and how it is to be shown.

    `base_commit` and `head_commit` are full ids, `head_ref` and `head_commit` `None` for the files as they are. `prefix` is the
    registry's folder as the reader sees it. `notes` are what must be known of the two sides.
    """

    review: Review
    base_ref: str
    head_ref: str | None
    base_commit: str
    head_commit: str | None
    lang: Lang
    incomplete: bool
    notes: tuple[str, ...] = ()
    prefix: str = ""

    @property
    def head_label(self) -> str:
        """What people call the newer side."""
        return self.head_ref or WORKING_TREE.say(self.lang)

    @property
    def teller(self) -> Teller:
        """Names from both sides, the newer first."""
        return Teller(self.review.base, self.review.head, self.lang)

    def introduced(self) -> tuple[Diagnostic, ...]:
        """The findings that the change brings, in words, the most severe first."""
        return self._diagnostics(self.review.introduced, self.review.head)

    def fixed(self) -> tuple[Diagnostic, ...]:
        """The findings that it takes away."""
        return self._diagnostics(self.review.fixed, self.review.base)

    def _diagnostics(self, judged: Iterable[Judged], registry: Registry) -> tuple[Diagnostic, ...]:
        ranks = ("error", "warning", "info")
        found = diagnostics(judged, registry, self.lang)
        return tuple(sorted(found, key=lambda one: ranks.index(one.severity)))
