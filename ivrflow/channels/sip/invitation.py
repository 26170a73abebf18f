"""What an INVITE says of the call that it offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ivrflow.channels.sip.escaping import readable
from ivrflow.channels.sip.wire import Message
from ivrflow.model.lines import Invitation

__all__ = ["REJECT_CODES", "read_invitation"]

REJECT_CODES: Final[Mapping[str, int]] = {
    "busy": 486,
    "declined": 603,
    "forbidden": 403,
    "not_found": 404,
    "unavailable": 480,
}
"""`Reject.cause` → SIP status."""

_NUMBER_LIMIT: Final = 64


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
