"""What the tests of contracts have in common: one contract, what it covers, and a day on which that is retired."""

from collections.abc import Mapping

C, D, K = "contracts/c.yaml", "contracts/d.yaml", "systems/k.yaml"
LIVES: Mapping[str, str] = {K: "name: K\n"}


def contract(term: str, *more: str, covers: str = "k") -> str:
    """A contract with this term, which covers `k`, and further lines."""
    return "\n".join([f"name: C\ncovers: [{covers}]", f"term: {{{term}}}", *more, ""])


def retired(day: str) -> dict[str, str]:
    """`k`, retired on a day."""
    return {K: f"name: K\nlifecycle: {{in_use: 2010-01-01, retired: {day}}}\n"}
