"""Make signed badges say something else, in every way that a forger without the key has.

Each mutation is drawn from a seeded generator, so that the same seed makes the same mutants on every machine. What a
mutant must never do is decided in `forging.py`.
"""

import json
import random
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from badge_verifier.encodings.multibase import base64url, to_base64url
from badge_verifier.proofs import terms
from badge_verifier.proofs.contexts import bundled

Path = tuple[str | int, ...]
_TERMS = (
    "name", "description", "tag", "alignment", "creditsAvailable", "validUntil", "credentialStatus", "issuer", "type",
    "id", "achievement", "evidence", "narrative", "related", "creator", "identifier", "hashed", "result", "proof",
    "inLanguage", "achievementType", "termsOfUse", "refreshService", "@id", "@type", "@graph", "@included", "@reverse",
    "@index", "@nest", "@context", "schema:name", "https://schema.org/name", "exp", "iss", "vc", "vp",
)  # fmt: skip
_CONTEXTS = sorted({context.url for context in bundled()})
_IRIS = sorted(terms.names(bundled()).iris)


def paths(value: Any, so_far: Path = ()) -> Iterator[Path]:
    """Yield the path of every value within a JSON value, its own included."""
    yield so_far
    if isinstance(value, dict):
        for name, member in value.items():
            yield from paths(member, (*so_far, name))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from paths(member, (*so_far, index))


def at(document: Any, path: Path) -> Any:
    """Return the value at a path."""
    for step in path:
        document = document[step]
    return document


