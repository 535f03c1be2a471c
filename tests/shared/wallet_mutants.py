"""Forgeries of what wallets hold, one kind for each part that somebody without the issuer's key can reach.

Each is drawn from a seeded generator. What none of them may do is decided by `accepted`: show what was not signed, bind
a key that is not the issuer's, tell of a holder who did not sign, or take a withdrawal back.
"""

import base64
import functools
import json
import random
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import certified
import mutants
import wallet_tokens as wallet
from cryptography import x509
from foreign_files import LIST, SEAL, X5C, File
from forging import choices

from badge_verifier.encodings.multibase import base64url, to_base64url

Report = dict[str, Any]
Made = tuple[bytes, Mapping[str, str]]
_FORGER = certified.Holder("School")
_FORGED_ROOT = certified.Holder(certified.ROOT.name)
_FORGED_MIDDLE = certified.Holder(certified.MIDDLE.name)


def _parts(file: File) -> tuple[str, list[str], str]:
    signed, *shown = file.data.decode().split("~")
    return signed, shown[:-1], shown[-1]


def _joined(signed: str, shown: Iterable[str], last: str) -> bytes:
    return "~".join([signed, *shown, last]).encode("utf-8", "surrogatepass")


def _changed(value: Any, chance: random.Random) -> Any:
    """Return a JSON value changed once or more; as it was where two changes get into each other's way."""
    try:
        return mutants.json_mutant(value, chance)
    except (TypeError, KeyError, IndexError):
        return value


def _token(text: str, chance: random.Random) -> str:
    """Return a token changed, as `_changed`."""
    try:
        return mutants.token_mutant(text, chance)
    except (TypeError, KeyError, IndexError):
        return text


def _claims(file: File, chance: random.Random) -> Made:
    """Change header, claims or signature of the issuer."""
    signed, shown, last = _parts(file)
    return _joined(_token(signed, chance), shown, chance.choice([last, ""])), file.lists


def _digests(file: File, chance: random.Random) -> Made:
    """Change digests in the signed part, or hide and show claims of one's own by digests that are right."""
    signed, shown, last = _parts(file)
    header, payload, signature = signed.split(".")
    claims = json.loads(base64url(payload))
    holders = [at for path in mutants.paths(claims) if isinstance(at := mutants.at(claims, path), dict)]
    holder = chance.choice(holders)
    own = wallet.disclosure("zout", chance.choice(["given_name", "date_of_expiry", "vct", "x"]), "Kim")
    digests = holder.get("_sd")
    forms: tuple[Callable[[], object], ...] = (
        lambda: holder.update(_sd=[*(digests or []), wallet.digest(own)]),
        lambda: holder.update(_sd=[wallet.digest(own)]),
        lambda: holder.update(_sd=(digests or [])[1:]),
        lambda: holder.update(_sd=[*(digests or []), *(digests or [])]),
        lambda: holder.update({"...": wallet.digest(own)}),
        lambda: claims.update(_sd_alg=chance.choice(["sha-384", "sha-512", "sha-1", "SHA-256", None, 5])),
        lambda: holder.update(_sd=chance.choice(["x", None, [5], {}, [[]]])),
    )
    chance.choice(forms)()
    changed = f"{header}.{wallet.part(claims)}.{signature}"
    return _joined(changed, [*shown, *([own] if chance.random() < 0.7 else [])], chance.choice([last, ""])), file.lists


