"""Gather badges and links out of texts, pages and documents that hold more than one badge.

Decides what counts: a badge itself; a link to one by its platform or path; nothing else. Other links are named by
their host and never asked.
"""

import re
from dataclasses import dataclass, field, replace

from badge_verifier.claims.credential import Payload, Remark
from badge_verifier.containers import forms, jsoned, tokens
from badge_verifier.containers.jsoned import Found
from badge_verifier.encodings.characters import WORD, by_known
from badge_verifier.errors import Absent, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import ADDRESS, HOSTS_NAMED, LINKS_GATHERED, OBJECTS_GATHERED, Limits
from badge_verifier.network.link_kinds import WALLET_SCHEMES, bare_hosts, link_kind, unwrapped
from badge_verifier.network.platforms import host

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]\u00a0“”„\u2019\u2018«»]+", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![{WORD}@./:=%-])(?:[A-Za-z0-9_-]{{1,60}}\.){{0,3}}(?:{'|'.join(map(re.escape, bare_hosts()))})/"
    r"[^\s<>\"'`{}|\\^\[\]]+",
    re.IGNORECASE,
)
_WALLET = re.compile(rf"(?<![{WORD}+.-])(?:{WALLET_SCHEMES}):[^\s<>\"']{{2,}}", re.IGNORECASE)
_OBJECT = re.compile(r"\{\s*(?:\"|&quot;|[“”„‟″«»])")
_SCHEME = ("http://", "https://")
_SCHEMES = tuple(f"{scheme.strip('?')}:" for scheme in WALLET_SCHEMES.split("|"))
_BARE_HOSTS = tuple(f"{name}/" for name in bare_hosts())
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[{}]', re.DOTALL)
_LETTER = re.compile(f"[{WORD}]")
_CLOSING = ".,;:!?…*)"


@dataclass
class Gathered:
    """What was found so far, each once and in order, and what was passed over."""

    limits: Limits
    container: str
    path: str = ""
    remarks: tuple[Remark, ...] = ()  # on each payload
    alone: bool = True  # a text with nothing but links says by itself that they are badges; a page does not
    found: dict[tuple[str, str], Found] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    wallets: dict[str, None] = field(default_factory=dict)
    diplomas: int = 0
    seen: set[str] = field(default_factory=set)

    def add(self, each: Found) -> None:
        """Add a payload or an error, unless the same is there.

        Raises:
            Unchecked: "unbake.too-large": there are more than a file may hold.
        """
        if self.remarks and isinstance(each, Payload):
            each = replace(each, remarks=(*self.remarks, *each.remarks))
        key = (each.code, each.detail) if isinstance(each, StepError) else (each.kind, each.text)
        self.found.setdefault(key, each)
        if len(self.found) > self.limits.zip_entries:
            raise Unchecked("unbake.too-large", f"more than {self.limits.zip_entries} links or badges")

    def link(self, address: str, *, asked: bool = False) -> None:
        """Add a link where it leads to a badge, else note its host.

        Args:
            asked: The text is nothing but links: then only the answer can tell what an unknown one is.

        Raises:
            Unchecked: "unbake.too-large": there are more than are looked at.
        """
        if address in self.seen:
            return
        self.seen.add(address)
        if len(self.seen) > LINKS_GATHERED:
            raise Unchecked("unbake.too-large", f"more than {LINKS_GATHERED} links")
        inner, wrapper = unwrapped(address)
        kind = link_kind(inner)
        if kind == "badge" or (kind == "unknown" and asked):
            remarks = (Remark("remark.unwrapped", wrapper),) if wrapper else ()
            self.add(Payload("url", inner, self.container, self.path, remarks))
        elif kind == "wallet":
            self.wallets[host(inner)] = None
        elif kind == "diploma":
            self.diplomas += 1
        elif len(self.others) < HOSTS_NAMED and host(inner):
            self.others[host(inner)] = None

    def text(self, text: str) -> None:
        """Add the badges, tokens and links of a text, in its order."""
        rest = self._without_wallets(text)
        spans = _objects(rest)
        if len(spans) > self.limits.zip_entries:
            raise Unchecked("unbake.too-large", f"more than {self.limits.zip_entries} objects")
        places: list[tuple[int, Found | str]] = []
        for start, end in spans:
            places += [(start, each) for each in self._object(rest[start:end])]
        rest = _blanked(rest, spans)
        seen = list(tokens.tokens(rest, self.container, self.path))
        places += [(each.start, each.found) for each in seen]
        rest = _blanked(rest, [(each.start, each.end) for each in seen])
        links = addresses(rest)
        # Nothing but links: then whoever sent them says that they are badges.
        asked = self.alone and bool(links) and not spans and not _beside(rest)
        for _, each in sorted([*places, *links], key=lambda each: each[0]):
            if isinstance(each, str):
                self.link(each, asked=asked)
            else:
                self.add(each)
        if not self.found and (kind := forms.cose_text(text)):
            self.add(NotUnderstood("unbake.form-cose", kind))

    def _without_wallets(self, text: str) -> str:
        spans: list[tuple[int, int]] = []
        for match in _WALLET.finditer(text) if _holds(text, _SCHEMES) else ():
            spans.append((match.start(), match.end()))
            self.wallets[match[0].partition(":")[0].lower()] = None
            if len(spans) > self.limits.zip_entries:
                break
        return _blanked(text, spans)

    def _object(self, text: str) -> list[Found]:
        """Return the badges of a JSON object within a text; one that has nothing of a badge is none of ours."""
        try:
            found = jsoned.payloads(text, self.container, self.path, self.limits, (Remark("remark.text-around"),))
        except StepError as error:
            return [error]
        whole = len(found) == 1 and isinstance(found[0], Payload) and found[0].text == text
        return [] if whole and "@context" not in text and '"recipient"' not in text else found

    def settled(self, absent: Absent) -> tuple[Found, ...]:
        """Return the badges that were found; the first names the other links that stood beside it.

        Args:
            absent: What to raise where there is nothing at all.

        Raises:
            StepError: `absent`, or what the links that are there lead to instead.
        """
        if not self.found:
            if self.diplomas:
                raise forms.european()
            if self.wallets:
                raise Absent("unbake.wallet-link", ", ".join(self.wallets))
            if self.others and absent.code == "unbake.no-badge-in-text":
                raise Absent("unbake.other-link", ", ".join(self.others))
            raise absent
        found = list(self.found.values())
        beside = [Remark("remark.other-links", ", ".join(self.others))] if self.others else []
        beside += [Remark("remark.wallet-links", ", ".join(self.wallets))] if self.wallets else []
        first = found[0]
        if beside and isinstance(first, Payload):
            found[0] = replace(first, remarks=(*first.remarks, *beside))
        return tuple(found)


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    """Say whether one of these stands in a text, in any case: looking for each is much faster than for a pattern."""
    lowered = text.lower()
    return any(sign in lowered for sign in signs)


