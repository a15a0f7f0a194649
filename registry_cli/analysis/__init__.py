"""The questions people ask, as pure functions over a registry, a graph and a date."""
