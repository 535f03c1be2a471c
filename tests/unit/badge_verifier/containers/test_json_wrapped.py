"""Badges in the JSON of programs: lists, one a line, answers of services, exports of wallets."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from badge_verifier.claims.credential import Payload
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import Absent, Invalid, Unchecked
from badge_verifier.limits import Limits

from .conftest import Judge, altered, altered_token, headlines

Wrap = Callable[[Any], Any]

WRAPS: dict[str, Wrap] = {
    "list of one": lambda badge: [badge],
    "answer of an issuer": lambda badge: {"credentials": [{"credential": badge}], "notification_id": "a"},
    "older answer of an issuer": lambda badge: {"format": "jwt_vc_json", "credential": badge, "c_nonce": "eyJh"},
    "by the name jwt": lambda badge: {"jwt": badge},
    "by the name vc": lambda badge: {"uri": "lc:1", "vc": badge},
    "export of a wallet": lambda badge: {
        "@context": ["https://w3id.org/wallet/v1"],
        "type": "Wallet",
        "contents": [badge],
    },
    "data of an answer": lambda badge: {"status": 200, "data": {"items": [{"badge": badge}]}},
}
STRINGS: dict[str, Wrap] = {
    "text in JSON": json.dumps,
    "text in an answer": lambda badge: {"result": [{"json": json.dumps(badge)}]},
}


@pytest.mark.parametrize("name", [*WRAPS, *STRINGS])
def test_badge_in_the_data_of_a_program_is_found(name: str, badge: bytes, judge: Judge) -> None:
    """One badge within, one answer; the same with a letter changed is tampered."""
    wrap = {**WRAPS, **STRINGS}[name]
    assert headlines(judge(json.dumps(wrap(json.loads(badge))).encode())) == ["verified"]
    assert headlines(judge(json.dumps(wrap(json.loads(altered(badge)))).encode())) == ["tampered"]


@pytest.mark.parametrize("name", WRAPS)
def test_token_in_the_data_of_a_program_is_found(name: str, token: str, judge: Judge) -> None:
    """As JSON, so a token; one bit changed is tampered."""
    assert headlines(judge(json.dumps(WRAPS[name](token)).encode())) == ["verified"]
    assert headlines(judge(json.dumps(WRAPS[name](altered_token(token))).encode())) == ["tampered"]


@pytest.mark.parametrize(
    "join",
    [
        lambda texts: b"[" + b",".join(texts) + b"]",
        lambda texts: b"\n".join(json.dumps(json.loads(text)).encode() for text in texts),
        lambda texts: json.dumps({"result": [{"json": json.loads(text)} for text in texts]}).encode(),
    ],
    ids=["list", "one a line", "answer"],
)
def test_each_badge_of_a_list_gets_its_own_answer(
    join: Callable[[list[bytes]], bytes], badge: bytes, judge: Judge
) -> None:
    """A bad one between two good ones changes nothing of theirs."""
    assert headlines(judge(join([badge, altered(badge), badge]))) == ["verified", "tampered", "verified"]


def test_a_list_of_more_badges_than_are_looked_at_is_refused() -> None:
    """One more than the limit, as a list and as lines."""
    limits = Limits(zip_entries=3)
    one = '{"type": "Assertion", "a": %d}'
    for count in (3, 4):
        for text in ("[" + ",".join(one % n for n in range(count)) + "]", "\n".join(one % n for n in range(count))):
            if count > limits.zip_entries:
                with pytest.raises(Unchecked, match=r"unbake\.too-large"):
                    unbake(text.encode(), limits)
            else:
                assert len(unbake(text.encode(), limits)) == count


def test_address_in_an_answer_stands_for_the_badge_that_is_not_there() -> None:
    """Beside the badge itself its address is no second one; an address of something else is none."""
    there = {"openBadgeId": "https://platform.example.org/public/assertions/1"}
    badge = {"type": "Assertion", "id": "https://platform.example.org/public/assertions/1"}
    for value, kinds in (
        ({"result": [there]}, ["url"]),
        ({"result": [{**there, "json": badge}]}, ["json"]),
        ({"result": [{"openBadgeId": "https://www.linkedin.com/in/sam"}]}, ["json"]),  # the answer itself, no badge
    ):
        found = unbake(json.dumps(value).encode(), Limits())
        assert [each.kind for each in found if isinstance(each, Payload)] == kinds


@pytest.mark.parametrize("name", ["access_token", "id_token", "c_nonce"])
def test_token_that_opens_a_door_is_no_badge(name: str, token: str, judge: Judge) -> None:
    """An answer brings other tokens too, which are nobody's badge."""
    assert headlines(judge(json.dumps({name: token}).encode())) == ["no-badge-found"]