def _disclosures(file: File, chance: random.Random) -> Made:
    """Respell, add, drop, double, turn round or cut disclosures; the issuer's part stays as it is."""
    signed, shown, last = _parts(file)
    some = shown or [wallet.disclosure("zout", "given_name", "Kim")]
    one = chance.choice(some)
    members = json.loads(base64url(one))
    changed = _changed({"a": members}, chance)
    other = wallet.part(changed.get("a") if isinstance(changed, dict) else changed)
    claim = chance.choice([["z", "exp", 9_999_999_999], ["z", "_sd", []], ["z", "given_name", "Kim"], ["z", "NL"]])
    place = chance.randrange(len(one))
    forms: tuple[Callable[[], list[str]], ...] = (
        lambda: [other if each == one else each for each in some],
        lambda: [*some, wallet.part(claim)],
        lambda: [wallet.part(claim), *some],
        lambda: [*some, one],
        lambda: some[::-1],
        lambda: [each for each in some if each != one],
        lambda: [json.dumps(members), *some],
        lambda: [one[:place] + chance.choice("Aa0_-.= ") + one[place + chance.randrange(2) :], *some[1:]],
        lambda: [wallet.part([members[0], *members[1:][::-1]]), *some[1:]],
    )
    return _joined(signed, chance.choice(forms)(), chance.choice([last, ""])), file.lists


def _holder(file: File, chance: random.Random) -> Made:
    """Change what the holder signed, sign it anew by another key, or take it from under other disclosures."""
    signed, shown, last = _parts(file)
    text = wallet.presented(signed, shown)
    claims = {"aud": "https://kwaad.example", "nonce": "n", "iat": 1_795_348_000, "sd_hash": wallet.digest(text)}
    forms: tuple[Callable[[], tuple[list[str], str]], ...] = (
        lambda: (shown, _token(last, chance) if last else "a.b.c"),
        lambda: (shown, wallet.STRANGER.token({"typ": "kb+jwt"}, claims)),
        lambda: (shown, wallet.HOLDER.token({"typ": "kb+jwt"}, claims)),
        lambda: (shown[1:], last),
        lambda: (shown[::-1], last),
        lambda: (shown, f"{last.rpartition('.')[0]}.{to_base64url(chance.randbytes(64))}"),
    )
    return _joined(signed, *chance.choice(forms)()), file.lists


@functools.cache
def _forged() -> tuple[list[x509.Certificate], ...]:
    """Return chains whose first certificate is for the issuer and for the forger's key, and others that go wrong."""
    names = [x509.UniformResourceIdentifier(certified.ISSUER)]

    def leaf(issuer: certified.Holder, signer: certified.Holder | None = None) -> x509.Certificate:
        uses = ("digital_signature",)
        return certified.certificate(_FORGER, issuer, authority=None, uses=uses, names=names, signer=signer)

    right = [certified.leaf(), certified.middle()]
    root = certified.certificate(_FORGED_ROOT, _FORGED_ROOT)
    middle = certified.certificate(_FORGED_MIDDLE, _FORGED_ROOT)
    named, forged = leaf(certified.MIDDLE, _FORGER), leaf(_FORGED_MIDDLE)
    return (
        [forged, middle, root],
        [forged, middle],
        [forged, certified.middle()],
        [leaf(certified.LEAF), *right],
        [named, certified.middle()],
        [named],
        [named, certified.root()],
        [*right, forged],
        [forged, *right],
        right[::-1],
    )


def _chain(file: File, chance: random.Random) -> Made:
    """Sign anew by a key of one's own, under a chain that should bind it: of another authority, bent or changed."""
    payload = {**wallet.payload_of(file.data.decode()), "achievement_title": chance.choice(["Arts", "Veilig tillen"])}
    header = certified.header(chance.choice(_forged()))
    if chance.random() < 0.5:
        place = chance.randrange(len(header))
        data = mutants.byte_mutant(base64.b64decode(header[place]), chance)
        header[place] = base64.b64encode(data).decode()
    return f"{certified.signed_by(_FORGER, header, payload)}~".encode(), file.lists


def _list(file: File, chance: random.Random) -> Made:
    """Change the list by which it was withdrawn."""
    return file.data, {each: _spoilt(text, chance) for each, text in file.lists.items()}


