"""Letters that a program spoiled while it copied or stored a badge: damage is told from tampering, by the signature."""

import html
import json
import unicodedata
from collections.abc import Callable

import make
import pytest
from judging import judged, outcome

DAMAGE: dict[str, Callable[[str], str]] = {
    "UTF-8 taken for Windows-1252": lambda text: text.encode().decode("cp1252"),
    "UTF-8 taken for Latin-1": lambda text: text.encode().decode("latin-1"),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "twice": lambda text: text.encode().decode("latin-1").encode().decode("latin-1"),
    "apart after that": lambda text: unicodedata.normalize("NFD", text.encode().decode("latin-1")),
    "as on a web page": lambda text: text.replace("&", "&amp;").replace("é", "&eacute;"),
}
NAME = "Café & één €"


def written(name: str = NAME, **changes: str) -> str:
    """Return a signed badge as a text with its letters as they are, some members changed after it was signed."""
    return json.dumps({**make.signed(name=name), **changes}, ensure_ascii=False)


@pytest.mark.parametrize("how", DAMAGE)
def test_damaged_letters_are_no_tampering(how: str) -> None:
    """Mended, the signature fits: the file is damaged, never valid. Another word in it, and it is tampered."""
    spoil = DAMAGE[how]
    name = NAME if how == "UTF-8 taken for Windows-1252" else "Café & één"
    found = judged(spoil(written(name)).encode())
    assert (found.verdict, found.headline, found.open_because) == ("undecided", "malformed", "file")
    assert outcome(found, "proof") == ("unchecked", "proof.encoding-guessed")
    assert judged(written(name).encode()).headline == "verified"
    changed = spoil(written(name, description="Arts")).encode()
    assert (judged(changed).verdict, judged(changed).headline) == ("invalid", "tampered")


def test_a_badge_that_was_signed_with_such_letters_is_what_it_is() -> None:
    """What looks like damage may be what was signed: nothing is mended where the signature fits."""
    for name in ("CafÃ©", html.escape("A & B"), "Cafe\u0301"):
        assert judged(written(name).encode()).headline == "verified"


def test_a_token_is_not_mended() -> None:
    """Its letters are packed: no program spoils them by the way, and a change in them is a change."""
    token = make.ACTIVE.token(make.badge(name=NAME), make.METHODS["active"])
    spoilt = make.ACTIVE.token(make.badge(name=DAMAGE["accents apart"](NAME)), make.METHODS["active"])
    mixed = ".".join((token.split(".")[0], spoilt.split(".")[1], token.split(".")[2]))
    assert judged(mixed.encode()).headline == "tampered"


def test_what_is_lost_cannot_be_mended() -> None:
    """Where a program put its mark for a letter that it could not read, nobody can tell what stood there."""
    lost = written().replace("é", "\ufffd").encode()
    assert outcome(judged(lost), "proof") == ("unchecked", "proof.encoding-guessed")
    assert judged(written("\ufffd").encode()).headline == "verified"
    assert judged(written().replace("é", "?").encode()).headline == "tampered"
