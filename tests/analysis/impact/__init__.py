"""What hangs on what: by hand, and against a reckoning of another kind."""
