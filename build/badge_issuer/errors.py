"""The one exception of the issuing kit that people see."""


class Refused(Exception):
    """The command refuses a request; the message says why and what to do instead, and never holds a secret."""
