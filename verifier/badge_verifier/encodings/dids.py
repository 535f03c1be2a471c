"""The method of a DID, and the methods whose identifiers are a key (https://www.w3.org/TR/did-core/#did-syntax).

How a key is taken from an identifier is decided in `proofs.key_resolution`, whether two identifiers hold the same key
in `trust.ambiguity`; each has a row for every method named here.
"""

KEYS_THEMSELVES = frozenset({"did:key", "did:jwk"})
"""Methods of which the identifier contains the key: whoever is named by it is whoever holds that key."""


AT_HOSTS = frozenset({"did:web"})
"""Methods whose identifiers name the host at which their document stands; `proofs.key_resolution` makes its address."""


def method_of(identifier: str) -> str:
    """Return the method of a DID or DID URL; "" for any other identifier.

    >>> method_of("did:web:school.example.org#key-1"), method_of("https://school.example.org")
    ('did:web', '')
    """
    scheme, name, rest = (*identifier.split(":", 2), "", "")[:3]
    return f"{scheme}:{name}" if scheme == "did" and name and rest else ""


def method_at_host(identifier: str) -> str:
    """Return the method of a DID that names a host, even where the name is left empty; "" for any other identifier.

    >>> method_at_host("did:web:school.example.org"), method_at_host("did:web:"), method_at_host("did:key:z6Mk")
    ('did:web', 'did:web', '')
    """
    return next((method for method in AT_HOSTS if identifier.startswith(f"{method}:")), "")


def place_of(did: str) -> tuple[str, ...]:
    """Return the host that a DID names, with its port as the DID has it, and the parts of its path.

    >>> place_of("did:web:school.example.org%3A8443:team:zorg")
    ('school.example.org%3A8443', 'team', 'zorg')
    """
    return tuple(did.split(":")[2:])


def is_key(identifier: str | None) -> bool:
    """Say whether an identifier is a key itself."""
    return identifier is not None and method_of(identifier) in KEYS_THEMSELVES
