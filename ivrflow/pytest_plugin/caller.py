"""A caller on a virtual clock: what tests in Python do and see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from ivrflow import say
from ivrflow.lang.conversations import parse_conversations, print_step
from ivrflow.model.commands import Transfer
from ivrflow.model.conversation import (
    ORDINARY_CALLER,
    Expect,
    GoSilent,
    HangsUp,
    Hear,
    Press,
    Say,
    StepOfTalk,
    StubAnswer,
    Wait,
    caller_of,
)
from ivrflow.model.errors import IvrflowError
from ivrflow.model.inputs import KEYS
from ivrflow.model.values import Value
from ivrflow.pytest_plugin.flow_folders import no_flow
from ivrflow.runtime.flow_folder import FlowFolder
from ivrflow.runtime.simulation.conversation_run import NotSo, Talk
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.runtime.simulation.transcript import heard_lines

__all__ = ["Caller"]


class Caller:
    """Places calls to flows, one after the other. Whatever is heard, pressed and waited for takes no real time."""

    def __init__(self, flows: Callable[[], FlowFolder]) -> None:
        self._flows = flows
        self._stubs: list[StubAnswer] = []
        self._talk: Talk | None = None

    # What the caller does --------------------------------------------------------------------------------------------

    def dials(self, flow: str, ani: str = ORDINARY_CALLER, dnis: str = "", at: str | datetime | None = None) -> None:
        """Call a flow, from and to these numbers, at a time of the flow's own zone (`2026-03-02 10:15`)."""
        __tracebackhide__ = True
        self.close()
        try:
            folder = self._flows()
        except IvrflowError as error:
            pytest.fail(str(error))
        programs = folder.programs
        if flow not in programs:
            pytest.fail(no_flow(flow, folder))
        when = datetime.fromisoformat(at) if isinstance(at, str) else at
        simulated = SimulatedCall(programs, SimulatedCaller(flow, caller_of(ani), dnis, when), folder.live)
        for answer in self._stubs:
            simulated.stub(answer)
        simulated.start()
        self._talk = Talk(simulated)

    def stub(self, answer: str) -> None:
        """What a look-up, calendar or queue will answer, in the words of conversations.

        `bank.balance returns balance = CNY 88`, `bank.balance empty`, `calendar branch is closed`,
        `queue cards is busy`. Answers are used in the order given; the last one stays.
        """
        __tracebackhide__ = True
        step = _step(answer)
        if not isinstance(step, StubAnswer):
            pytest.fail(f"`{answer}` is no answer; write `bank.balance empty`, `calendar branch is closed`…")
        self._stubs.append(step)
        if self._talk is not None:
            self._talk.call.stub(step)

    def hears(self, text: str) -> None:
        """Listen until the text was heard, in what is still to come."""
        __tracebackhide__ = True
        self._take(Hear(text))

    def press(self, keys: str, during: str | None = None) -> None:
        """Press keys now, 150 ms apart; or as soon as the text `during` is being heard."""
        __tracebackhide__ = True
        if not keys or not set(keys) <= set(KEYS):
            pytest.fail(f"{keys!r} are no keys; a telephone has {KEYS}")
        self._take(Press(keys, during))

    def say(self, text: str, during: str | None = None) -> None:
        """Say something, where the flow listens; or as soon as the text `during` is being heard."""
        __tracebackhide__ = True
        self._take(Say(text, during))

    def speak(self, length: str) -> None:
        """Talk for so long, such as `"8s"`: for a recording."""
        __tracebackhide__ = True
        self._take(_step(f"speak {length}"))

    def wait(self, length: str | float) -> None:
        """Let time pass: `"4s"`, `"300ms"`, or seconds."""
        __tracebackhide__ = True
        self._take(Wait(round(length * 1000)) if isinstance(length, int | float) else _step(f"wait {length}"))

    def silence(self) -> None:
        """Do nothing until the flow, having waited for a key, goes on by itself."""
        __tracebackhide__ = True
        self._take(GoSilent())

    def hang_up(self) -> None:
        __tracebackhide__ = True
        self._take(HangsUp())

    def expect(self, what: str) -> None:
        """What conversations may expect: `ended by caller`, `handed to queue "cards"`; `not hear "agent"`: so far."""
        __tracebackhide__ = True
        step = _step(f"expect {what}")
        self._take(step)
        if isinstance(step, Expect) and step.what == "not hear":
            heard = self._listened().heard_text()
            if say.normalise(step.subject) in heard:
                pytest.fail(f'"{step.subject}" was heard')

    # What can be seen; where something is still being said, after it has been listened to ----------------------------

    @property
    def ended(self) -> bool:
        """Whether the call is over."""
        return self._listened().ended

    @property
    def ended_by(self) -> str | None:
        """`caller`, `flow`, `handoff`, …; None while the call goes on."""
        return self._listened().ended_by

    @property
    def handed_to(self) -> str | None:
        """The queue that the caller was handed to."""
        handed = self._listened().channel.handed
        return None if handed is None or isinstance(handed, Transfer) else handed.queue

    @property
    def transferred_to(self) -> str | None:
        """The target that the caller was transferred to."""
        handed = self._listened().channel.handed
        return handed.target if isinstance(handed, Transfer) else None

    @property
    def attached(self) -> Mapping[str, Value]:
        """What was handed over with the caller."""
        handed = self._listened().channel.handed
        return {name: value for name, value, _ in handed.data} if handed is not None else {}

    @property
    def heard(self) -> list[str]:
        """All prompts so far, as a person would write them down."""
        return [line.text for line in heard_lines(self._dialled().call.heard)]

    @property
    def variables(self) -> Mapping[str, Value]:
        """The variables of the flow in which the call is now."""
        return self._listened().runner.call.walk.variables

    @property
    def path(self) -> list[str]:
        """The nodes that the call went through, the present one last."""
        simulated = self._dialled().call
        visited = [visit.node for step in simulated.journal.steps for visit in step.visits]
        return visited if simulated.journal.cdr is not None else [*visited, simulated.runner.call.walk.current.id]

    def close(self) -> None:
        """Hang up, if the call goes on, and let the flow's handlers come to their end."""
        if self._talk is not None:
            self._talk.close()
            self._talk = None

    def _listened(self) -> SimulatedCall:
        simulated = self._dialled().call
        simulated.listen_until_asked()
        return simulated

    def _dialled(self) -> Talk:
        __tracebackhide__ = True
        if self._talk is None:
            pytest.fail('no call was placed yet; begin with `call.dials("…")`, the name of a flow')
        return self._talk

    def _take(self, step: StepOfTalk) -> None:
        """Take one step; a step that does not hold fails the test, and shows what was heard instead."""
        __tracebackhide__ = True
        talk = self._dialled()
        try:
            talk.take(step)
        except NotSo as problem:
            instead = [f'  + hear "{line.text}"' for line in heard_lines(talk.call.heard[talk.cursor :])]
            over = [f"  + (the call is over: ended by {talk.call.ended_by})"] if talk.call.ended else []
            walked = f"  The call went {' -> '.join(self.path)}."
            pytest.fail("\n".join([str(problem), "", f"  - {print_step(step)}", *instead, *over, "", walked]))


def _step(words: str) -> StepOfTalk:
    """A step in the words of conversations. Fails the test when it is not one."""
    __tracebackhide__ = True
    parsed = parse_conversations(f'call ""\n  {words}\n')
    if parsed.issues or len(parsed.conversations[0].steps) != 1:
        advice = "; ".join(f"{issue.message}. {issue.suggestion or ''}" for issue in parsed.issues)
        pytest.fail(f"`{words}` is no step of a conversation: {advice}")
    return parsed.conversations[0].steps[0]
