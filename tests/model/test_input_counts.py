"""How often was asked, and how often in vain, as the steps of a call tell."""

from __future__ import annotations

from ivrflow.model.cdr import NodeInputs
from ivrflow.model.commands import AwaitAgent, Command, Flush, Gather, Issued, Play, Query, Record
from ivrflow.model.events import Answered, Event, Gathered, Played, Queried, Recorded
from ivrflow.model.input_counts import InputCounts, inputs_of
from ivrflow.model.inputs import InputOutcome, InputSettings, RecordingSettings
from ivrflow.model.journal import Step, Visit

ASK = Gather((), InputSettings())
TAPE = Record((), RecordingSettings())


def step(node: str, event: Event, *commands: Command, left_by: str | None = None, first: int = 1) -> Step:
    visits = () if left_by is None else (Visit("f", node, left_by),)
    issued = tuple(Issued(number, command) for number, command in enumerate(commands, first))
    return Step(0, event, ("f", node, 0), False, visits, issued)


def keys(number: int) -> Gathered:
    return Gathered(number, InputOutcome.KEYS, "7")


def silence(number: int) -> Gathered:
    return Gathered(number, InputOutcome.NOINPUT)


def test_a_menu_is_asked_until_it_is_understood() -> None:
    steps = (
        step("menu", Answered(9), ASK),
        step("menu", silence(1), ASK, first=2),
        step("menu", keys(2), Flush(), ASK, first=3),
        step("menu", keys(4), ASK, left_by="key 1", first=5),
        step("next", silence(5), left_by="noinput"),
    )
    assert inputs_of(steps) == (NodeInputs("f.menu", 3, 1, 1), NodeInputs("f.next", 1, 1, 0))


def test_the_last_attempt_counts_by_the_exit() -> None:
    assert inputs_of((step("menu", Answered(9), ASK), step("menu", keys(1), left_by="nomatch"))) == (
        NodeInputs("f.menu", 1, 0, 1),
    )


def test_what_is_looked_up_was_understood_even_if_it_is_asked_for_again() -> None:
    steps = (
        step("pin", Answered(9), ASK),
        step("pin", keys(1), Query("bank.pin", ()), first=2),
        step("pin", Queried(2, "empty"), ASK, first=3),
        step("pin", keys(3), left_by="right"),
    )
    assert inputs_of(steps) == (NodeInputs("f.pin", 2, 0, 0),)


def test_a_recording_is_in_vain_only_when_nothing_was_said() -> None:
    steps = (
        step("tape", Answered(9), TAPE),
        step("tape", Recorded(1, "noinput"), TAPE, first=2),
        step("tape", Recorded(2, "key", 5000, "handle"), ASK, first=3),
        step("tape", keys(3), TAPE, first=4),
        step("tape", Recorded(4, "silence", 5000, "handle"), left_by="recorded"),
    )
    assert inputs_of(steps) == (NodeInputs("f.tape", 4, 1, 0),)


def test_keys_that_nobody_asked_for_do_not_count() -> None:
    steps = (
        step("line", Answered(9), AwaitAgent((), InputSettings(), 1000)),
        step("line", keys(1), left_by="nomatch"),
        step("tune", Played(7), Play(())),
        step("tune", keys(8), ASK, first=2),
    )
    assert inputs_of(steps) == ()


def test_a_call_through_very_many_nodes_is_bounded() -> None:
    counts = InputCounts()
    for number in range(1_100):
        counts.note(step(f"n{number}", keys(1), ASK, left_by="key 1"))
    assert len(counts.counted()) == 1_000
