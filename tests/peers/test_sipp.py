"""The scenarios against each other and against a softphone; against Asterisk: test_asterisk.py."""

from __future__ import annotations

import pytest

from .baresip import Phone
from .conftest import NewBaresip, NewSipp
from .errors import PeerError
from .handset import Handset
from .listen import contains
from .sipp import SippCall, unescape_uui
from .test_baresip import ANNOUNCEMENT

pytestmark = pytest.mark.peers


def test_a_caller_reaches_the_queue(sipp: NewSipp) -> None:
    queue = sipp("uas_queue")
    caller = sipp("uac_hang_up", f"127.0.0.1:{queue.port}", SippCall(dialled="queue"))
    assert caller.wait().succeeded == 1
    assert queue.wait().succeeded == 1
    assert "INVITE sip:queue@127.0.0.1" in queue.messages()


def test_every_set_up_is_timed(sipp: NewSipp) -> None:
    queue = sipp("uas_queue", "", SippCall(calls=20, hold_ms=50))
    load = sipp("uac_hang_up", f"127.0.0.1:{queue.port}", SippCall(calls=20, rate=50))
    times = load.wait().setup_ms
    assert len(times) == 20
    assert min(times) >= 50


def test_a_handset_hears_and_presses_for_sipp(sipp: NewSipp, baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588", answers=True), said=ANNOUNCEMENT)
    with Handset() as handset:
        caller = sipp("uac_ivr", f"127.0.0.1:{callee.sip_port}", SippCall("95588", audio_port=handset.port))
        assert contains(handset.wait_until_heard(2200), ANNOUNCEMENT)
        handset.press("7")
        assert callee.wait_for("CALL_DTMF_START").details["param"] == "7"
        callee.hang_up()
        caller.wait()


def test_a_caller_gives_up_while_it_rings(sipp: NewSipp, baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588"))
    caller = sipp("uac_cancel", f"127.0.0.1:{callee.sip_port}", SippCall("95588"))
    caller.wait()
    callee.wait_for("CALL_CLOSED")


def test_a_failure_says_what_came_instead(sipp: NewSipp, baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588", answers=True))
    caller = sipp("uac_ivr", f"127.0.0.1:{callee.sip_port}", SippCall("nobody"))
    with pytest.raises(PeerError, match="404"):
        caller.wait()


def test_attached_data_is_read_back() -> None:
    assert unescape_uui('7b2261223a317d;encoding=hex;purpose="x"') == '{"a":1}'
    assert unescape_uui("7b7d%3Bencoding%3Dhex") == "{}"
    with pytest.raises(PeerError):
        unescape_uui("hello")
