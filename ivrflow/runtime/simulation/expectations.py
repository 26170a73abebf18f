"""What a conversation expects of a call, looked at now."""

from __future__ import annotations

from ivrflow import say
from ivrflow.model.cdr import milestones_of
from ivrflow.model.commands import LeaveMessage, Mark, Transfer
from ivrflow.model.conversation import Expect
from ivrflow.model.errors import IvrflowError
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value
from ivrflow.runtime.simulation.silence import Stretch, length_ms_of, sounds_between
from ivrflow.runtime.simulation.simulated_call import SimulatedCall

__all__ = ["NotSo", "expect"]

_WHOLE_CALL = ("not hear", "no silence")
"""What must hold to the end of the call, and is looked at there."""


class NotSo(IvrflowError):
    """What a step says is not what happens. The message says what does."""

    exit_code = 1


def expect(call: SimulatedCall, step: Expect) -> None:
    """See that it is so, for which time may have to pass. Raises NotSo."""
    if step.what == "silence":
        _expect_silence(call, length_ms_of(step))
        return
    if step.what in _WHOLE_CALL:
        return
    if step.what == "variable":
        _expect_variables(call, step)
        return
    if step.what == "node":
        if step.subject not in _path(call):
            call.listen_until_asked()
        if step.subject not in (path := _path(call)):
            raise NotSo(f"the call never was in the node {step.subject}; it went {' -> '.join(path)}")
        return
    call.listen_until_asked()
    match step.what:
        case "ended":
            if not call.ended:
                raise NotSo("the call goes on: the flow waits for a key")
            if step.subject and call.ended_by != step.subject:
                raise NotSo(f"the call was ended by {call.ended_by}")
        case "rejected":
            if call.channel.rejected != step.subject:
                raise NotSo(f"the call was {call.channel.rejected or 'not'} rejected")
        case "handed" | "transferred":
            _expect_handed(call, step)
        case "announced":
            handed = call.channel.handed
            told = call.recordings.text_of(handed.announcement) if isinstance(handed, Transfer) else ""
            if say.normalise(step.subject) not in say.normalise(told):
                raise NotSo(f'whoever took the call was told "{told}"' if told else "nobody was told anything")
        case "message" | "callback":
            _expect_stored(call, step)
        case "milestone":
            _expect_milestone(call, step)
        case _:
            raise NotSo(f"nobody knows how to expect {step.what}")


def _expect_silence(call: SimulatedCall, length_ms: int) -> None:
    begin_ms = call.clock.now_ms()
    call.wait(length_ms)
    during = Stretch(begin_ms, begin_ms + length_ms)
    if sounds := sounds_between(call.heard, during):
        heard_ms = max(sounds[0].start_ms, begin_ms) - begin_ms
        raise NotSo(f'"{sounds[0].text.strip()}" is heard after {heard_ms / 1000:g} s')
    if call.ended:
        raise NotSo(f"the call was ended by {call.ended_by} meanwhile")


def _path(call: SimulatedCall) -> list[str]:
    """The nodes that the call was in, the one where it is last."""
    path = [visit.node for kept in call.journal.steps for visit in kept.visits]
    return path if call.ended else [*path, call.runner.call.walk.current.id]


def _expect_handed(call: SimulatedCall, step: Expect) -> None:
    handed = call.channel.handed
    if handed is None or isinstance(handed, Transfer) is (step.what == "handed"):
        raise NotSo(f"the caller was not {step.what}")
    target = handed.target if isinstance(handed, Transfer) else handed.queue
    if step.subject and target != step.subject:
        raise NotSo(f'the caller was {step.what} to "{target}"')
    attached = {name: value for name, value, _ in handed.data}
    for name, value in step.data:
        if not _same(attached.get(name), value):
            raise NotSo(f"{name} is {attached.get(name)!r}")


def _expect_stored(call: SimulatedCall, step: Expect) -> None:
    stored = call.directory.stored
    if step.what == "message":
        found = [command.box for command in stored if isinstance(command, LeaveMessage)]
    else:
        found = [command.number for command in stored if not isinstance(command, LeaveMessage)]
    if not found or (step.subject and step.subject not in found):
        left = " and ".join(found) or "none"
        what = "messages were left in" if step.what == "message" else "call-backs were asked for to"
        raise NotSo(f"{what}: {left}")


def _expect_milestone(call: SimulatedCall, step: Expect) -> None:
    marks = [
        command
        for kept in call.journal.steps
        for _, command in kept.commands
        if isinstance(command, Mark) and command.name == step.subject
    ]
    if not marks:
        noted = [mark.name for mark in milestones_of(call.journal.steps)]
        raise NotSo(f"the milestone {step.subject} was not noted; noted: {', '.join(noted) or 'none'}")
    differing = [dict(_told_of(mark)) for mark in marks]
    if not any(all(_same(told.get(name), value) for name, value in step.data) for told in differing):
        last = differing[-1]
        name = next(name for name, value in step.data if not _same(last.get(name), value))
        raise NotSo(f"{name} of the milestone {step.subject} is {last.get(name)!r}")


def _expect_variables(call: SimulatedCall, step: Expect) -> None:
    walk = call.runner.call.walk
    for name, value in step.data:
        if name not in walk.variables:
            raise NotSo(f"the flow {walk.program.id} has no variable {name}")
        if not _same(walk.variables[name], value):
            secret = walk.program.types[name].privacy is Privacy.SECRET
            raise NotSo(f"{name} is {'something else' if secret else repr(walk.variables[name])}")


def _told_of(mark: Mark) -> tuple[tuple[str, Value], ...]:
    return (("customer_class", mark.customer_class), ("customer", mark.customer), *mark.data)


def _same(given: Value, expected: Value) -> bool:
    return given == expected and isinstance(given, bool) == isinstance(expected, bool)
