"""Exceptions raised inside a verification step.

A step raises; `verify.verify` turns what it raises into a `report.Step`.
Callers of `verify` therefore never see these classes.
"""


class StepError(Exception):
    """What a step is left with: the base of the errors below.

    Attributes:
        code: Stable and dotted, e.g. "proof.signature-mismatch"; `messages` has its text in nl and en.
        detail: What was got and what was expected, in English, for the technical details; may be empty.
        path: The file within a ZIP that this is about; "" for the file itself.
    """

    def __init__(self, code: str, detail: str = "", path: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.path = path


class Invalid(StepError):
    """The badge is wrong: it breaks a rule of the standard, or a signature fails."""


class Unchecked(StepError):
    """The badge may be right, but we could not look: offline, 404, too large, not supported."""


class NotUnderstood(StepError):
    """We do not know this form, context, term or algorithm, or it can be read in two ways: our limit, no one's fault.

    It is never the applicant's doing as far as anyone can tell, so it leaves a badge undecided.
    """


class Absent(StepError):
    """There is no badge here; the code says in what kind of file there is none."""
