"""Transfer targets: telephone numbers and SIP URIs, refused unless an installation allows them.

A target may have been computed from what a caller entered. It therefore is of a narrow form, in which nothing can be
escaped, added or redirected: no parameters (`maddr` sends a request elsewhere), no headers, no feature codes (`*72`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrflow.model.errors import Misuse

__all__ = ["Allowed", "is_number", "is_queue_uri", "normal_target"]

NUMBER = re.compile(r"\+[1-9][0-9]{1,14}")
"""ITU-T E.164, in international form."""
USER = r"[A-Za-z0-9._+~!-]{1,64}"
HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
TARGET = re.compile(rf"(sips?):(?:({USER})@)?({HOST})", re.IGNORECASE)
QUEUE_URI = re.compile(rf"sips?:(?:[A-Za-z0-9._+~!*-]{{1,64}}@)?{HOST}(?:;[A-Za-z0-9.+_-]+(?:=[A-Za-z0-9.+_:-]+)?)*")
NUMBER_PATTERN = re.compile(r"\+[1-9][0-9]{0,14}\*?")
URI_PATTERN = re.compile(rf"(sips?):([A-Za-z0-9._+~!*-]{{1,64}})@({HOST})", re.IGNORECASE)


def normal_target(text: str) -> str | None:
    """A target in its one form: `+861012345678`, or a URI with scheme and host in small letters. None for everything
    that is neither a number in international form (`tel:` may stand before it) nor a plain SIP or SIPS URI."""
    number = text[4:] if text[:4].lower() == "tel:" else text
    if is_number(number):
        return number
    found = TARGET.fullmatch(text)
    if not found:
        return None
    scheme, user, host = found.groups()
    return f"{scheme.lower()}:{user}@{host.lower()}" if user else f"{scheme.lower()}:{host.lower()}"


def is_number(text: str) -> bool:
    """Whether it is a telephone number in international form, plus included."""
    return NUMBER.fullmatch(text) is not None


def is_queue_uri(text: str) -> bool:
    """Whether it is a SIP or SIPS URI that an installation may configure; URI parameters are allowed here."""
    return len(text) <= 512 and QUEUE_URI.fullmatch(text) is not None


class Allowed:
    """The targets that an installation allows; nothing, when it lists nothing."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """`+861012345678` or `+8610*` for numbers; `sip:1001@pbx.example`, `sip:1*@pbx.example` or
        `sip:*@pbx.example` for URIs, where `*` stands for any characters of the user part. Raises Misuse."""
        self._patterns = tuple(re.compile(_expression(pattern)) for pattern in patterns)

    def allows(self, target: str) -> bool:
        """Whether a target, as `normal_target` gives it, may be called."""
        return any(pattern.fullmatch(target) for pattern in self._patterns)


def _expression(pattern: str) -> str:
    if NUMBER_PATTERN.fullmatch(pattern):
        return re.escape(pattern).replace(r"\*", "[0-9]*")
    found = URI_PATTERN.fullmatch(pattern)
    if not found:
        raise Misuse(
            f'[transfer] allow: "{pattern}" is no target; write "+861012345678", "+8610*", "sip:1001@pbx.example" '
            'or "sip:*@pbx.example"'
        )
    scheme, user, host = found.groups()
    anything = re.escape(user).replace(r"\*", "[A-Za-z0-9._+~!-]*")
    return f"{scheme.lower()}:{anything}@{re.escape(host.lower())}"
