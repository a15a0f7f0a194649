"""A new entity's file: what is known of it, and everything else as comments to be filled in."""

from collections.abc import Mapping

from registry_cli.authoring.explaining import explained_field, filled_field
from registry_cli.language import Lang, Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.shape import shape_of

RARE_FIELDS = ("aliases", "formerly", "tags", "links", "ids", "verified", "notes", "extra")
"""Fields of every kind that few files need: they are explained last."""

INTRODUCTION = Text(
    "Take away the # before what you know; `reg validate` says what does not fit.",
    "Fjern # foran det, du ved; `reg validate` siger, hvad der ikke passer.",
)


def skeleton(kind: str, data: Mapping[str, object], lang: Lang) -> str:
    """The text of a new file: `data` in the order of the model, then every other field explained in comments."""
    fields = shape_of(BY_KIND[kind]).keys
    filled = [line for key, field in fields.items() if key in data for line in filled_field(field, data[key], lang)]
    usual = [field for key, field in fields.items() if key not in data and key not in RARE_FIELDS]
    rare = [field for key, field in fields.items() if key not in data and key in RARE_FIELDS]
    lines = [*filled, "", f"# {INTRODUCTION.say(lang)}"]
    for field in (*usual, *rare):
        lines += ["#", *explained_field(field, lang)]
    return "\n".join(lines) + "\n"
