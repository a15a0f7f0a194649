"""Text is text: known payloads through every output there is."""
