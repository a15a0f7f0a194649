"""A git-versioned YAML registry of a municipality's IT landscape, read, checked and reported."""

__version__ = "0.1.0"
