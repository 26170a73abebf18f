"""Which addresses a source may reach: a name is resolved, every address is looked at, and only what was looked at is
connected to. Whoever controls a name's records can therefore not lead a request into the company's own network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

__all__ = ["Forbidden", "Resolver", "is_allowed", "reachable", "system_resolver"]

Address: TypeAlias = IPv4Address | IPv6Address
Resolver: TypeAlias = Callable[[str, int], tuple[str, ...]]
"""From a host's name and port to its addresses. Raises OSError."""

MOST_TRIED = 4
"""Addresses of one name that are tried, one after the other."""

THIS_NETWORK = IPv4Network("0.0.0.0/8")
NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: an IPv4 address is in the last 32 bits."""


class Forbidden(Exception):
    """The name leads only to addresses that the source may not reach."""


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """As the operating system resolves. It may take as long as the system's resolver does."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def reachable(addresses: tuple[str, ...], private_network: bool) -> tuple[str, ...]:
    """Those that may be reached, at most four. Raises Forbidden when there is none."""
    allowed = [address for address in addresses if is_allowed(address, private_network)]
    if not allowed:
        raise Forbidden
    return tuple(allowed[:MOST_TRIED])


def is_allowed(text: str, private_network: bool) -> bool:
    """Public addresses always; private ones (loopback, RFC 1918, RFC 6598, RFC 4193) when the source says so.

    Never link-local addresses (RFC 3927, where clouds keep the credentials of a machine), multicast, unspecified
    and reserved ones. An IPv4 address that an IPv6 address carries is looked at itself.
    """
    address = _carried(ip_address(text.partition("%")[0]))
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    if address.is_global:
        return not address.is_reserved
    if isinstance(address, IPv4Address) and (address.is_reserved or address in THIS_NETWORK):
        return False
    return private_network


def _carried(address: Address) -> Address:
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(address.packed[-4:])
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)
