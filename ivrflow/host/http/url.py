"""Where a service is."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

__all__ = ["HttpPlace", "parse_http_url"]

PORTS = {"http": 80, "https": 443}
HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9a-fA-F:.]{2,45}")
BASE = re.compile(r"(/[A-Za-z0-9._~!$&'()*+,;=:@-]+)*/?")


class HttpPlace(NamedTuple):
    """A parsed url."""

    encrypted: bool
    host: str
    port: int
    base: str
    """The path that all requests begin with, without a slash at its end."""

    @property
    def authority(self) -> str:
        """What the header Host says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == PORTS["https" if self.encrypted else "http"]
        return host if usual else f"{host}:{self.port}"


def parse_http_url(text: str) -> HttpPlace:
    """Raises ValueError with a sentence; it does not hold the text, which may be a secret."""
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError:
        raise ValueError("url is no url; write one such as https://api.example/v2") from None
    if url.scheme not in PORTS or not url.hostname or not HOST.fullmatch(url.hostname):
        raise ValueError("url names no host; write one such as https://api.example/v2")
    if url.username is not None or url.password is not None:
        raise ValueError('url holds a user; write auth = { user = "…", password = "env:…" }')
    if url.query or url.fragment or not BASE.fullmatch(url.path) or {".", ".."} & set(url.path.split("/")):
        raise ValueError("url may have a plain path such as /v2 and nothing behind it")
    return HttpPlace(url.scheme == "https", url.hostname, port or PORTS[url.scheme], url.path.rstrip("/"))
