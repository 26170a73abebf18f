"""Where a mail server is."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

__all__ = ["MailPlace", "parse_mail_url"]

PORTS = {"smtp": 587, "smtps": 465}
HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9a-fA-F:.]{2,45}")


class MailPlace(NamedTuple):
    """A parsed url."""

    encrypted: bool
    """From the first byte (RFC 8314); otherwise by STARTTLS (RFC 3207)."""
    host: str
    port: int
    user: str


def parse_mail_url(text: str) -> MailPlace:
    """`smtp://user@mail.example:587`. Raises ValueError with a sentence that does not hold the text."""
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError:
        raise ValueError("url is no url; write one such as smtp://user@mail.example:587") from None
    if url.scheme not in PORTS or not url.hostname or not HOST.fullmatch(url.hostname):
        raise ValueError("url names no mail server; write one such as smtp://user@mail.example:587")
    if url.password is not None:
        raise ValueError('url holds a password; write password = "env:MAIL_PASSWORD"')
    if url.path.strip("/") or url.query or url.fragment:
        raise ValueError("url must end with the port")
    user = unquote(url.username or "")
    if not user.isascii() or not (user + "x").isprintable():
        raise ValueError("the user in url must be printable ASCII")
    return MailPlace(url.scheme == "smtps", url.hostname, port or PORTS[url.scheme], user)
