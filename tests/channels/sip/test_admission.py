"""Who may call, and how often."""

from __future__ import annotations

import pytest

from ivrflow.channels.sip.admission import Admission
from ivrflow.channels.sip.settings import SipSettings


@pytest.mark.parametrize(
    ("peers", "ip", "welcome"),
    [
        ((), "203.0.113.9", True),
        (("192.0.2.0/24", "2001:db8::/32"), "192.0.2.77", True),
        (("192.0.2.0/24", "2001:db8::/32"), "2001:db8::5", True),
        (("192.0.2.1",), "192.0.2.2", False),
    ],
)
def test_peers(peers: tuple[str, ...], ip: str, welcome: bool) -> None:
    assert Admission(SipSettings(peers=peers)).is_peer(ip) is welcome


def test_new_calls_are_counted_by_the_second() -> None:
    now = 0.0
    admission = Admission(SipSettings(max_new_calls_per_s=3), lambda: now)
    assert [admission.has_time_for_a_call() for _ in range(4)] == [True, True, True, False]
    now = 0.34
    assert admission.has_time_for_a_call()
    assert not admission.has_time_for_a_call()
    now = 60.0
    assert [admission.has_time_for_a_call() for _ in range(4)] == [True, True, True, False]
