"""Early media, rejection, hold, late offer, CANCEL, numbers that nobody answers; each leaves its record."""

from __future__ import annotations

import time

import pytest

from ..peers.handset import Handset
from .conftest import NewCaller, Serving
from .prompts import Prompts
from .test_keys import LONG, MENU
from .waiting import wait_until

pytestmark = pytest.mark.slow

BEFORE, AFTER = "This call is free until you hear the second sentence.", "Now it costs money."


def test_early_media(serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str) -> None:
    caller = new_caller(serving.engine)
    caller.ring("200")
    caller.hears(prompts.text(BEFORE), "the sentence before the answer")
    answer = caller.dialog.response()
    caller.dialog.acknowledge()
    assert answer.status == 200
    assert [message.status for message in caller.dialog.provisional] == [100, 180, 183]
    caller.hears(prompts.text(AFTER))
    caller.is_hung_up()
    cdr = serving.installation.cdr(ani)
    assert cdr.answered is not None
    heard_before_ms = (cdr.answered - cdr.offered).total_seconds() * 1000
    assert heard_before_ms >= len(prompts.text(BEFORE)) / 8 - 100


def test_a_caller_gives_up_during_early_media(serving: Serving, new_caller: NewCaller, ani: str) -> None:
    caller = new_caller(serving.engine)
    caller.ring("200")
    caller.handset.wait_until_heard(500)
    caller.dialog.cancel()
    assert caller.dialog.refused().status == 487
    cdr = serving.installation.cdr(ani)
    assert (cdr.ended_by, cdr.answered, cdr.path) == ("caller", None, ("notice.before",))


def test_a_flow_turns_the_caller_away(serving: Serving, new_caller: NewCaller, ani: str) -> None:
    assert new_caller(serving.engine).is_refused("300").status == 486
    cdr = serving.installation.cdr(ani)
    assert (cdr.ended_by, cdr.cause, cdr.answered, cdr.path) == ("flow", "busy", None, ("closed.away",))


def test_a_number_that_nobody_answers(serving: Serving, new_caller: NewCaller, ani: str) -> None:
    assert new_caller(serving.engine).is_refused("777").status == 404
    cdr = serving.installation.cdr(ani)
    assert (cdr.ended_by, cdr.dnis, cdr.path) == ("refused", "777", ())
    assert "777" in cdr.cause


def test_on_hold_nothing_is_heard_and_the_call_goes_on(
    serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("3")
    caller.hears_begin(prompts.text(LONG))
    caller.dialog.invite(caller.sdp("inactive"))
    held = caller.dialog.answered()
    assert "a=inactive" in held.body
    silent = _packets_once_quiet(caller.handset)
    caller.dialog.invite(caller.sdp())
    assert "a=sendrecv" in caller.dialog.answered().body
    wait_until(lambda: len(caller.handset.packets) > silent + 10, "sound after the hold")
    caller.press("1")
    caller.hears(prompts.text("Account?"), "what a key leads to after the hold")
    caller.hang_up()
    assert serving.installation.cdr(ani).ended_by == "caller"


def test_an_offer_in_the_ack(serving: Serving, new_caller: NewCaller, prompts: Prompts) -> None:
    caller = new_caller(serving.engine)
    caller.dialog = caller.phone.call("100")
    caller.dialog.invite(None)
    answer = caller.dialog.response()
    assert "m=audio" in answer.body
    caller.dialog.acknowledge(caller.sdp())
    caller.hears(prompts.text(MENU))
    caller.hang_up()


def _packets_once_quiet(handset: Handset) -> int:
    """Wait until no packet has come for a third of a second; how many came in all."""
    give_up = time.monotonic() + 10
    while time.monotonic() - handset.packets[-1].at_s < 0.3:
        assert time.monotonic() < give_up, "sound goes on during the hold"
        time.sleep(0.02)
    return len(handset.packets)