@pytest.mark.parametrize("mark", ["@graph", "credentialSubject"])
def test_nothing_is_cut_out_of_another_document(mark: str, badge: bytes) -> None:
    """A graph shares its context with what is in it, and a credential is one whole."""
    outer = {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "Data", mark: [json.loads(badge)]}
    text = json.dumps(outer)
    (found,) = unbake(text.encode(), Limits())
    assert isinstance(found, Payload)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"credential": {"type": "Assertion", "type": "Assertion"}}', "parse.duplicate-key"),
        ('{"type": "Assertion"} {"type": "Assertion"}', "parse.trailing-data"),
        ('{"type": "Assertion"', "parse.json"),
    ],
    ids=["twice the same key", "two objects in a line", "cut off"],
)
def test_json_that_can_be_read_in_two_ways_is_not_cut(text: str, code: str, judge: Judge) -> None:
    """The whole is given to `parse`, which says what is wrong."""
    (report,) = judge(text.encode())
    assert report.steps[1].code == code
    assert report.verdict != "valid"


def test_quotes_of_a_typesetter_are_said_to_come_from_copying(badge: bytes) -> None:
    """Nobody knows which quotes within a text were changed as well, so none is put back."""
    for opening, closing in ("“”", "””", "„“", "«»"):
        text = json.dumps(json.loads(badge))
        for place in range(text.count('"')):
            text = text.replace('"', closing if place % 2 else opening, 1)
        with pytest.raises(Invalid, match=r"unbake\.copied"):
            unbake(text.encode(), Limits())
        (within,) = unbake(f"Hallo, hier is mijn badge:\n{text}\nGroet, Sam".encode(), Limits())
        assert isinstance(within, Invalid)
        assert within.code == "unbake.copied"
    broken = '{"narrative": "Zij zei: “goed”, “mooi”'
    assert len(unbake(broken.encode(), Limits())) == 1  # typeset words within a string are no sign of copying


def test_spaces_that_do_not_break_are_put_back_between_strings_only(badge: bytes, judge: Judge) -> None:
    """As indentation they mean nothing; within a string nobody knows what stood there."""
    indented = badge.decode().replace("\n ", "\n\u00a0")
    assert headlines(judge(indented.encode())) == ["verified"]
    assert headlines(judge(altered(indented.encode()))) == ["tampered"]
    with pytest.raises(Invalid, match=r"unbake\.copied"):
        unbake(indented.replace("Veilig tillen", "Veilig\u00a0tillen").encode(), Limits())


def test_signs_of_a_web_page_are_put_back(badge: bytes, judge: Judge) -> None:
    """JSON as it stands in the source of a page, once, not twice."""
    escaped = badge.decode().replace("&", "&amp;").replace('"', "&quot;")
    assert headlines(judge(escaped.encode())) == ["verified"]
    assert headlines(judge(altered(escaped.encode()))) == ["tampered"]
    assert "verified" not in headlines(judge(escaped.replace("&", "&amp;").encode()))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_another_encoding_is_read(encoding: str, badge: bytes, judge: Judge) -> None:
    """What Windows programs save; the bytes alone tell it."""
    assert headlines(judge(badge.decode().encode(encoding))) == ["verified"]
    assert headlines(judge(altered(badge).decode().encode(encoding))) == ["tampered"]


def test_text_in_no_encoding_is_no_text(judge: Judge) -> None:
    """Bytes that are neither UTF-8 nor plainly western, and a cut UTF-16."""
    for data in (b'{"a": "\x81\x8d"}', b"\xff\xfe{\0\xff", b'{"a": "' + b"\xe9" * 99 + b'"}'):
        assert headlines(judge(data)) == ["no-badge-found"]


@pytest.mark.parametrize(
    "value",
    [
        {"credential_issuer": "https://a.example.org", "credential_configuration_ids": ["a"], "grants": {}},
        {"presentation_definition": {"id": "a", "input_descriptors": []}},
    ],
    ids=["offer", "question"],
)
def test_request_to_a_wallet_in_json_is_named(value: dict[str, Any]) -> None:
    """An offer or a question is for the owner's wallet, and holds no badge."""
    with pytest.raises(Absent, match=r"unbake\.wallet-link"):
        unbake(json.dumps(value).encode(), Limits())


