"""What a build is told from outside."""

import pytest

from badge_catalogue.cli import main
from badge_catalogue.settings import mailbox


@pytest.mark.parametrize("given", ["", "catalogue@example.org", "a.b+c@sub.example.org"])
def test_a_mailbox_is_taken(given: str) -> None:
    """A mailbox, or none."""
    assert mailbox(given) == given


@pytest.mark.parametrize("given", ["catalogue", "a@b", "a b@example.org", "a@example.org?bcc=x y"])
def test_what_is_no_mailbox_is_refused(given: str) -> None:
    """Anything else is refused with an example."""
    with pytest.raises(ValueError, match="write a mailbox such as"):
        mailbox(given)


def test_the_command_refuses_it_before_it_builds(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use is exit code 3, and nothing is built."""
    assert main(["build", "--curator", "nobody", "--out", "/nonexistent/site"]) == 3
    assert "--curator is 'nobody'" in capsys.readouterr().err
