"""Whether a mail server is there and lets us in."""

from __future__ import annotations

import time
from pathlib import Path

from ivrflow.host.declared import HostSource
from ivrflow.host.mail.carrier import MailCarrier
from ivrflow.host.mail.session import RECEIVED_LIMIT, Refusal
from ivrflow.host.network.addresses import Forbidden, Resolver, system_resolver
from ivrflow.host.network.faults import TooMuch, in_words
from ivrflow.host.network.opening import WireLimits
from ivrflow.host.secrets import ResolveSecret

__all__ = ["check_mail_server"]

PATIENCE_S = 5.0


def check_mail_server(
    source: HostSource, resolve: ResolveSecret, folder: Path, resolver: Resolver = system_resolver
) -> tuple[str, ...]:
    """Greet the server, encrypt, log in and say NOOP (RFC 5321, section 4.1.1.9). No mail is sent.

    Returns what is wrong, with the file; empty when all is well. Raises Unavailable as `MailCarrier` does.
    """
    carrier = MailCarrier(source, resolve, folder, resolver)
    try:
        with carrier.session(WireLimits(time.monotonic() + PATIENCE_S, RECEIVED_LIMIT)) as session:
            code, _text = session.noop()
            if code != 250:
                raise Refusal("NOOP", code)
    except Forbidden:
        what = "the url leads to an address that may not be reached"
        return (f"{source.path}: {what}; if the server is your own, write private_network = true",)
    except Refusal as refusal:
        return (
            f"{source.path}: the mail server answers {refusal.step} with {refusal.code}; are user and password right?",
        )
    except (OSError, TooMuch) as error:
        return (
            f"{source.path}: the mail server cannot be reached ({in_words(error)}); is it running, and the url right?",
        )
    return ()
