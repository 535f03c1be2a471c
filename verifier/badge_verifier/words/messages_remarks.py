"""The texts of remarks: how a badge deviates from the standard where that left no doubt about what was meant.

Written as those of `messages_steps`; shown small, and never a reason for another verdict.
"""

MESSAGES: dict[str, dict[str, str]] = {}
