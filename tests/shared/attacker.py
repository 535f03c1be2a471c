"""What somebody who owns a host, and no key of any institution, can publish there."""

from typing import Any

EVIL = "https://evil.example.net/"


def assertion(**changes: Any) -> dict[str, Any]:
    """Return a hosted assertion at the attacker's host."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{EVIL}a",
        "recipient": {"type": "email", "identity": "x@example.org", "hashed": False},
        "badge": {"type": "BadgeClass", "id": f"{EVIL}b", "name": "Veilig tillen", "issuer": f"{EVIL}i"},
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "hosted"},
        **changes,
    }


def profile(identifier: str, **verification: Any) -> dict[str, Any]:
    """Return a profile that bears the school's name."""
    return {"type": "Issuer", "id": identifier, "name": "Demo-mbo Rijnstad", "verification": verification}
