"""The fields that `reg new` asks for on a terminal, after the required ones; all others are explained in the file.

Every kind stands here. A field inside another is named with its keys, and of a list of records the first is meant.
"""

from collections.abc import Mapping

ASKED: Mapping[str, tuple[str, ...]] = {
    "system": (
        "description",
        "type",
        "owner",
        "manager",
        "supplier",
        "used_by.unit",
        "tasks",
        "functions",
        "criticality.level",
        "hosting",
        "lifecycle.in_use",
        "main_contract",
    ),
    "interface": ("source", "owner", "data", "protocol", "direction"),
    "datasource": ("authority", "authoritative", "copy_of", "owner", "provider", "data"),
    "contract": (
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
    "processing": ("owner", "systems", "processors", "contract", "agreement"),
    "project": ("description", "owner", "manager", "state", "phase", "track", "origin.level", "programme"),
    "programme": ("description", "owner", "manager", "start", "end"),
    "strategy": ("description", "level", "owner", "start", "end", "goals.id", "goals.name"),
    "initiative": ("description", "level", "owner", "deadline", "affects"),
    "decision": ("concerns", "recommendation", "outcome"),
    "standard": ("description", "type", "publisher", "mandatory_from", "applies_to"),
    "unit": ("parent", "head", "ean"),
    "person": ("unit", "roles"),
    "waiver": (),
}
