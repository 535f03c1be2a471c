"""A made catalogue of three badges, which these tests share with others."""

from sample_catalogue import badge, sample, text

__all__ = ["badge", "sample", "text"]
