"""The next purchase."""
