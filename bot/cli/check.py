def check() -> None:
    """Check."""
