"""Decides to which IP addresses connections are allowed.

Addresses have the text form of a resolver, a socket or a URL. This module resolves nothing and connects to nothing:
`resolver.py` calls it for every answer of the name service, `targets.py` for every literal in a URL.
"""

import ipaddress
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

# IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates), multicast (RFC 5771), and the retired 6to4 relays
# (RFC 7526). Written out, because `is_global` of Python 3.11 lets multicast and some later assignments through.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# IPv6 works the other way round: only 2000::/3 has ever been given out for global unicast (RFC 4291), less the parts of it
# that are documentation, protocol assignments (Teredo 2001::/32, ORCHID and benchmarking are in 2001::/23) or 6to4.
_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20"))
# What a DNS64 resolver answers on a network without IPv4 (RFC 6052): the IPv4 address in the last 32 bits decides.
_NAT64 = IPv6Network("64:ff9b::/96")
# Interface identifiers of ISATAP (RFC 5214): 0000:5efe or 0200:5efe in front of an IPv4 address, under any prefix.
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


def is_public(address: str) -> bool:
    """True where `address` is a unicast address of the public internet in its usual spelling.

    False for everything else: special-purpose ranges, mapped, compatible, 6to4, Teredo and ISATAP forms, zone ids, and IPv4
    literals in any spelling but the plain dotted quad (decimal, octal, hex, short, other scripts). Never raises.
    """
    parsed = parse_address(address)
    return parsed is not None and _is_public(parsed)


@lru_cache(maxsize=8_192)
def parse_address(address: str) -> IPv4Address | IPv6Address | None:
    """The address that `address` spells in the usual way of its family, with or without brackets; None for anything else."""
    if address.startswith("[") and address.endswith("]"):
        address = address[1:-1]
        if ":" not in address:
            return None
    if not address.isascii() or "%" in address or len(address) > 45:
        return None
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _NAT64:
        return _is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address not in _GLOBAL_UNICAST_6 or any(address in network for network in _NOT_PUBLIC_6):
        return False
    if (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return _is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return True


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Public addresses, and the networks that the operator named. Nothing else.

    A network allows exactly the addresses inside it: 127.0.0.1/32 allows neither 127.0.0.66 nor ::1 nor ::ffff:127.0.0.1.
    """

    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, *networks: str) -> "AddressPolicy":
        """The policy that allows `networks` in CIDR notation beside the public internet. ValueError names a bad one."""
        return cls(tuple(ipaddress.ip_network(network) for network in networks))

    def permits(self, address: str) -> bool:
        """True if a connection to `address` is allowed. Never raises."""
        parsed = parse_address(address)
        return parsed is not None and (self._is_allowed(parsed) or _is_public(parsed))

    def allows(self, address: str) -> bool:
        """True if the operator has named a network with `address`."""
        parsed = parse_address(address)
        return parsed is not None and self._is_allowed(parsed)

    def _is_allowed(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self.allowed_networks)
