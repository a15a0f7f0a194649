"""Bytes to plain data with the place of every key and value; also the only writer, which keeps comments."""

from registry_cli.documents.document import Document, read_document
from registry_cli.documents.places import locate
from registry_cli.documents.tree import Data

__all__ = ["Data", "Document", "locate", "read_document"]
