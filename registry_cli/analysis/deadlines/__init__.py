"""Every day of the registry by which somebody must act, or on which something changes by itself."""
