"""Two states of a small registry, and what a change between them needs."""

from collections.abc import Mapping
from datetime import date

from registry_cli.analysis.changes import changes
from registry_cli.review.approvals import Approvals, Requirement, required
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 25)
SETTINGS = "format: 1\norganisation: {name: Eksempelby}\nlocale: da\n"
HOME = "registry.yaml"

Files = Mapping[str, str | None]


def asked(old: Files, new: Files, as_of: date = AS_OF) -> Approvals:
    """What the change of `new` asks for: files as they become, `None` for one that goes, all others as in `old`."""
    base = {path: text for path, text in old.items() if text is not None}
    head = {path: text for path, text in {**base, **new}.items() if text is not None}
    return required(changes(registry_of(base), registry_of(head)), as_of)


def told(found: Requirement) -> str:
    """A requirement in a line: `rule ENTITY fields: who`; `?` marks what is only possible, `(left x)` why somebody else is asked."""
    who = ", ".join(
        f"{one.who or '-'}{f' ({one.problem} {one.named or one.word})' if one.problem else ''}" for one in found.needs
    )
    entity = found.change.entry.id if found.change else "settings"
    fields = f" {'+'.join(found.fields)}" if found.fields else ""
    return f"{found.rule} {entity}{fields}{'' if found.is_certain else '?'}: {who}"


def lines(old: Files, new: Files, as_of: date = AS_OF) -> list[str]:
    """Every requirement in a line."""
    return [told(one) for one in asked(old, new, as_of).requirements]
