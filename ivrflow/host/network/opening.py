"""From the name of a host to a wire: resolve once, look at the addresses, connect to one that was looked at."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from ivrflow.host.network.addresses import Resolver, reachable
from ivrflow.host.network.faults import Overdue
from ivrflow.host.network.wire import Wire

__all__ = ["Reach", "WireLimits", "open_wire"]


@dataclass(frozen=True, slots=True)
class Reach:
    """The one place that a source may connect to."""

    host: str
    port: int
    private_network: bool
    trust: ssl.SSLContext
    resolver: Resolver


@dataclass(frozen=True, slots=True)
class WireLimits:
    """How long, how much, and for whom."""

    deadline: float
    """Of time.monotonic()."""
    received: int
    """Bytes."""
    in_use: Callable[[Wire], bool] = lambda _wire: True
    """Told of every wire before it is used, so that it can be ended; False: nobody waits any more."""


def open_wire(reach: Reach, limits: WireLimits, *, encrypted: bool) -> Wire:
    """A connection to the first address that takes it. Raises Forbidden; OSError."""
    addresses = reachable(reach.resolver(reach.host, reach.port), reach.private_network)
    failure: OSError = Overdue()
    for address in addresses:
        family = socket.AF_INET if ipaddress.ip_address(address).version == 4 else socket.AF_INET6
        wire = Wire(family, limits.deadline, limits.received)
        try:
            if not limits.in_use(wire):
                raise Overdue
            wire.connect(address, reach.port)
            if encrypted:
                wire.start_tls(reach.trust, reach.host)
        except OSError as error:
            wire.hang_up()
            failure = error
            if wire.overdue:
                break
        else:
            return wire
    raise failure
