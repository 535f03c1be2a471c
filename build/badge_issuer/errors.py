"""The one exception of the issuing kit that people see."""


class Refused(Exception):
    """What was asked is not done; the message says why and what to do instead, and never holds a secret."""