def _spoilt(text: str, chance: random.Random) -> str:
    if chance.random() < 0.7:
        return _token(text, chance)
    changed = wallet.status_list({}, signer=wallet.STRANGER, iss=wallet.payload_of(text).get("iss"))
    header, _, signature = text.split(".")
    return chance.choice([changed, ".".join((header, changed.split(".")[1], signature)), changed.replace(".", "..", 1)])


def _seal(file: File, chance: random.Random) -> Made:
    """Change the payload, the header, the signature or the envelope of a seal."""
    document = json.loads(file.data)
    one = document["signatures"][0] if "signatures" in document else document
    plain = document["payload"].startswith("{")
    text = document["payload"] if plain else base64url(document["payload"]).decode()
    which = chance.randrange(5)
    if which == 0:
        changed = json.dumps(_changed(json.loads(text), chance), ensure_ascii=False)
        document["payload"] = changed if plain else to_base64url(changed.encode("utf-8", "surrogatepass"))
    elif which == 1:
        head = _changed(json.loads(base64url(one["protected"])), chance)
        one["protected"] = to_base64url(json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    elif which == 2:
        document["payload"] = mutants.text_mutant(text, chance) if plain else to_base64url(text[:-1].encode())
    elif which == 3:
        head = json.loads(base64url(one["protected"]))
        head["x5c"] = certified.header([certified.certificate(_FORGER, certified.MIDDLE, authority=None)])
        one["protected"] = wallet.part(head)
    else:
        document = _changed(document, chance)
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"), file.lists


def _has_holder(file: File) -> bool:
    return file.form != SEAL and not file.data.endswith(b"~")


KINDS: Mapping[str, tuple[Callable[[File], bool], Callable[[File, random.Random], Made]]] = {
    "claims": (lambda file: file.form != SEAL, _claims),
    "digests": (lambda file: file.form != SEAL, _digests),
    "disclosures": (lambda file: file.form != SEAL, _disclosures),
    "holder": (_has_holder, _holder),
    "chains": (lambda file: file.form == X5C, _chain),
    "lists": (lambda file: file.form == LIST, _list),
    "seals": (lambda file: file.form == SEAL, _seal),
}


def made(files: Iterable[File], of_each: int, seed: str) -> list[tuple[str, File, Made]]:
    """Return so many forgeries of each kind, shared among the files that have such a part."""
    found = []
    for kind, (suits, make) in KINDS.items():
        chance = random.Random(f"{seed} {kind}")  # noqa: S311 -- repeatable, not secret
        some = [file for file in files if suits(file)]
        found += [(kind, file, make(file, chance)) for number in range(of_each) for file in [some[number % len(some)]]]
    return found


def presentations(file: File) -> list[bytes]:
    """Return the file and every other that its holder may make of it."""
    return choices(file.data)


def believed(reports: Iterable[Report]) -> set[str]:
    """Return what is shown with a proof that passed, with the holder's signature where it is said to hold."""
    found = set()
    for report in reports:
        if not any(step["name"] == "proof" and step["outcome"] == "passed" for step in report["steps"]):
            continue
        content = {name: value for name, value in report["credential"].items() if name != "proofs"}
        content["shown"] = {name: value for name, value in content["shown"].items() if name != "online"}
        content["holder"] = [each["message"] for each in report["remarks"] if each["code"] == "remark.key-binding"]
        found.add(json.dumps(content, sort_keys=True))
    return found


def accepted(kind: str, reports: Iterable[Report], signed: set[str]) -> bool:
    """Say whether a forgery was believed.

    Args:
        kind: One of `KINDS`.
        reports: On the forgery.
        signed: What may be believed of the file and of all that its holder can make of it.
    """
    reports = list(reports)
    if kind == "lists":
        return any(report["verdict"] == "valid" for report in reports)
    if kind == "chains":  # the token itself is signed, by whom the forger likes
        bound = [step for report in reports for step in report["steps"] if step["name"] == "issuer"]
        return any(step["outcome"] == "passed" for step in bound)
    return not believed(reports) <= signed
