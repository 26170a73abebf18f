"""Session timers, without waiting for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ivrflow.channels.sip.session_timer import SessionTimer, SessionWatch, TooBriefError, session_timer_for
from ivrflow.channels.sip.wire import Message


def asking(*headers: tuple[str, str]) -> Message:
    return Message("INVITE sip:a@b SIP/2.0", "INVITE", 0, headers, b"")


TIMER = ("supported", "timer, 100rel")


@pytest.mark.parametrize(
    ("headers", "can_update", "expected"),
    [
        ((), True, None),
        ((TIMER,), True, None),
        ((TIMER, ("session-expires", "1800")), True, SessionTimer(1800, False)),
        ((TIMER, ("session-expires", "1800;refresher=uac")), False, SessionTimer(1800, False)),
        ((TIMER, ("session-expires", "1800 ; refresher = UAS")), True, SessionTimer(1800, True)),
        ((TIMER, ("session-expires", "1800;refresher=uas")), False, None),
        ((("require", "timer"), ("session-expires", "90")), True, SessionTimer(90, False)),
        # A proxy put it in for a caller that knows nothing of it: then we refresh.
        ((("session-expires", "1800"),), True, SessionTimer(1800, True)),
        ((("session-expires", "1800"),), False, None),
        ((("session-expires", "30"),), True, SessionTimer(90, True)),
        ((TIMER, ("session-expires", "999999999")), True, SessionTimer(86_400, False)),
        ((TIMER, ("session-expires", "soon")), True, None),
    ],
)
def test_what_is_agreed_to(
    headers: tuple[tuple[str, str], ...], can_update: bool, expected: SessionTimer | None
) -> None:
    assert session_timer_for(asking(*headers), can_update) == expected


def test_too_brief_is_refused() -> None:
    with pytest.raises(TooBriefError):
        session_timer_for(asking(TIMER, ("session-expires", "89")), can_update=True)


def test_when_it_is_due() -> None:
    assert SessionTimer(1800, True).due_s == 900
    assert SessionTimer(1800, False).due_s == 1768
    assert SessionTimer(90, False).due_s == 60


class Alarm:
    """A clock that rings when the test says so."""

    def __init__(self) -> None:
        self.pending: list[tuple[float, Callable[[], None]]] = []

    def call_later(self, delay_s: float, job: Callable[[], None]) -> Alarm:
        self.pending = [(delay_s, job)]
        return self

    def cancel(self) -> None:
        self.pending = []

    def ring(self) -> None:
        ((_, job),) = self.pending
        self.pending = []
        job()


def watch() -> tuple[SessionWatch, Alarm, list[object]]:
    alarm, told = Alarm(), list[object]()
    return SessionWatch(alarm.call_later, told.append, told.append), alarm, told


def test_a_peer_that_does_not_refresh_is_given_up() -> None:
    kept, alarm, told = watch()
    kept.renew(asking(TIMER, ("session-expires", "300")))
    assert kept.headers == (("Session-Expires", "300;refresher=uac"), ("Require", "timer"))
    assert alarm.pending[0][0] == 268
    kept.renew(asking(TIMER, ("session-expires", "600")))
    assert alarm.pending[0][0] == 568
    alarm.ring()
    assert told == ["the session was not refreshed"]


def test_we_refresh_and_give_up_a_peer_that_does_not_answer() -> None:
    kept, alarm, told = watch()
    kept.renew(asking(TIMER, ("session-expires", "300;refresher=uas"), ("allow", "INVITE, UPDATE")))
    assert kept.headers == (("Session-Expires", "300;refresher=uas"),)
    alarm.ring()
    assert told == [(("Session-Expires", "300;refresher=uac"), ("Supported", "timer"))]
    kept.answered(100)
    assert not alarm.pending
    kept.answered(200)
    assert alarm.pending
    kept.answered(481)
    assert told[1:] == ["the far side does not answer any more"]


def test_no_timer_and_no_session_need_no_alarm() -> None:
    kept, alarm, _ = watch()
    kept.renew(asking())
    assert not alarm.pending
    assert kept.headers == ()
    kept.renew(asking(TIMER, ("session-expires", "300")))
    kept.stop()
    assert not alarm.pending
