"""Whether an IP address belongs to the public internet, also where it carries another one."""

import ipaddress
from collections.abc import Iterator

_CARRIERS = (
    # Each network with the position, in bits from the right, of the IPv4 address that it carries.
    ("::/96", 0),  # IPv4-compatible, RFC 4291
    ("::ffff:0:0/96", 0),  # IPv4-mapped, RFC 4291
    ("::ffff:0:0:0/96", 0),  # IPv4-translated, RFC 2765
    ("64:ff9b::/96", 0),  # NAT64, RFC 6052
    ("2002::/16", 80),  # 6to4, RFC 3056
    ("2001::/32", 64),  # Teredo's server, RFC 4380
)
_NETWORKS = tuple((ipaddress.IPv6Network(network), shift) for network, shift in _CARRIERS)
_TEREDO = ipaddress.IPv6Network("2001::/32")
_NEVER = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "64:ff9b:1::/48",  # NAT64 within one operator's network, RFC 8215
        "fec0::/10",  # site-local, RFC 3879
        "5f00::/16",  # segment routing, RFC 9602
    )
)
_ALL_ONES = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet, and so does every address that it carries."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        carried = list(_carried(parsed))
        if carried:
            return all(_is_global(inner) for inner in carried)
        if any(parsed in network for network in _NEVER):
            return False
    return _is_global(parsed)


def _carried(address: ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    for network, shift in _NETWORKS:
        if address in network:
            yield ipaddress.IPv4Address(int(address) >> shift & _ALL_ONES)
    if address in _TEREDO:  # the client's address is written with all its bits turned
        yield ipaddress.IPv4Address(int(address) & _ALL_ONES ^ _ALL_ONES)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast
