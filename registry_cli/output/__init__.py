"""Findings and tables as text: one file per format; each takes diagnostics and returns one document."""
