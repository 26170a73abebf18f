"""A conversation with a mail server up to the point where mails can be sent."""

from __future__ import annotations

import smtplib
import socket
from typing import cast

from ivrflow.host.network.opening import Reach
from ivrflow.host.network.wire import Wire

__all__ = ["RECEIVED_LIMIT", "Refusal", "greet"]

RECEIVED_LIMIT = 64 * 1024
"""Bytes that a server may say in one conversation."""


class Refusal(Exception):
    """The server said no. Of what it said only the code is kept: the text may quote an address."""

    def __init__(self, step: str, code: int) -> None:
        super().__init__(step, code)
        self.step, self.code = step, code


def greet(wire: Wire, reach: Reach, credentials: tuple[str, str] | None, *, start_tls: bool) -> smtplib.SMTP:
    """Greet the server, encrypt if that is still to be done, and log in.

    Raises OSError, Refusal; TooMuch of ivrflow.host.network.faults.
    """
    # A text for its own name keeps smtplib from asking the resolver for one.
    session = smtplib.SMTP(local_hostname=_own_name(wire))
    # It needs sendall, makefile and close of a socket; with one that is there already it never connects by itself.
    session.sock = cast(socket.socket, wire)
    _expect("greeting", 220, session.getreply())
    _expect("EHLO", 250, session.ehlo())
    if start_tls:
        _expect("STARTTLS", 220, session.docmd("STARTTLS"))
        wire.start_tls(reach.trust, reach.host)
        # RFC 3207, section 4.2: what was said in clear is forgotten, also what an attacker sent ahead.
        session.file = None
        session.ehlo_resp, session.esmtp_features, session.does_esmtp = None, {}, False
        _expect("EHLO", 250, session.ehlo())
    if credentials:
        try:
            session.login(*credentials)
        except smtplib.SMTPResponseException as error:
            raise Refusal("login", error.smtp_code) from None
        except smtplib.SMTPServerDisconnected:
            raise
        # SMTPException: the server knows none of our ways to log in; ValueError: its challenge is no base64.
        except (smtplib.SMTPException, ValueError):
            raise Refusal("login", 504) from None
    return session


def _expect(step: str, wanted: int, reply: tuple[int, bytes]) -> None:
    if reply[0] != wanted:
        raise Refusal(step, reply[0])


def _own_name(wire: Wire) -> str:
    """RFC 5321, section 4.1.4: who has no name gives the address."""
    address = wire.local_address
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
