"""What a leg needs of its line, and whom it tells what the peer does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias

from ivrflow.channels.sip.dialog import Dialog
from ivrflow.channels.sip.loop import Timer
from ivrflow.channels.sip.referring import Outcome
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.channels.sip.transactions import Transactions
from ivrflow.model.lines import Home

__all__ = ["SDP", "LegListener", "LegServices", "Reply"]

Reply: TypeAlias = tuple[Any, Callable[..., None] | None, Callable[[], None] | None] | None
"""What sippy wants from a request handler: (response now or None, on cancel, on missing ACK)."""

SDP: Final = "application/sdp"


class LegListener(Protocol):
    """What the peer does, told in the home thread, in order."""

    def on_answered(self) -> None:
        """Our answer is out."""

    def on_answer(self, sdp: bytes) -> None:
        """The ACK to an answer that carried our offer; empty when it brought no session description."""

    def on_offer(self, sdp: bytes) -> None:
        """The peer wants to change the session; empty when it wants our offer. To be answered by `Leg.settle`."""

    def on_info_key(self, key: str, duration_ms: int) -> None: ...

    def on_referred(self, outcome: Outcome) -> None: ...

    def on_ended(self, by: str, cause: str) -> None:
        """The call is over: `caller` or `lost`. Nothing follows."""


@dataclass(frozen=True, slots=True)
class LegServices:
    """What all legs of a line share."""

    transactions: Transactions
    home: Home
    call_later: Callable[[float, Callable[[], None]], Timer]
    settings: SipSettings
    gone: Callable[[Dialog], None]
