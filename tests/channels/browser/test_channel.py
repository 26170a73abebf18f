"""One call: commands in, events out, with a real WebSocket and the real media plane."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Answer, Cancel, Consult, Flush, Gather, HandOff, HangUp, Play, Reject
from ivrflow.model.events import Answered, Failed, Gathered, HungUp, Played, Referred
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.ports import Referral
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.sound import Sound
from ivrflow.say import KnownRecordings

from .conftest import BrowserCall, Office
from .page import Page

TONE = Sound(bytes(range(160)) * 5)
LONG = Sound(bytes(8000 * 60))
PIN = InputSettings(max_length=4, first_digit_ms=60_000, inter_digit_ms=60_000)
BARGE_IN_S = 0.25
"""How late a prompt may fall silent on a machine that does ten other things; see the benchmarks for how late it is."""


def test_what_it_can_do(call: BrowserCall, page: Page) -> None:
    assert call.channel.capabilities == {Capability.EARLY_MEDIA, Capability.REFER}
    assert (call.ticket.flow, call.invitation.ani) == ("telebank", "browser")
    assert dict(call.invitation.facts) == {"test": "published", "author": "wang", "peer": "127.0.0.1"}
    call.do(2, Answer())
    assert call.reports(Answered) == Answered(2)


def test_a_prompt_is_heard_to_its_end_at_the_pace_of_the_media_plane(call: BrowserCall, page: Page) -> None:
    second = Sound(bytes(range(200)) * 40)
    begun = time.monotonic()
    call.do(2, Play(()), second)
    assert b"".join(page.hears(50)) == second.ulaw
    assert time.monotonic() - begun >= 0.9, "frames are paced, not poured"
    assert call.reports(Played) == Played(2, stopped=False)


def test_the_page_is_told_what_is_said(call: BrowserCall, page: Page) -> None:
    call.channel.recordings = KnownRecordings(transcripts={("hello", "zh-CN"): "您好"})
    call.do(2, Gather((Piece(PieceKind.AUDIO, "hello", "zh-CN"),), PIN), TONE)
    assert page.is_told("answered") == {"type": "answered"}
    assert page.is_told("prompt") == {"type": "prompt", "text": "您好", "language": "zh-CN", "asks": True}


def test_prompts_are_heard_before_the_call_is_answered(page: Page, office: Office) -> None:
    taken = office.next_call()
    taken.do(1, Play(()), TONE)
    assert taken.reports(Played) == Played(1)
    assert b"".join(page.hears(5)) == TONE.ulaw


def test_the_prompt_of_no_length_ends_at_once(call: BrowserCall) -> None:
    call.do(2, Play(()), Sound(b""))
    assert call.reports(Played) == Played(2)


def test_a_key_stops_the_prompt_and_is_gathered(call: BrowserCall, page: Page) -> None:
    call.do(2, Gather((), PIN), LONG)
    page.hears(10)
    pressed = page.press("1")
    page.is_told("silence")
    count = len(page.frames)
    page.press("2#")
    gathered = call.reports(Gathered)
    assert (gathered.number, gathered.keys, gathered.terminator) == (2, "12", "#")
    assert page.frames[-1][0] - pressed < BARGE_IN_S
    assert len(page.frames) <= count + 2, "what was under way when the prompt was stopped, and no more"


def test_a_key_does_not_stop_a_prompt_without_barge_in(call: BrowserCall, page: Page) -> None:
    call.do(2, Play((), barge_in=False), TONE)
    page.hears(1)
    page.press("7")
    assert call.reports(Played) == Played(2, stopped=False)
    assert b"".join(page.hears(5)) == TONE.ulaw
    call.do(3, Gather((), InputSettings()), LONG)
    assert call.reports(Gathered).keys == "7"


def test_flush_forgets_what_was_typed_ahead(call: BrowserCall, page: Page) -> None:
    call.do(2, Play(()), LONG)
    page.hears(1)
    page.press("7")
    call.reports(Played)
    call.do(3, Flush())
    call.do(4, Gather((), InputSettings(first_digit_ms=0)), Sound(b""))
    assert call.reports(Gathered).outcome is InputOutcome.NOINPUT


def test_the_first_digit_timeout_starts_when_the_prompt_ends(call: BrowserCall, page: Page) -> None:
    call.do(2, Gather((), InputSettings(first_digit_ms=40)), TONE)
    assert call.reports(Gathered).outcome is InputOutcome.NOINPUT
    assert len(page.hears(5)) == 5


def test_a_cancelled_prompt_is_silent_and_unreported(call: BrowserCall, page: Page) -> None:
    call.do(2, Play((), loop=True), TONE)
    page.hears(8)
    call.do(3, Cancel(2))
    page.is_told("silence")
    call.do(4, Play(()), Sound(b"\x55" * 160))
    assert call.reports(Played) == Played(4)


def test_sound_comes_in_steps_of_20_ms(call: BrowserCall, page: Page) -> None:
    call.do(2, Play(()), Sound(bytes(160 * 60)))
    call.reports(Played)
    page.hears(60)
    gaps = sorted(later - earlier for (earlier, _), (later, _) in pairwise(page.frames))
    assert 0.010 < gaps[len(gaps) // 2] < 0.030, "the median"


@pytest.mark.parametrize("outcome", ["done", "busy", "noanswer", "refused", "failed"])
def test_the_page_says_how_a_hand_over_goes(call: BrowserCall, page: Page, outcome: str) -> None:
    call.do(2, HandOff("cards"), Referral("sip:cards@pbx", b'{"account":"622202"}'.hex()))
    transfer = page.is_told("transfer")
    assert (transfer["target"], transfer["data"]) == ("sip:cards@pbx", {"account": "622202"})
    page.say(type="transferred", outcome=outcome)
    assert call.reports(Referred).outcome == outcome
    if outcome == "done":
        assert call.reports(HungUp) == HungUp("flow", "handed over")
        assert page.is_told("ended")["by"] == "flow"
    else:
        assert call.silent()


def test_a_hand_over_that_was_given_up_has_no_outcome(call: BrowserCall, page: Page) -> None:
    call.do(2, HandOff("cards"), Referral("sip:cards@pbx"))
    page.is_told("transfer")
    call.do(3, Cancel(2))
    call.do(4, Play(()), Sound(b""))
    page.say(type="transferred", outcome="done")
    assert call.reports(Played) == Played(4)
    page.say(type="hangup")
    assert call.reports(HungUp) == HungUp("caller", "hung up")


def test_a_call_that_is_not_answered_cannot_be_handed_over(page: Page, office: Office) -> None:
    taken = office.next_call()
    taken.do(1, HandOff("cards"), Referral("sip:cards@pbx"))
    assert "not answered" in taken.reports(Failed).detail


def test_what_a_browser_cannot_do_fails(call: BrowserCall) -> None:
    call.do(2, Consult("calendar", "hours"))
    assert call.reports(Failed).reason == "failed"
    call.do(3, Play(()), None)
    assert call.reports(Failed).detail == "the prompt has no sound"


@pytest.mark.parametrize("command", [HangUp("bye"), Reject("busy")])
def test_the_flow_hangs_up(call: BrowserCall, page: Page, command: HangUp | Reject) -> None:
    call.do(2, command)
    assert call.reports(HungUp) == HungUp("flow", command.cause)
    assert page.is_told("ended") == {"type": "ended", "by": "flow", "cause": command.cause}
    assert page.is_closed()[0] == 1000
    call.do(3, Play(()), TONE)
    assert call.silent()


def test_the_caller_hangs_up(call: BrowserCall, page: Page) -> None:
    call.do(2, Play(()), LONG)
    page.hears(1)
    page.say(type="hangup")
    assert call.reports(HungUp) == HungUp("caller", "hung up")
    assert page.is_told("ended")["by"] == "caller"
    assert page.is_closed()[0] == 1000
    assert call.silent()


def test_a_page_that_is_closed_has_hung_up(call: BrowserCall, page: Page) -> None:
    page.close()
    assert call.reports(HungUp) == HungUp("caller", "the page was closed")


def test_a_broken_connection_loses_the_call(call: BrowserCall, page: Page) -> None:
    page.break_off()
    assert call.reports(HungUp).by == "lost"
