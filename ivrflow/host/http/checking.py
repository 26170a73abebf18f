"""Whether a service is there."""

from __future__ import annotations

import http.client
import time
from pathlib import Path

from ivrflow.host.declared import HostSource
from ivrflow.host.http.carrier import HttpCarrier
from ivrflow.host.network.addresses import Forbidden, Resolver, system_resolver
from ivrflow.host.network.faults import TooMuch, in_words
from ivrflow.host.secrets import ResolveSecret

__all__ = ["check_service"]

PATIENCE_S = 5.0
AWAY = (502, 503, 504)


def check_service(
    source: HostSource, resolve: ResolveSecret, folder: Path, resolver: Resolver = system_resolver
) -> tuple[str, ...]:
    """Ask for the options of the source's url (RFC 9110, section 9.3.7): that changes nothing, and any answer but
    `not now` shows that the address, the certificates and the way there are right. Statements are not tried.

    Returns what is wrong, with the file; empty when all is well. Raises Unavailable as `HttpCarrier` does.
    """
    carrier = HttpCarrier(source, resolve, folder, resolver)
    try:
        status = carrier.ask_options(time.monotonic() + PATIENCE_S)
    except Forbidden:
        what = "the url leads to an address that may not be reached"
        return (f"{source.path}: {what}; if the service is your own, write private_network = true",)
    except (OSError, http.client.HTTPException, TooMuch) as error:
        return (f"{source.path}: the service cannot be reached ({in_words(error)}); is it running, and the url right?",)
    if status in AWAY:
        return (f"{source.path}: the service is not ready (status {status})",)
    return ()
