"""The fields that `reg new` asks for on a terminal, after the required ones; all others are explained in the file.

Every kind stands here. A field inside another is named with its keys, and of a list of records the first is meant.
"""

from collections.abc import Mapping

ASKED: Mapping[str, tuple[str, ...]] = {
    "system": (
        "purpose",
        "type",
        "owner",
        "manager",
        "supplier",
        "product",
        "used_by.unit",
        "tasks",
        "functions",
        "criticality.level",
        "hosting",
        "lifecycle.in_use",
        "main_contract",
    ),
    "interface": ("number", "source", "owner", "data", "protocol", "direction"),
    "datasource": ("authority", "authoritative", "copy_of", "owner", "providers", "data"),
    "contract": (
        "number",
        "supplier",
        "covers",
        "type",
        "owner",
        "manager",
        "term.start",
        "term.initial",
        "term.end",
        "term.renewal.kind",
        "term.notice.period",
        "term.notice.to",
    ),
    "supplier": ("cvr", "type", "url", "manager"),
    "processing": ("owner", "role", "systems", "processors", "contract", "agreement.status", "agreement.date"),
    "project": ("purpose", "owner", "manager", "state", "model", "phase", "track", "size", "origin.level", "programme"),
    "programme": ("description", "owner", "manager", "start", "end"),
    "strategy": ("description", "level", "owner", "start", "end", "goals.id", "goals.name"),
    "initiative": ("description", "type", "level", "owner", "deadline", "affects"),
    "decision": ("item", "concerns", "recommendation", "outcome"),
    "standard": ("number", "description", "type", "obligation", "publisher", "mandatory_from", "applies_to"),
    "unit": ("number", "parent", "head", "ean"),
    "person": ("unit", "roles"),
    "waiver": (),
}
