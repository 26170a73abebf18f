"""queue: hand the caller to agents."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import AwaitAgent, Command, Enqueue, Flush, Gather, HandOff, LeaveQueue
from ivrflow.model.events import Waiting
from ivrflow.model.inputs import InputSettings
from ivrflow.model.prompts import Prompt
from ivrflow.model.values import Value
from ivrflow.nodes.agent.attached import attached_data
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import Attachment
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.fields.literals import Duration, KeySequence, Name, Whole
from ivrflow.nodes.fields.names import Names
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import End, Exit, Outcome
from ivrflow.nodes.utterance import Answers, Utterance

__all__ = ["QueueNode"]

_REFUSALS = (
    ExitSpec("busy", "The queue is full.", technical=True),
    ExitSpec("noanswer", "Nobody answered in time.", technical=True),
    ExitSpec("refused", "The queue refused the caller.", technical=True),
    ExitSpec("failed", "The queue could not be reached, or does not exist.", technical=True),
)
CALLBACK = ExitSpec("callback", "The caller would rather be called back: lead to a call-back.", input=True)
LEFT = ExitSpec("left", "The caller would rather do something else, such as leave a message.", input=True)
TIMEOUT = ExitSpec("timeout", "The caller has waited as long as he may.")


@dataclass(frozen=True)
class QueueNode(Node):
    """Hand the caller to an agent queue, with what was learnt: `attach = (account = account, reason = "lost card")`.

    When the queue takes the caller, the flow is over. Otherwise the call comes back by the exit that says why.

    With music, an announcement, a longest wait, or a key to leave the line by, the flow stays with the caller while he
    waits. The announcement is said at the start and then at intervals; `call.queue_position` and `call.queue_wait` tell
    how the line stands: `say("You are number {call.queue_position}.")`.
    """

    kind: ClassVar[str] = "queue"
    family: ClassVar[str] = "agent"
    title: ClassVar[str] = "Queue"
    icon: ClassVar[str] = "queue"
    may_end_call: ClassVar[bool] = True
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.REFER, Capability.QUEUE_POSITION})
    exits: ClassVar[tuple[ExitSpec, ...]] = (CALLBACK, LEFT, TIMEOUT, *_REFUSALS)

    queue: str = param(
        "Queue", Name(of="queue"), required=True, help="Which queue; the installation knows where it is."
    )
    attach: Arguments = param("Attached data", Attachment(), help="What the agent sees, as named values in brackets.")
    priority: int = param("Priority", Whole(0, 9), default="0", help="Higher goes first.")
    skills: tuple[str, ...] = param("Skills", Names(), help="What the agent must be able to do: `[loans, mandarin]`.")
    music: PromptSet = param("Music", PromptField(), help="Heard again and again while the caller waits.")
    announcement: PromptSet = param("Announcement", PromptField(), help="How the line stands, and what the keys do.")
    announce_every: int = param(
        "Announce every", Duration(5_000, 3_600_000), default="60s", help="From one announcement to the next."
    )
    max_wait: int | None = param("Longest wait", Duration(1_000, 3_600_000), help="Then the call goes on by `timeout`.")
    callback_key: str = param("Call-back key", KeySequence(1), default='""', help="Leaves the line by `callback`.")
    leave_key: str = param("Leave key", KeySequence(1), default='""', help="Leaves the line by `left`.")

    @property
    def waits(self) -> bool:
        """Whether the flow stays with the caller, instead of giving him away at once."""
        return bool(self.music or self.announcement or self.max_wait or self.callback_key or self.leave_key)

    def capabilities_of(self) -> frozenset[Capability]:
        return frozenset({Capability.QUEUE_POSITION if self.waits else Capability.REFER})

    def exits_of(self) -> tuple[ExitSpec, ...]:
        there = ((CALLBACK, self.callback_key), (LEFT, self.leave_key), (TIMEOUT, self.max_wait))
        return (*(spec for spec, wanted in there if wanted), *_REFUSALS)

    def problems(self) -> Iterable[tuple[str, str]]:
        if self.callback_key and self.callback_key == self.leave_key:
            yield "leave_key", f"{self.leave_key} asks for a call-back already"

    def utterances(self) -> Iterator[Utterance]:
        choices = tuple(key for key in (self.callback_key, self.leave_key) if key)
        yield from self.music.utterances("music", open_ended=True)
        yield from self.announcement.utterances("announcement", Answers(choices) if choices else None)

    def run(self, call: CallView) -> Script:
        yield Flush()
        data = attached_data(self.attach, call)
        if self.waits:
            return (yield from self._wait(Enqueue(self.queue, data, self.priority, self.skills), call))
        answer = yield HandOff(self.queue, data, self.priority, self.skills)
        return _outcome(answer.outcome)

    def _wait(self, enter: Enqueue, call: CallView) -> Generator[Command, Any, Outcome]:
        keys = {self.callback_key: CALLBACK.name, self.leave_key: LEFT.name}
        choices = tuple(key for key in keys if key)
        settings = InputSettings(
            choices=choices, terminators="", first_digit_ms=0, barge_in=bool(choices), type_ahead=bool(choices)
        )
        stands = answer = yield enter
        began = call.now
        while isinstance(stands, Waiting):
            if self.announcement:
                answer = yield Gather(self._announced(stands, call), settings)
            if not self.announcement or answer.keys not in choices:
                left_ms = self._left_ms(began, call.now)
                if left_ms <= 0:
                    yield LeaveQueue()
                    return Exit(TIMEOUT.name)
                answer = yield AwaitAgent(self.music.for_attempt(1, call), settings, left_ms)
            pressed = getattr(answer, "keys", None)
            if pressed in choices:
                yield LeaveQueue()
                return Exit(keys[pressed])
            # A key that is no choice leaves the line as it was: the announcement tells the keys again.
            stands = stands if pressed is not None else answer
        return _outcome(stands.outcome)

    def _left_ms(self, began: datetime, now: datetime) -> int:
        """Until the next announcement, or the end of the longest wait."""
        if self.max_wait is None:
            return self.announce_every
        return min(self.announce_every, self.max_wait - (now - began) // timedelta(milliseconds=1))

    def _announced(self, stands: Waiting, call: CallView) -> Prompt:
        line: dict[str, Value] = {
            "call.queue_position": Decimal(stands.position),
            "call.queue_wait": timedelta(milliseconds=stands.wait_ms),
        }
        return self.announcement.for_attempt(1, call, more=line)


def _outcome(answer: str) -> Outcome:
    return End("handoff") if answer in ("done", "unknown") else Exit(answer)
