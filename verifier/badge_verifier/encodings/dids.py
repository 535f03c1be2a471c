"""The method of a DID, and the methods whose identifiers are a key (https://www.w3.org/TR/did-core/#did-syntax).

How a key is taken from an identifier is decided in `proofs.key_resolution`, whether two identifiers hold the same key
in `trust.ambiguity`; each has a row for every method named here.
"""

KEYS_THEMSELVES = frozenset({"did:key", "did:jwk"})
"""Methods of which the identifier contains the key: whoever is named by it is whoever holds that key."""


def method_of(identifier: str) -> str:
    """Return the method of a DID or DID URL; "" for any other identifier.

    >>> method_of("did:web:school.example.org#key-1"), method_of("https://school.example.org")
    ('did:web', '')
    """
    scheme, name, rest = (*identifier.split(":", 2), "", "")[:3]
    return f"{scheme}:{name}" if scheme == "did" and name and rest else ""


def is_key(identifier: str | None) -> bool:
    """Say whether an identifier is a key itself."""
    return identifier is not None and method_of(identifier) in KEYS_THEMSELVES
