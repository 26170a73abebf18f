"""Two softphones call each other: all that tests of the engine will ask of one."""

from __future__ import annotations

import numpy as np
import pytest

from .baresip import Phone
from .conftest import NewBaresip
from .errors import PeerError
from .listen import contains, recognise
from .wav import Pcm

pytestmark = pytest.mark.peers

ANNOUNCEMENT: Pcm = np.random.default_rng(11).normal(0, 3000, 16_000).astype(np.int16)
OTHER: Pcm = np.random.default_rng(12).normal(0, 3000, 16_000).astype(np.int16)


@pytest.mark.parametrize("codec", ["pcmu", "pcma"])
def test_one_hears_what_the_other_says(baresip: NewBaresip, codec: str) -> None:
    callee = baresip(Phone("95588", codec, answers=True), said=ANNOUNCEMENT)
    caller = baresip(Phone(codec=codec))
    caller.dial(callee.uri)
    heard = caller.wait_until_heard(2500)
    assert contains(heard, ANNOUNCEMENT)
    assert recognise(heard, OTHER).share == 0
    caller.hang_up()
    callee.wait_for("CALL_CLOSED")


def test_keys_arrive(baresip: NewBaresip) -> None:
    callee, caller = baresip(Phone("95588", answers=True)), baresip()
    caller.dial(callee.uri)
    callee.wait_for("CALL_ESTABLISHED")
    caller.wait_until_heard(200)
    caller.press("1#")
    assert callee.wait_for("CALL_DTMF_START").details["param"] == "1"
    assert callee.wait_for("CALL_DTMF_START").details["param"] == "#"


def test_the_called_one_may_hang_up(baresip: NewBaresip) -> None:
    callee, caller = baresip(Phone("95588", answers=True)), baresip()
    caller.dial(callee.uri)
    callee.wait_for("CALL_ESTABLISHED")
    callee.hang_up()
    assert caller.wait_for("CALL_CLOSED").details["direction"] == "outgoing"


def test_a_call_that_is_not_answered_says_what_was_seen(baresip: NewBaresip) -> None:
    callee, caller = baresip(Phone("95588")), baresip()
    with pytest.raises(PeerError, match="CALL_RINGING"):
        caller.dial(callee.uri, timeout_s=1)
