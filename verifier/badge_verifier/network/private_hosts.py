"""Addresses that lead nowhere for whoever checks: the issuer's own computer, or a network of its own.

By a table of ours: what Python calls private changes between its versions.
"""

import ipaddress
import re

# RFC 1918, RFC 6598, RFC 3927, RFC 1122, RFC 4193, RFC 4291 and what else is never reached from outside.
_NETWORKS = tuple(
    ipaddress.ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
        "224.0.0.0/3", "::/127", "::ffff:0:0/96", "fc00::/7", "fe80::/10", "ff00::/8",
    )
)  # fmt: skip
# RFC 6761, RFC 6762, RFC 8375 and names that offices and schools use within their own walls.
_ENDINGS = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa", "localdomain")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)


def is_private(host: str) -> bool:
    """Say whether nobody outside of its own network can reach a host.

    Args:
        host: A name or an address, without brackets or port; "" is no host and not private.

    >>> is_private("192.168.1.20"), is_private("moodle.school.example.org")
    (True, False)
    """
    name = host.lower().strip("[]").rstrip(".")
    if not name:
        return False
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        bare = "." not in name or _NUMBER.fullmatch(name) is not None  # "moodle", or 127.1 and 2130706433
        return bare or name.rpartition(".")[2] in _ENDINGS or name.endswith(".home.arpa")
    return any(address in network for network in _NETWORKS if network.version == address.version)
