"""Which edge carries out which command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivrflow.model.commands import Cancel, Consult, Gather, HandOff, Issued, Play, Query, Transfer
from ivrflow.model.events import Event, Failed, Offered, Referred
from ivrflow.model.ports import Acd, Channel, Host, Live, Refusal, Speech
from ivrflow.model.sound import Sound

__all__ = ["Dispatcher", "Edges"]


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of one call. Without `speech`, its channel gets prompts as text."""

    speech: Speech | None
    host: Host
    live: Live
    acd: Acd


class Dispatcher:
    """Hands the commands of one call to the edges. Lives in the home thread; `post` may be called from any."""

    def __init__(self, offered: Offered, channel: Channel, edges: Edges, post: Callable[[Event], None]) -> None:
        self._offered, self._channel, self._edges, self._post = offered, channel, edges, post
        self._queries: set[int] = set()
        self._rendering: set[int] = set()
        self._consults: set[int] = set()

    def carry_out(self, issued: Issued, home: Callable[[Callable[[], None]], None]) -> None:
        """Start one command. `home` brings a function into the home thread."""
        number, command = issued
        match command:
            case Play() | Gather():
                self._speak(issued, home)
            case Query():
                self._queries.add(number)
                self._edges.host.run(number, command, self._post)
            case Consult():
                self._consults.add(number)
                self._edges.live.consult(number, command, self._post)
            case HandOff() | Transfer():
                target = self._edges.acd.resolve(self._offered, command)
                if isinstance(target, Refusal):
                    self._post(Referred(number, target.outcome, target.cause))
                else:
                    self._channel.do(issued, target)
            case Cancel(cancelled):
                self._cancel(cancelled, issued)
            case _:
                self._channel.do(issued)

    def _speak(self, issued: Issued, home: Callable[[Callable[[], None]], None]) -> None:
        number, command = issued
        if self._edges.speech is None:
            self._channel.do(issued)
            return
        assert isinstance(command, Play | Gather)
        self._rendering.add(number)
        # Whatever thread it is ready in, and though it may be ready at once: one way home, and no race about it.
        self._edges.speech.render(command.prompt, lambda sound: home(lambda: self._start(issued, sound)))

    def _start(self, issued: Issued, sound: Sound | None) -> None:
        if issued.number not in self._rendering:
            return
        self._rendering.discard(issued.number)
        if sound is None:
            self._post(Failed(issued.number, "failed", "the prompt could not be turned into sound"))
        else:
            self._channel.do(issued, sound)

    def _cancel(self, number: int, issued: Issued) -> None:
        if number in self._queries:
            self._edges.host.cancel(number)
        elif number in self._rendering:
            self._rendering.discard(number)
        elif number not in self._consults:
            self._channel.do(issued)
