"""A call that is offered, as the runtime sees it, and how it is turned away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ivrflow.channels.sip.escaping import readable
from ivrflow.channels.sip.wire import Message

__all__ = ["REJECT_CODES", "Invitation", "Rejection", "read_invitation"]

REJECT_CODES: Final[Mapping[str, int]] = {
    "busy": 486,
    "declined": 603,
    "forbidden": 403,
    "not_found": 404,
    "unavailable": 480,
}
"""`Reject.cause` → SIP status."""

_NUMBER_LIMIT: Final = 64


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an INVITE says. All of it is untrusted; none of it contains control characters."""

    ani: str
    """The user part of who calls; empty when withheld."""
    dnis: str
    """The user part of the request URI."""
    facts: Mapping[str, str]
    """`sip_call_id`, `peer` (IP address), `display_name`, `user_agent`; without those that are empty."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """How a call is turned away."""

    code: int
    """404, 403, 480, 486, 488, 500, 503 or 603; also 400, 415, 420 and 422 when the line itself refuses."""
    cause: str = ""
    """For the CDR, in words."""
    retry_after_s: int | None = None
    """Told with 503."""


def read_invitation(request: Any, peer_ip: str, trust_identity: bool) -> Invitation:
    """What sippy's INVITE says about the call. Raises nothing on odd headers: what cannot be read is empty."""
    message: Message = request.message
    caller = request.getHFBody("from").getUri()
    user = caller.url.username or ""
    if trust_identity and request.countHFs("p-asserted-identity"):
        try:
            user = request.getHFBody("p-asserted-identity").getUrl().username or user
        except (ValueError, IndexError, AttributeError):
            # sippy's parser on a broken header: the number in From remains.
            user = caller.url.username or ""
    facts = {
        "sip_call_id": readable(message.call_id),
        "peer": peer_ip,
        "display_name": readable((caller.name or "").replace('\\"', '"')),
        "user_agent": readable(message.first("user-agent")),
    }
    withheld = user.lower() == "anonymous" and caller.url.host.lower().endswith(".invalid")
    return Invitation(
        "" if withheld else readable(user, _NUMBER_LIMIT),
        readable(request.getRURI().username or "", _NUMBER_LIMIT),
        {name: value for name, value in facts.items() if value},
    )
