"""What a line promises to the runtime, and the runtime to a line: where calls come in, and who decides about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ivrflow.model.ports import Channel, Report

__all__ = ["Home", "Invitation", "Line", "LineHandler", "Rejection", "Timer"]


class Timer(Protocol):
    """Something that will be called later."""

    def cancel(self) -> None: ...


class Home(Protocol):
    """The one thread in which channels and the interpreter run, and its clock. The simulator's is virtual."""

    def call_soon(self, function: Callable[[], None]) -> None:
        """Run a function in the home thread, after those given before. From any thread; harmless when it is over."""

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> Timer:
        """Run a function in the home thread after a delay. From the home thread only."""

    def now_ms(self) -> int:
        """Milliseconds on a clock that never jumps."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A call that is offered, as the network describes it: untrusted, but without control characters."""

    ani: str
    """Who calls; empty when withheld."""
    dnis: str
    """What was dialled."""
    facts: Mapping[str, str]
    """What else the network said. SIP: `sip_call_id`, `peer` (IP address), `display_name`, `user_agent`; without those
    that are empty."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """How a call is turned away."""

    code: int
    """A SIP status (RFC 3261 section 21), which other lines translate: 404, 403, 480, 486, 488, 500, 503 or 603; also
    400, 415, 420 and 422 when a SIP line itself refuses."""
    cause: str = ""
    """For the CDR, in words."""
    retry_after_s: int | None = None
    """Told with 503."""


class LineHandler(Protocol):
    """Who decides about calls. Called in the home thread."""

    def invited(self, invitation: Invitation, channel: Channel) -> Report | Rejection:
        """A call rings. Take it by returning where its events are to go, or turn it away."""

    def refused(self, invitation: Invitation, rejection: Rejection) -> None:
        """The line turned a call away by itself: draining, full, or an offer that asks for what we cannot do."""


class Line(Protocol):
    """Where calls come in. Methods may be called from any thread but the line's own."""

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens, the real port included."""

    def start(self) -> None:
        """Raises Unavailable."""

    def drain(self) -> None:
        """Take no new calls. Calls in progress go on."""

    def stop(self) -> None:
        """End the calls that are left, and give everything back."""
