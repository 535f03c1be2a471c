"""What an address leads to, told before anybody is asked."""

import pytest

from badge_verifier.network.link_kinds import link_kind, unwrapped

BADGE = "https://www.edubadges.nl/public/assertions/AbC"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (BADGE, "badge"),
        ("https://edubadges.nl/public/assertions/AbC", "badge"),
        ("https://www.edubadges.nl/", "unknown"),
        ("https://edubadges.nl.evil.example/x", "unknown"),
        ("https://eu.badgr.com/public/assertions/a?identity__email=b", "badge"),
        ("https://www.credly.com/badges/0aa0/public_url", "badge"),
        ("https://www.credential.net/0aa0aa0a-1111", "badge"),
        ("https://verifierplus.org/credentials/eb6f#", "badge"),
        ("https://school.example.org/assertions/1", "badge"),
        ("https://school.example.org/badges/assertion.php?b=0f3a", "badge"),
        ("https://school.example.org/badges/badge.php?hash=0f3a", "badge"),
        ("https://badges.school.example.org/a/1", "badge"),
        ("https://badges.school.example.org/", "unknown"),
        ("https://school.example.org/badges/", "unknown"),
        ("https://school.example.org/over-open-badges", "unknown"),
        ("https://school.example.org/media/badges/1.png", "other"),
        ("https://www.linkedin.com/in/sam/details/certifications/", "other"),
        ("https://www.linkedin.com/badges/1", "other"),
        ("https://lnkd.in/eAbC", "other"),
        ("https://protect-eu.mimecast.com/s/AbCdE?domain=edubadges.nl", "other"),
        ("https://a.example/interactions/z8n?iuv=1", "wallet"),
        ("https://nos.nl/badges/1", "other"),
        ("https://www.w3.org/ns/credentials/v2", "other"),
        ("https://w3id.org/openbadges/v2", "other"),
        ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "other"),
        ("https://europa.eu/europass/digital-credentials/viewer/view?shareLink=a", "diploma"),
        ("https://europa.eu/europass/nl", "other"),
        ("https://lcw.app/request?vc_request_url=https://a.example/badges/1", "wallet"),
        ("https://a.example/x?credential_offer_uri=https://a.example/badges/1", "wallet"),
        ("https://[", "other"),
        ("https://a.example/badges/" + "x" * 5_000, "other"),
    ],
)
def test_platform_and_path_tell_what_a_link_is(address: str, kind: str) -> None:
    """A badge only where its host or its path says so."""
    assert link_kind(address) == kind


@pytest.mark.parametrize(
    ("wrapped", "host"),
    [
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC&data=05%7C",
            "eur01.safelinks.protection.outlook.com",
        ),
        ("https://www.google.com/url?q=https://www.edubadges.nl/public/assertions/AbC&sa=D", "www.google.com"),
        ("https://urldefense.com/v3/__https://www.edubadges.nl/public/assertions/AbC__;!!a!b$", "urldefense.com"),
        (
            "https://eu-west-1.protection.sophos.com/?u=aHR0cHM6Ly93d3cuZWR1YmFkZ2VzLm5sL3B1YmxpYy9hc3NlcnRpb25zL0FiQw==&i=a",
            "eu-west-1.protection.sophos.com",
        ),
        (
            "https://eu1.trendmicro.com/wis/clicktime/v1/query?url=https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC",
            "eu1.trendmicro.com",
        ),
        (
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.edubadges.nl_public_assertions_AbC&d=a",
            "urldefense.proofpoint.com",
        ),
        (
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fwww.edubadges.nl%2fpublic%2fassertions%2fAbC&c=E",
            "linkprotect.cudasvc.com",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC", "l.facebook.com"),
        (
            "https://www.linkedin.com/safety/go?url=https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC",
            "www.linkedin.com",
        ),
        (
            "https://secure-web.cisco.com/1abc/https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC",
            "secure-web.cisco.com",
        ),
        (
            (
                "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D"
                "https%253A%252F%252Fwww.edubadges.nl%252Fpublic%252Fassertions%252FAbC"
            ),
            "a.safelinks.protection.outlook.com",
        ),
    ],
)
def test_wrapped_link_is_unwrapped(wrapped: str, host: str) -> None:
    """Mail gateways and networks put the address into their own."""
    assert unwrapped(wrapped) == (BADGE, host)


@pytest.mark.parametrize(
    "address",
    [
        BADGE,
        "https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC",
        "https://a.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)",
        "https://a.safelinks.protection.outlook.com/?data=a",
        "https://a.protection.sophos.com/?d=a.example&u=aHR0c!",
        "https://a.protection.sophos.com/?d=a.example&u=amF2YXNjcmlwdDphbGVydCgxKQ==",
        "https://school.example.org/?url=https%3A%2F%2Fwww.edubadges.nl%2Fpublic%2Fassertions%2FAbC",
    ],
)
def test_address_of_anyone_else_is_left_as_it_is(address: str) -> None:
    """A host that only begins alike is no gateway, and an address in a query is none of ours to follow."""
    assert unwrapped(address) == (address, "")
