"""A table of recipients is understood or refused by row, and no address is repeated."""

import pytest

from badge_issuer.errors import Refused
from badge_issuer.issue import Recipient
from badge_issuer.recipients import read


@pytest.mark.parametrize(
    "data",
    [
        "email,grade\na@example.org,8\n",
        "Email;Grade\r\na@example.org;8\r\n",
        "\ufeffemail, grade \n a@example.org , 8",
        'grade,email\n"8","a@example.org"\n',
        "E-mail,Grade\n\na@example.org,8\n",
    ],
    ids=["commas", "semicolons", "byte order mark and spaces", "another order", "a hyphen"],
)
def test_tables_of_spreadsheets_are_read(data: str) -> None:
    """Whatever separator, order and line ending the program wrote."""
    assert read(data.encode()) == [Recipient("a@example.org", grade="8")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "email"),
        (b"name\nx\n", "email"),
        (b"email,phone\na@example.org,1\n", "phone"),
        (b"email,email\na@example.org,a@example.org\n", "columns"),
        (b"email\n", "no rows"),
        (b"email,grade\na@example.org\n", "row 1"),
        (b"email\na@example.org,1\n", "row 1"),
        (b"email\na@example.org\n\nsecret person\n", r"row 2 \(line 4 of the file\)"),
        ("email\né@example.org\n".encode("latin-1"), "UTF-8"),
    ],
    ids=["empty", "no email", "another column", "twice", "no rows", "too few", "too many", "no address", "latin-1"],
)
def test_what_is_not_understood_is_refused(data: bytes, why: str) -> None:
    """The message names the row or the column, and not the person."""
    with pytest.raises(Refused, match=why) as caught:
        read(data)
    assert "secret" not in str(caught.value)


def test_a_language_is_written_as_people_do() -> None:
    """Capitals mean nothing, and an empty cell is the badge's own language."""
    assert [each.language for each in read(b"email,language\na@example.org,EN\nb@example.org,\n")] == ["en", None]
