"""The data-source switch plan: who gets which data how, what it costs, and when each should change to the better way."""
