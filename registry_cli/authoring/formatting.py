"""The canonical form of a registry's file: its keys in the order of the model."""

from functools import cache

from registry_cli.documents.document import has_stray_line_end
from registry_cli.documents.layout import KeyOrder, canonical
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.naming import is_settings, kind_of
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of


def is_formatted(path: str) -> bool:
    """Whether the file at `path` has a canonical form: an entity's, or settings."""
    return is_settings(path) or kind_of(path) is not None


def canonical_text(path: str, text: str) -> str | None:
    """The canonical text of the file at `path`; `None` where its text has faults."""
    return None if has_stray_line_end(text) else canonical(text, order_of(kind_of(path)))


@cache
def order_of(kind: str | None) -> KeyOrder:
    """The order of the keys in the files of a kind; of settings for `None`."""
    return key_order(shape_of(BY_KIND[kind] if kind else Settings))


def key_order(shape: Shape) -> KeyOrder:
    """The order of keys at every level of a shape; an item of a list has the order of its record."""
    if shape.item is not None:
        return key_order(shape.item)
    return {name: key_order(field.shape) for name, field in shape.keys.items()}