def _put(document: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    at(document, path[:-1])[path[-1]] = value
    return document


def _drop(document: Any, path: Path) -> Any:
    if path:
        del at(document, path[:-1])[path[-1]]
    return document


def _text(text: str, chance: random.Random) -> Any:
    place = chance.randrange(len(text) + 1)
    return chance.choice(
        [
            text[:place] + chance.choice("ax0 -é\u200b\u202e/#") + text[place:],
            text[:place] + text[place + 1 :],
            text.swapcase(),
            text + " ",
            "",
            unicodedata.normalize("NFD", text),
            [text],
            [text, text],
            [[text]],
            {"@value": text},
            {"@value": text, "@language": chance.choice(["nl", "NL", "en", ""])},
            {"@value": text, "@type": "xsd:string"},
            {"id": text},
            {"@id": text},
            {"@list": [text]},
            {"@set": [text]},
            chance.choice(_IRIS),
            "_:b0",
            None,
            5,
        ]
    )


def _number(number: float, chance: random.Random) -> Any:
    number = min(max(number, -1e300), 1e300)  # a change before this one may have made it larger than any float
    forms = [number + 1, -number, str(number), f"{number:E}", f"{number:.1E}".replace("E+0", "E"), [number], True, None]
    return chance.choice([*forms, {"@value": number}, float(number), 10**400, number + 1e-9])


def _object(value: dict[str, Any], chance: random.Random) -> Any:
    found = dict(value)
    name = chance.choice(_TERMS)
    choice = chance.randrange(9)
    if choice == 0:
        found[name] = chance.choice([None, [], [None], [[]], {}, "x", 1, True, {"@value": None}, {"@language": "nl"}])
    elif choice == 1 and found:
        old = chance.choice(sorted(found))
        found[chance.choice([*_TERMS, chance.choice(_IRIS)])] = found.pop(old)
    elif choice == 2 and len(found) > 1:
        one, two = chance.sample(sorted(found), 2)
        found[one], found[two] = found[two], found[one]
    elif choice == 3:
        return [value]
    elif choice == 4:
        return [value, deepcopy(value)]
    elif choice == 5:
        return value.get("id", value.get("type"))
    elif choice == 6:
        found["@context"] = chance.choice([{}, {"name": "https://schema.org/description"}, *_CONTEXTS, None])
    elif choice == 7:
        return dict(sorted(value.items(), reverse=True))
    else:
        found["type"] = [*_listed(value.get("type")), chance.choice(["Profile", "Achievement", "https://x.example/T"])]
    return found


def _array(value: list[Any], chance: random.Random) -> Any:
    forms: list[Any] = [value[::-1], value[1:], value[:-1], [*value, None], [*value, []], [value], [*value, *value], []]
    forms += [value[0] if value else None, [*value, "x"], {"@list": value}, {"@set": value}]
    forms.append([*value, chance.choice(_CONTEXTS)])
    return chance.choice(forms)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _moved(document: Any, chance: random.Random) -> Any:
    """Move or copy a member to another object, swap two values, or share an id."""
    every = list(paths(document))
    objects = [path for path in every if isinstance(at(document, path), dict)]
    source, target = chance.choice(every[1:] or every), chance.choice(objects)
    if not source or target[: len(source)] == source:
        return document
    value = deepcopy(at(document, source))
    kind = chance.randrange(3)
    if kind == 0:
        identifiers = [path for path in every if path and path[-1] == "id"]
        if identifiers:
            _put(document, chance.choice(identifiers), deepcopy(at(document, chance.choice(identifiers))))
        return document
    holder = at(document, target)
    if isinstance(source[-1], str):
        holder[source[-1]] = value
    if kind == 1 and at(document, source[:-1]) is not holder:
        _drop(document, source)
    return document


def json_mutant(document: Any, chance: random.Random) -> Any:
    """Return a changed copy of a JSON document: one to three changes."""
    mutant = document
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        if not isinstance(mutant, dict):
            return mutant
        mutant = json.loads(json.dumps(mutant))  # what a change put in two places is two things
        if chance.random() < 0.2:
            mutant = _moved(mutant, chance)
            continue
        path = chance.choice(list(paths(mutant)))
        value = at(mutant, path)
        if path and chance.random() < 0.15:
            mutant = _drop(mutant, path)
        elif isinstance(value, str):
            mutant = _put(mutant, path, _text(value, chance))
        elif isinstance(value, bool) or value is None:
            mutant = _put(mutant, path, chance.choice([not value, str(value).lower(), [value], None, 1, "x"]))
        elif isinstance(value, (int, float)):
            mutant = _put(mutant, path, _number(value, chance))
        elif isinstance(value, dict):
            mutant = _put(mutant, path, _object(value, chance))
        else:
            mutant = _put(mutant, path, _array(value, chance))
    return mutant


def text_mutant(text: str, chance: random.Random) -> str:
    """Return a JSON text changed as text: a key twice, an escape, white space, a mark in front."""
    quote = chance.choice([place for place, sign in enumerate(text) if sign == '"'])
    member = chance.choice(['"name":"x",', '"issuer":"https://x.example/",', '"proof":[],', '"validUntil":null,'])
    brace = chance.choice([place for place, sign in enumerate(text) if sign == "{"]) + 1
    return chance.choice(
        [
            text[:brace] + member + text[brace:],
            text[:-1] + "," + member[:-1] + "}",
            text[: quote + 1] + "\\u0061" + text[quote + 1 :],
            text[: quote + 1] + "\\ud800" + text[quote + 1 :],
            "\ufeff" + text,
            text + text,
            text + "\0",
            "[" + text + "]",
            text.replace('"name"', '"\\u006eame"', 1),
            text.replace("2", "2e0", 1),
        ]
    )


def token_mutant(token: str, chance: random.Random) -> str:
    """Return a changed compact JWS: its header or claims changed and written anew, or its text changed."""
    parts = token.split(".")
    which = chance.randrange(4)
    if which < 2:
        changed = json_mutant(json.loads(base64url(parts[which])), chance)
        written = json.dumps(changed, ensure_ascii=False).encode("utf-8", "surrogatepass")
        parts[which] = to_base64url(written)
        return ".".join(parts)
    if which == 2:
        header = {**json.loads(base64url(parts[0])), **chance.choice(_HEADERS)}
        return ".".join((to_base64url(json.dumps(header).encode()), parts[1], chance.choice([parts[2], ""])))
    place = chance.randrange(len(token))
    return token[:place] + chance.choice("Aa0_-.=~") + token[place + chance.randrange(2) :]


def selective_mutant(text: str, chance: random.Random) -> str:
    """Return a changed SD-JWT: its signed part, one of its disclosures, their order, or what its holder signed."""
    signed, *shown, last = text.split("~")
    spoilt = _respelt(chance.choice(shown), chance) if shown else "WyJhIl0"
    claim = chance.choice([["z", "exp", 9_999_999_999], ["z", "_sd", []], ["z", "given_name", "Kim"], ["z", "NL"]])
    place = chance.randrange(len(text))
    forms: tuple[Callable[[], list[str]], ...] = (
        lambda: [token_mutant(signed, chance), *shown, last],
        lambda: [signed, *shown, token_mutant(last, chance) if last else "a.b.c"],
        lambda: [signed, *chance.sample(shown, chance.randrange(len(shown) + 1)), chance.choice([last, ""])],
        lambda: [signed, *shown, *shown[:1], last],
        lambda: [signed, *shown[1:], spoilt, last],
        lambda: [signed, *shown, to_base64url(json.dumps(claim).encode()), last],
        lambda: [text[:place] + chance.choice("Aa0_-.~=") + text[place + chance.randrange(2) :]],
    )
    return "~".join(chance.choice(forms)())


def _respelt(disclosure: str, chance: random.Random) -> str:
    """Return another disclosure than the issuer's: what it holds was changed, or written otherwise."""
    changed = json_mutant(json.loads(base64url(disclosure)), chance)
    return to_base64url(json.dumps(changed, ensure_ascii=False).encode("utf-8", "surrogatepass"))


_HEADERS: tuple[dict[str, Any], ...] = (
    {"alg": "none"}, {"alg": "HS256"}, {"alg": "ES256"}, {"alg": "RS256"}, {"alg": ["EdDSA"]}, {"b64": False},
    {"crit": ["exp"]}, {"kid": None}, {"kid": "#active"}, {"typ": "vc+sd-jwt"}, {"jku": "https://x.example/k"},
    {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}, {"zip": "DEF"},
)  # fmt: skip


def byte_mutant(data: bytes, chance: random.Random) -> bytes:
    """Return changed bytes of a container: one replaced, removed or added, a part twice or gone, something behind."""
    place, other = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    byte = bytes([chance.randrange(256)])
    forms: tuple[Callable[[], bytes], ...] = (
        lambda: data[:place] + byte + data[place + 1 :],
        lambda: data[:place] + data[place + 1 :],
        lambda: data[:place] + byte + data[place:],
        lambda: data[:other] + data[place:],
        lambda: data[:place] + data[other:],
        lambda: data + data[place:],
        lambda: data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :],
    )
    return chance.choice(forms)()


def mutant(data: bytes, chance: random.Random) -> bytes:
    """Return a mutant of a file of any kind."""
    head = data.lstrip()[:1]
    if head == b"{" and chance.random() < 0.9:
        if chance.random() < 0.1:
            return text_mutant(data.decode().strip(), chance).encode("utf-8", "surrogatepass")
        changed = json_mutant(json.loads(data), chance)
        return json.dumps(changed, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    if data.startswith(b"eyJ") and b"~" in data and chance.random() < 0.9:
        return selective_mutant(data.decode().strip(), chance).encode("utf-8", "surrogatepass")
    if data.startswith(b"eyJ") and data.count(b".") == 2 and chance.random() < 0.9:
        return token_mutant(data.decode().strip(), chance).encode("utf-8", "surrogatepass")
    return byte_mutant(data, chance)
