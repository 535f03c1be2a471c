"""The trust list, and names that resemble one on it."""
