"""Session timers (RFC 4028) for the side that is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from ivrflow.channels.sip.wire import Message

__all__ = ["MIN_SE_S", "SessionTimer", "SessionWatch", "TooBriefError", "session_timer_for"]

MIN_SE_S: Final = 90
"""The shortest interval that we take, and that RFC 4028 allows."""

_LONGEST_S: Final = 86_400
_VALUE: Final = re.compile(r"(\d{1,9})[ \t]*(?:;(.*))?")
_REFRESHER: Final = re.compile(r"(?:^|;)[ \t]*refresher[ \t]*=[ \t]*(uac|uas)[ \t]*(?:;|$)", re.IGNORECASE)


class TooBriefError(Exception):
    """The peer asks for refreshes more often than we allow: the 422 of RFC 4028."""


class SessionTimer(NamedTuple):
    """When a session counts as dead, and who shows that it is alive."""

    interval_s: int
    we_refresh: bool

    @property
    def due_s(self) -> float:
        """From the last refresh: when we refresh (half of it), or give the session up (section 10)."""
        return self.interval_s / 2 if self.we_refresh else self.interval_s - min(32.0, self.interval_s / 3)

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """For the 2xx that agrees to it."""
        agreed = ("Session-Expires", f"{self.interval_s};refresher={'uas' if self.we_refresh else 'uac'}")
        return (agreed,) if self.we_refresh else (agreed, ("Require", "timer"))


def session_timer_for(request: Message, can_update: bool) -> SessionTimer | None:
    """What an INVITE or UPDATE leads to; None: no timer. Raises `TooBriefError`.

    `can_update`: the peer takes UPDATE, by which alone we refresh. A peer that wants us to refresh and does not take
    it is answered as by one that does not know session timers, which the RFC provides for.
    """
    match = _VALUE.fullmatch(request.first("session-expires"))
    if match is None:
        return None
    supported = "timer" in request.listed("supported") | request.listed("require")
    interval_s = int(match[1])
    if interval_s < MIN_SE_S:
        if supported:
            raise TooBriefError
        interval_s = MIN_SE_S
    wish = _REFRESHER.search(match[2] or "")
    we_refresh = not supported or (wish is not None and wish[1].lower() == "uas")
    if we_refresh and not can_update:
        return None
    return SessionTimer(min(interval_s, _LONGEST_S), we_refresh)


class _Timer(Protocol):
    def cancel(self) -> None: ...


class SessionWatch:
    """Keeps one session's timer. `refresh` sends an UPDATE with these headers, `give_up` ends the call."""

    def __init__(
        self,
        call_later: Callable[[float, Callable[[], None]], _Timer],
        refresh: Callable[[tuple[tuple[str, str], ...]], None],
        give_up: Callable[[str], None],
    ) -> None:
        self._call_later = call_later
        self._refresh = refresh
        self._give_up = give_up
        self._timer: SessionTimer | None = None
        self._due: _Timer | None = None

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """For the 2xx to the request that renewed the session last."""
        return self._timer.headers if self._timer else ()

    def renew(self, request: Message) -> None:
        """Take up what an INVITE or UPDATE of the peer says; it shows that the peer is alive. Raises TooBriefError."""
        self._timer = session_timer_for(request, "update" in request.listed("allow"))
        self._arm()

    def answered(self, status: int) -> None:
        """The answer to our refresh."""
        if status in {408, 481}:
            self._give_up("the far side does not answer any more")
        elif status >= 200:
            self._arm()

    def stop(self) -> None:
        """The session is over."""
        self._timer = None
        self._arm()

    def _arm(self) -> None:
        if self._due is not None:
            self._due.cancel()
        self._due = self._call_later(self._timer.due_s, self._is_due) if self._timer else None

    def _is_due(self) -> None:
        if self._timer is None:
            return
        if self._timer.we_refresh:
            self._refresh((("Session-Expires", f"{self._timer.interval_s};refresher=uac"), ("Supported", "timer")))
        else:
            self._give_up("the session was not refreshed")