def addresses(text: str) -> list[tuple[int, str]]:
    """Return the addresses of a text with their places, also those of known platforms without `https://`."""
    found: list[tuple[int, str]] = []
    for pattern, scheme, signs in ((_ADDRESS, "", _SCHEME), (_BARE, "https://", _BARE_HOSTS)):
        for match in pattern.finditer(text) if _holds(text, signs) else ():
            if len(found) >= LINKS_GATHERED:
                raise Unchecked("unbake.too-large", f"more than {LINKS_GATHERED} links")
            address = scheme + _trimmed(match[0])
            if len(address) <= ADDRESS and host(address):
                found.append((match.start(), address))
    return found


def _trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence or the markup that it stands in."""
    for sign in ("&gt;", "&lt;", "&quot;", "&#39;", "&#34;"):
        address = address.partition(sign)[0]
    if "(" not in address:
        address = address.partition(")")[0]
    address = address.rstrip(_CLOSING).replace("&amp;", "&")
    scheme, separator, rest = address.partition("://")
    name, slash, path = rest.partition("/")
    if not separator or len(address) > ADDRESS:  # the longer ones are no addresses to us
        return address
    return f"{scheme.lower()}{separator}{by_known(name, str.lower)}{slash}{path}"


def _beside(text: str) -> bool:
    """Say whether there are words beside the links."""
    return _LETTER.search(_BARE.sub(" ", _ADDRESS.sub(" ", text))) is not None


def _objects(text: str) -> list[tuple[int, int]]:
    """Return the places of JSON objects in a text, outermost ones only; each place is looked at once."""
    spans: list[tuple[int, int]] = []
    at = 0
    while match := _OBJECT.search(text, at):
        end, depth = len(text), 0
        for token in _TOKEN.finditer(text, match.start()):
            depth += {"{": 1, "}": -1}.get(token[0], 0)
            if depth == 0 and token[0] == "}":
                end = token.end()
                break
        spans.append((match.start(), end))
        at = end
        if len(spans) > OBJECTS_GATHERED:
            break
    return spans


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with spaces in place of these spans, so that places stay what they were."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
