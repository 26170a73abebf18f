"""Who may call what from a browser: a ticket that the designer signs and the engine takes once.

`base64url(JSON) . base64url(HMAC-SHA256 of the former)` (RFC 2104, RFC 4648 section 5), under a secret that both have
from the store. A ticket lasts for less than a minute, names the page that may use it, and what may be called with it.
"""

from __future__ import annotations

import binascii
import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Final

from ivrflow.model.errors import Misuse

__all__ = ["LIFETIME_S", "BadTicket", "Ticket", "Turnstile", "digest_of", "sign"]

LIFETIME_S: Final = 60
"""No ticket lasts longer, whatever it says."""

MAX_CHARACTERS: Final = 2_000


class BadTicket(Misuse):
    """A ticket that opens nothing. The message may be shown to whoever brought it."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What its bearer may call."""

    flow: str
    author: str
    """Who calls: an account of the designer."""
    origin: str
    """The page that may use it, as browsers send it (RFC 6454): `http://127.0.0.1:8080`."""
    expires_s: int
    """Seconds since 1970 UTC."""
    revision: int = 0
    """Of the draft; 0: the flow as it is published."""
    digest: str = ""
    """Of the draft's text: `digest_of`."""
    dnis: str = ""
    """The number that the caller seems to have dialled."""
    engines: str = ""
    """The runs of engines that may take it, with spaces between: those that went on when it was made. An engine knows
    until it ends which tickets were used."""
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    """Tells it from all other tickets."""


def digest_of(text: str) -> str:
    """SHA-256 of a draft's text, in hex digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sign(ticket: Ticket, secret: bytes) -> str:
    """The ticket as it travels: letters, digits, `-`, `_` and a dot."""
    body = urlsafe_b64encode(json.dumps(asdict(ticket), separators=(",", ":")).encode())
    return f"{body.decode()}.{urlsafe_b64encode(_mac(body, secret)).decode()}"


class Turnstile:
    """Lets each good ticket pass once. For one thread."""

    def __init__(self, secret: bytes, now_s: Callable[[], float], life: str) -> None:
        """`life` is this run of the engine, as tickets name it."""
        self._secret, self._now_s, self._life = secret, now_s, life
        self._used: dict[str, int] = {}

    def admit(self, text: str, origin: str) -> Ticket:
        """Read a ticket that came from this page. Raises BadTicket."""
        ticket = self._read(text)
        now_s = self._now_s()
        if not now_s < ticket.expires_s <= now_s + LIFETIME_S:
            raise BadTicket("the ticket has run out; call again")
        if ticket.origin != origin:
            raise BadTicket("the ticket was made for another page")
        if self._life not in ticket.engines.split(" "):
            raise BadTicket("the engine was started after the ticket was made; call again")
        self._used = {nonce: until for nonce, until in self._used.items() if until > now_s}
        if ticket.nonce in self._used:
            raise BadTicket("the ticket was used already; call again")
        self._used[ticket.nonce] = ticket.expires_s
        return ticket

    def _read(self, text: str) -> Ticket:
        body, _, signature = text[:MAX_CHARACTERS].partition(".")
        try:
            given = urlsafe_b64decode(signature)
            sound = hmac.compare_digest(given, _mac(body.encode(), self._secret))
        except (binascii.Error, ValueError):
            sound = False
        if not sound:
            raise BadTicket("the ticket is not from this installation's designer")
        try:
            return Ticket(**json.loads(urlsafe_b64decode(body)))
        except TypeError as error:
            raise BadTicket("the designer is of another version than the engine; restart both") from error


def _mac(body: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, body, "sha256")
