"""Who asks, and how, when proxies stand in front: what they add to a request, believed of those that are trusted.

`X-Forwarded-For` is a list to which each proxy appends the address that it heard the request from, so that whatever a
caller makes up stands at its left. It is read from the right, as long as those who wrote it are trusted; the first
address that is none of theirs is the one who asks. `X-Forwarded-Proto` and `X-Forwarded-Host` are read at the same
distance from the right; one value alone is what the proxy nearest to the caller said. From everybody else these
headers are taken away, and from everybody those that are not read, such as `Forwarded` (RFC 7239).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Final

from ivrflow.model.errors import Misuse

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["BehindProxies", "Network", "read_proxies"]

_log = logging.getLogger(__name__)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

FOR: Final = "HTTP_X_FORWARDED_FOR"
PROTO: Final = "HTTP_X_FORWARDED_PROTO"
HOST: Final = "HTTP_X_FORWARDED_HOST"
UNREAD: Final = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_BY", "HTTP_X_FORWARDED_PREFIX")
SCHEMES: Final = ("http", "https")


def read_proxies(setting: Iterable[str]) -> tuple[Network, ...]:
    """`10.0.0.5`, `10.1.0.0/16`, `::1`. Raises Misuse for what is no address and no network."""
    networks = []
    for each in setting:
        try:
            networks.append(ip_network(each))
        except ValueError:
            raise Misuse(
                f'[designer] proxies: "{each}" is no address and no network; write 10.0.0.5, or 10.0.0.0/24'
            ) from None
    return tuple(networks)


class BehindProxies:
    """A WSGI application (PEP 3333) to which requests come as the proxies' callers made them."""

    def __init__(self, app: WSGIApplication, trusted: tuple[Network, ...]) -> None:
        self._app, self._trusted = app, trusted
        self._told = False

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        said = {header: _values(environ.pop(header, "")) for header in (FOR, PROTO, HOST)}
        for header in UNREAD:
            environ.pop(header, None)
        peer = _address(environ.get("REMOTE_ADDR", ""))
        if peer is not None and self._trusts(peer):
            self._believe(environ, peer, said)
        elif said[FOR] and not self._told:
            self._told = True
            _log.warning(
                "%s says for whom it asks, and is not believed: no proxy of [designer] proxies has this address",
                environ.get("REMOTE_ADDR", ""),
            )
        return self._app(environ, start_response)

    def _believe(self, environ: WSGIEnvironment, peer: Address, said: dict[str, list[str]]) -> None:
        asking, proxies = self._walk(peer, said[FOR])
        environ["REMOTE_ADDR"] = str(asking)
        environ.pop("REMOTE_HOST", None)
        scheme = _nearest(said[PROTO], proxies).lower()
        if scheme in SCHEMES:
            environ["wsgi.url_scheme"] = scheme
        if host := _nearest(said[HOST], proxies):
            environ["HTTP_HOST"] = host

    def _walk(self, peer: Address, hops: list[str]) -> tuple[Address, int]:
        """From this machine outwards: who asks, and through how many trusted proxies."""
        asking, proxies = peer, 1
        for hop in reversed(hops):
            found = _address(hop)
            # A proxy that does not tell whom it heard (`unknown`) is all that is known of the caller.
            if found is None:
                break
            asking = found
            if not self._trusts(found):
                break
            proxies += 1
        return asking, proxies

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def _values(header: str) -> list[str]:
    return [value.strip() for value in header.split(",")] if header else []


def _nearest(values: list[str], proxies: int) -> str:
    """What the outermost of so many proxies said."""
    return values[max(0, len(values) - proxies)] if values else ""


def _address(text: str) -> Address | None:
    """An address; some proxies add the port: `192.0.2.7:4711`, `[2001:db8::7]:4711`."""
    bare = text.strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        found = ip_address(bare)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
