from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from ivrflow.compiler.program import Program
from ivrflow.model.conversation import Expect
from ivrflow.runtime.simulation.silence import Stretch, length_ms_of, silences, sounds_between
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller


def asked(made: Mapping[str, Program]) -> SimulatedCall:
    call = SimulatedCall(made, SimulatedCaller("main"))
    call.start()
    call.listen_until_asked()
    return call


def test_silence_lies_between_what_is_heard_and_what_the_caller_does(made: Mapping[str, Program]) -> None:
    call = asked(made)
    question = call.heard[0]
    call.wait(2_000)
    deed = Stretch(call.clock.now_ms(), call.clock.now_ms() + 150)
    call.press("1")
    call.wait(1_000)
    call.hang_up()
    call.finish()
    assert list(silences(call.journal.steps, call.heard, [deed])) == [
        Stretch(question.end_ms, deed.begin_ms),
        Stretch(deed.end_ms, deed.end_ms + 1_000),
    ]


def test_before_it_is_answered_nobody_expects_to_hear_anything() -> None:
    assert not list(silences([], [], []))


def test_what_is_heard_only_in_part_counts(made: Mapping[str, Program]) -> None:
    call = asked(made)
    question = call.heard[0]
    assert sounds_between(call.heard, Stretch(question.end_ms - 1, question.end_ms + 9)) == [question]
    assert not sounds_between(call.heard, Stretch(question.end_ms, question.end_ms + 9))


def test_a_length_is_in_milliseconds() -> None:
    assert length_ms_of(Expect("silence", data=(("length", timedelta(seconds=1.5)),))) == 1_500
