"""A made catalogue whose first badge has every field, which these tests share with others."""

from full_catalogue import catalogue, settings

__all__ = ["catalogue", "settings"]
