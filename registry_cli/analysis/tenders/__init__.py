"""The next purchase: when it must start, what it is worth, which ways are left, and whom it could be made together with."""