def test_enveloped_credential_that_came_alone_is_opened(token: str, judge: Judge) -> None:
    """VC 2.0 puts a token into an address; a form that is not ours is named."""

    def enveloped(kind: str, content: str) -> bytes:
        made = {"type": "EnvelopedVerifiableCredential", "id": f"data:application/{kind},{content}"}
        return json.dumps(made).encode()

    assert headlines(judge(enveloped("vc+jwt", token))) == ["verified"]
    assert headlines(judge(enveloped("vc+jwt", altered_token(token)))) == ["tampered"]
    (cose,), (glued,) = judge(enveloped("vc+cose", "a")), judge(enveloped("vc+sd-jwt", f"{token}~a~"))
    assert (cose.steps[0].code, glued.steps[1].code) == ("unbake.form-cose", "proof.malformed")


def test_a_guessed_encoding_accuses_nobody(judge: Judge, signed: Callable[[str], bytes]) -> None:
    """Read as it was meant the signature holds; read otherwise it is damaged for us, and in UTF-8 it is tampered."""
    text = signed("Gefeliciteerd, José").decode()
    other = text.replace("José", "Josê")
    assert headlines(judge(text.encode("cp1252"))) == ["issuer-unknown"]
    assert headlines(judge(other.encode("cp1252"))) == ["malformed"]
    assert judge(other.encode("cp1252"))[0].steps[2].code == "proof.encoding-guessed"
    assert headlines(judge(other.encode())) == ["tampered"]


def test_terms_of_an_inline_context_are_no_badge() -> None:
    """A context that defines "recipient" and "badge" is data about words."""
    text = json.dumps({"@context": {"recipient": {"@id": "a:r"}, "badge": {"@id": "a:b"}}, "type": "Course"})
    (found,) = unbake(text.encode(), Limits())
    assert isinstance(found, Payload)
    assert found.text == text


def test_words_behind_a_badge_on_its_own_line_make_it_two_things(badge: bytes, judge: Judge) -> None:
    """A greeting below it is none of its business; a second value is, wherever it stands."""
    assert headlines(judge(badge + b"\n\nGroet")) == ["verified"]
    for behind in (b" Groet", b"x", b" 1", b"\n[]"):
        assert headlines(judge(badge + behind)) == ["ambiguous"]


def test_badge_in_base64_is_opened(badge: bytes, judge: Judge) -> None:
    """As some programs copy it; other words in base64 are none."""
    assert headlines(judge(base64.b64encode(badge))) == ["verified"]
    assert headlines(judge(base64.b64encode(altered(badge)))) == ["tampered"]
    assert headlines(judge(base64.b64encode(b'{"a": 1}'))) == ["no-badge-found"]
    assert headlines(judge(b"[1]")) == headlines(judge(b'[{"a": 1}]')) == headlines(judge(b"[]")) == ["no-badge-found"]


CELLS: dict[str, Callable[[str], str]] = {
    "cell of a spreadsheet": lambda text: 'naam,badge\nSam,"' + text.replace('"', '""') + '"\n',
    "address that holds its data": lambda text: f"data:application/json,{quote(text)}",
    "address in base64": lambda text: "data:application/vc+ld+json;base64," + base64.b64encode(text.encode()).decode(),
}


@pytest.mark.parametrize("name", CELLS)
def test_badge_that_was_written_to_fit_elsewhere_is_read(name: str, badge: bytes, judge: Judge) -> None:
    """Its signature proves that it was put back well; a letter changed and it is tampered."""
    assert headlines(judge(CELLS[name](badge.decode()).encode())) == ["verified"]
    assert headlines(judge(CELLS[name](altered(badge).decode()).encode())) == ["tampered"]


def test_a_dictionary_of_python_is_no_badge_that_says_two_things(badge: bytes, judge: Judge) -> None:
    """It is damaged and not ambiguous: what looks like a key that stands twice is no key at all."""
    (report,) = judge(str(json.loads(badge)).encode())
    assert (report.headline, report.steps[1].code) == ("malformed", "parse.json")
    (twice,) = judge(badge.replace(b"{", b'{"name": "a", "name": "a",', 1))
    assert twice.headline == "ambiguous"


@pytest.mark.parametrize("name", ["vcapi", "OID4VP", "interact"])
def test_protocols_of_a_wallet_are_no_badge(name: str, judge: Judge) -> None:
    """An invitation to talk to an issuer: named, and never opened."""
    (report,) = judge(json.dumps({"protocols": {name: "https://a.example/exchanges/1"}}).encode())
    assert report.steps[0].code == "unbake.wallet-link"
    (other,) = judge(json.dumps({"protocols": {"ftp": "https://a.example/exchanges/1"}}).encode())
    assert other.steps[0].code != "unbake.wallet-link"
