"""Formats of findings: exact text, and what real parsers make of it."""
