"""A journal as questions and answers, to be looked up by whoever asks them again."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from ivrflow.model.commands import Answer, Command
from ivrflow.model.events import HungUp, Offered, Reply, TimeUp
from ivrflow.model.journal import Step

__all__ = ["Exchange", "RecordedCall"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A command, and its reply if there was one."""

    command: Command
    reply: Reply | None
    at_ms: int


class RecordedCall:
    """One call's journal. Exchanges are handed out once each, in the order in which their node asked."""

    def __init__(self, journal: Sequence[Step]) -> None:
        offered = journal[0].event
        assert isinstance(offered, Offered), "a journal begins with the offer"
        self.offered = offered
        self.hung_up: HungUp | TimeUp | None = None
        self.ended_by = ""
        self.visits = tuple(visit for step in journal for visit in step.visits)
        self.at_ms = 0
        """When the exchange that was handed out last was answered."""
        self._last_sign_ms = _last_sign_ms(journal)
        self._exchanges: dict[tuple[str, str, str], deque[Exchange]] = defaultdict(deque)
        replies = {
            step.event.number: (step.event, step.at_ms)
            for step in journal
            if not isinstance(step.event, Offered | HungUp | TimeUp)
        }
        for step, place in zip(journal, _places(journal), strict=True):
            if isinstance(step.event, HungUp | TimeUp) and self.hung_up is None:
                self.hung_up = step.event
                self.ended_by = step.event.by if isinstance(step.event, HungUp) else step.event.reason
            for number, command in step.commands:
                if command.replies:
                    reply, at_ms = replies.get(number, (None, step.at_ms))
                    key = (*place, type(command).__name__)
                    self._exchanges[key].append(Exchange(command, reply, at_ms))

    @property
    def caller_stayed_on(self) -> bool:
        """Whether the caller was there after the exchange that was handed out last: it was not he who hung up, or he
        listened, pressed or spoke later."""
        ended_by_us = isinstance(self.hung_up, TimeUp) or self.ended_by == "flow"
        return ended_by_us or self._last_sign_ms > self.at_ms

    def next_exchange(self, flow: str, node: str, command: Command) -> Exchange | None:
        """What this node asked next, and what it was answered; None when it did not ask so often."""
        waiting = self._exchanges.get((flow, node, type(command).__name__))
        if not waiting and isinstance(command, Answer):
            # Which node answers the call may change without anybody noticing.
            waiting = next((queue for key, queue in self._exchanges.items() if key[2] == "Answer" and queue), None)
        if not waiting:
            return None
        exchange = waiting.popleft()
        self.at_ms = max(self.at_ms, exchange.at_ms)
        return exchange


def _last_sign_ms(journal: Sequence[Step]) -> int:
    """When the last thing happened that needs a caller on the line; what handlers are answered later does not."""
    last_ms = 0
    for step in journal:
        if isinstance(step.event, HungUp | TimeUp):
            break
        last_ms = step.at_ms
    return last_ms


def _places(journal: Sequence[Step]) -> list[tuple[str, str]]:
    """Per step, the node in which its commands were issued: where the next step finds the call."""
    positions = [step.position for step in journal]
    following = [*positions[1:], positions[-1]]
    return [(flow, node) for flow, node, _ in following]
