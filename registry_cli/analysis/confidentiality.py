"""How confidential a system must be held, by the data it says it holds."""

from collections.abc import Iterator
from typing import NamedTuple, get_args

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry
from registry_cli.model.terms import Classification

CLASSIFICATIONS: tuple[Classification, ...] = get_args(Classification)
"""From open to closed."""

FOR_PRIVATE_MATTERS: Classification = "confidential"
"""The least classification of civil registration numbers, sensitive data, criminal offences and other private matters."""


class Need(NamedTuple):
    """A classification that some data need, the position of their row, and the route to what makes them need it."""

    classification: Classification
    position: int
    route: Route


def openness(value: Data) -> int | None:
    """Where a classification stands, 0 for the most open; `None` for anything else."""
    return next((number for number, word in enumerate(CLASSIFICATIONS) if word == value), None)


def stated_needs(system: Entry) -> Iterator[Need]:
    """What the data are classified as themselves."""
    for position, row in system.numbered_rows("data"):
        number = openness(row.get("classification"))
        if number is not None:
            yield Need(CLASSIFICATIONS[number], position, ("data", position, "classification"))


def private_needs(system: Entry) -> Iterator[Need]:
    """What the data need for being private, whatever they are classified as."""
    for position, row in system.numbered_rows("data"):
        key = _private(row)
        if key is not None:
            yield Need(FOR_PRIVATE_MATTERS, position, ("data", position, key))


def holds_sensitive_data(system: Entry) -> bool:
    """Whether any data of the system are sensitive personal data or about criminal offences."""
    return any(_has_any(row.get("personal"), ("sensitive", "criminal")) for row in system.rows("data"))


def _private(row: dict[str, Data]) -> str | None:
    """The key that says that the data are private matters."""
    if _has_any(row.get("personal"), ("sensitive", "criminal")):
        return "personal"
    if _has_any(row.get("special"), ("social-problems", "other-private")):
        return "special"
    return "cpr" if row.get("cpr") is True else None


def _has_any(listed: Data, words: tuple[str, ...]) -> bool:
    return isinstance(listed, list) and any(word in listed for word in words)
