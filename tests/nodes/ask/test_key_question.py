"""A few fixed answers: one ends the question, everything else costs an attempt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ivrflow.model.commands import Command, Flush, Gather
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.nodes.ask.key_question import KeyQuestion, ask
from ivrflow.nodes.outcomes import Exit, FlowKey

from ..fields.binding import CallAt

YES, NO = Exit("yes"), Exit("no")
QUESTION = KeyQuestion({"1": YES, "2": NO}, attempts=2, first_digit_ms=5000)
CALL = CallAt(flow_keys={"0": "agents", "2": "back"})


def prompt(attempt: int, last: Exit | None) -> Prompt:
    return (Piece(PieceKind.SAY, f"{attempt} {last.name if last else 'first'}", "en-US"),)


def talk(question: KeyQuestion, answers: Sequence[str]) -> tuple[Exit | FlowKey, list[Command]]:
    """How it ends and what was issued, when the caller answers so: a key, or the name of another outcome."""
    script, issued = ask(question, CALL, prompt), list[Command]()
    left = list(answers)
    command = next(script)
    while True:
        issued.append(command)
        event = None
        if isinstance(command, Gather):
            told = left.pop(0)
            keys = told if told.isdigit() else ""
            event = Gathered(len(issued), InputOutcome.KEYS if keys else InputOutcome[told.upper()], keys)
        try:
            command = script.send(event)
        except StopIteration as end:
            assert left == [], "it ended before all was asked"
            outcome: Exit | FlowKey = end.value
            return outcome, issued


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (["1"], YES),
        (["noinput", "2"], NO),
        (["nomatch", "1"], YES),
        (["0"], FlowKey("0")),
        (["nomatch", "noinput"], Exit("noinput")),
        (["noinput", "nomatch"], Exit("nomatch")),
    ],
)
def test_an_answer_ends_it_and_else_the_last_failure_names_the_exit(
    answers: list[str], outcome: Exit | FlowKey
) -> None:
    assert talk(QUESTION, answers)[0] == outcome


def test_what_is_said_next_tells_what_went_wrong() -> None:
    _, issued = talk(QUESTION, ["nomatch", "1"])
    first, flush, second = issued
    assert isinstance(first, Gather)
    assert isinstance(second, Gather)
    assert flush == Flush(), "keys that were pressed after a wrong one answer nothing"
    assert (first.prompt, second.prompt) == (prompt(1, None), prompt(2, Exit("nomatch")))


def test_silence_forgets_no_key() -> None:
    _, issued = talk(QUESTION, ["noinput", "1"])
    assert [type(command) for command in issued] == [Gather, Gather]


def test_the_keys_of_the_flow_are_listened_for_unless_they_do_not_hold_here() -> None:
    _, (with_keys,) = talk(QUESTION, ["1"])
    deaf = KeyQuestion(QUESTION.choices, 1, 5000, flow_keys=False)
    outcome, without = talk(deaf, ["0"])
    assert isinstance(with_keys, Gather)
    assert isinstance(without[0], Gather)
    assert with_keys.settings.choices == ("1", "2", "0")
    assert without[0].settings.choices == ("1", "2")
    assert outcome == Exit("nomatch")
