"""What nodes say is what they declare to say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ivrflow.compiler.program import Program
from ivrflow.compiler.samples import as_one_might_hear
from ivrflow.engine.interpreter import Call
from ivrflow.expr import check_prompt, compile_prompt, parse_prompt
from ivrflow.model.commands import AwaitAgent, Command, Gather, Play, Record, Transfer
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.utterance import Utterance

from .case_files import Case, read_cases
from .talk import read_event
from .test_kinds import CASES, OFFERED, compiled_around, programs


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_script_says_nothing_that_is_not_declared(kind: str, case: Case) -> None:
    program = compiled_around(case.node, case.header).program
    assert program is not None
    declared = set(_declared(program))
    call = Call(programs(program))
    steps = [call.handle(OFFERED, 0)]
    for number, line in enumerate(line for line in case.talk.splitlines() if line.startswith(">")):
        steps.append(call.handle(read_event(line.removeprefix("> "), call), 1000 * (number + 1)))
    said = [prompt for step in steps for _, command in step.commands for prompt in _prompts(command)]
    assert [prompt for prompt in said if prompt and not {prompt, _shape(prompt)} & declared] == []


def _declared(program: Program) -> Iterator[object]:
    """Prompts that are the same for every caller; of the others, how they are made up."""
    for node in program.nodes:
        for utterance in node.utterances():
            for language in program.languages:
                compiled = utterance.said_in(language)
                yield compiled.static
                sample = as_one_might_hear(compiled, program.types)
                if compiled.static is None and sample is not None:
                    yield _shape(sample)


def _shape(prompt: Prompt) -> tuple[tuple[object, ...], ...]:
    return tuple((piece.kind, piece.language, "in the prompt that is never the same") for piece in prompt)


def _prompts(command: Command) -> Iterator[Prompt]:
    match command:
        case Play() | Gather() | Record():
            yield command.prompt
        case AwaitAgent():
            yield command.music
        case Transfer():
            yield command.announcement


def test_some_cases_say_something() -> None:
    assert len([case for kind in ("menu", "confirm", "say", "queue") for case in read_cases(kind).cases]) > 8


def utterance(*texts: str) -> Utterance:
    parts = []
    for text in texts:
        tree = parse_prompt(text)
        assert not check_prompt(tree, {}).errors
        parts.append({"en": compile_prompt(tree, {}, "en")}.get)
    return Utterance("prompt", tuple(parts))


def test_parts_are_said_in_one_go() -> None:
    joined = utterance('say("You entered")', 'audio("beep")', 'say("Right?")').said_in("en")
    assert joined.static is not None
    assert [piece.value for piece in joined.static] == ["You entered", "beep", "Right?"]
    assert joined.render({}, {}) == joined.static
    assert joined.recordings == {("beep", "en")}


def test_one_part_that_differs_makes_the_whole_differ() -> None:
    joined = utterance('say("You are calling from")', "phone(call.ani)").said_in("en")
    assert joined.static is None
    assert [piece.value for piece in joined.render({}, {"call.ani": "123"})] == ["You are calling from", "123"]
    assert len(joined.expressions) == 2


def test_a_language_without_parts_is_silent() -> None:
    assert utterance('say("Hello")').said_in("zh").static == ()
