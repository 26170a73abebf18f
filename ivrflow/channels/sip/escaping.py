"""Values on their way into SIP headers, and header values on their way to people. Pure.

Nothing that a caller, a flow or a database chose may become a line of its own in a message (header injection).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

__all__ = ["is_sip_uri", "name_addr", "readable", "refer_to"]

# RFC 3261 section 25.1, without "#", quotes and angle brackets; `%` only as an escape.
_SIP_URI: Final = re.compile(
    r"sips?:(?:(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/]|%[0-9A-Fa-f]{2})+@)?"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:;(?:[A-Za-z0-9\-_.!~*'()\[\]/:&+$=]|%[0-9A-Fa-f]{2})+)*"
)
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2})*")
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def is_sip_uri(text: str) -> bool:
    """Whether a text is a SIP or SIPS URI without URI headers, at most 512 characters."""
    return len(text) <= 512 and _SIP_URI.fullmatch(text) is not None


def refer_to(target: str, uui: str = "") -> str:
    """The value of a Refer-To header; user-to-user data go in as a URI header (RFC 7433 section 4).

    `target` is a SIP URI without URI headers, `uui` an even number of hexadecimal digits. Raises ValueError otherwise.
    """
    if not is_sip_uri(target):
        raise ValueError("the target is not a SIP URI")
    if not _HEX.fullmatch(uui):
        raise ValueError("user-to-user data are not hexadecimal")
    headers = f"?User-to-User={uui}{quote(';encoding=hex', safe='')}" if uui else ""
    return f"<{target}{headers}>"


def name_addr(uri: str) -> str:
    """A URI of ours in angle brackets. Raises ValueError when it is none."""
    if not is_sip_uri(uri):
        raise ValueError("not a SIP URI")
    return f"<{uri}>"


def readable(text: str, limit: int = 128) -> str:
    """What a far side sent, fit to be shown and stored: no control, formatting or broken characters, one line."""
    shown = ("�" if unicodedata.category(c) == "Cs" else " " if unicodedata.category(c) in _UNSEEN else c for c in text)
    return " ".join("".join(shown).split())[:limit]
