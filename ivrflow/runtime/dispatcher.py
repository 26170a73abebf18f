"""Which edge carries out which command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import (
    AwaitAgent,
    Cancel,
    Command,
    Consult,
    Enqueue,
    Gather,
    HandOff,
    Issued,
    LeaveMessage,
    LeaveQueue,
    Mark,
    Play,
    Query,
    Record,
    RequestCallback,
    Transfer,
    Wait,
)
from ivrflow.model.events import Elapsed, Event, Failed, Offered, Played, Referred
from ivrflow.model.lines import Timer
from ivrflow.model.ports import Acd, Channel, Host, Live, Refusal, Speech
from ivrflow.model.prompts import Prompt
from ivrflow.model.sound import Sound

__all__ = ["Dispatcher", "Edges", "Later"]


Later: TypeAlias = Callable[[int, Callable[[], None]], Timer]
"""Does something after so many milliseconds, in the home thread."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of one call. Without `speech`, its channel gets prompts as text."""

    speech: Speech | None
    host: Host
    live: Live
    acd: Acd


class Dispatcher:
    """Hands the commands of one call to the edges. Lives in the home thread; `post` may be called from any."""

    def __init__(
        self, offered: Offered, channel: Channel, edges: Edges, post: Callable[[Event], None], later: Later
    ) -> None:
        self._offered, self._channel, self._edges, self._post, self._later = offered, channel, edges, post, later
        self._queries: set[int] = set()
        self._rendering: set[int] = set()
        self._unknown_to_channel: set[int] = set()
        self._timers: dict[int, Timer] = {}

    def carry_out(self, issued: Issued, home: Callable[[Callable[[], None]], None]) -> None:
        """Start one command. `home` brings a function into the home thread."""
        number, command = issued
        lacking = _needed(command)
        if lacking is not None and lacking not in self._channel.capabilities:
            # Publishing refuses such flows; a route that was set later may lead there all the same.
            if command.replies:
                self._post(Failed(number, "failed", f"the channel of this call cannot do {lacking.value}"))
            return
        match command:
            case Play() | Gather() | Record() | AwaitAgent():
                self._speak(issued, home)
            case Query():
                self._queries.add(number)
                self._edges.host.run(number, command, self._post)
            case Consult():
                self._unknown_to_channel.add(number)
                self._edges.live.consult(number, command, self._post)
            case Transfer() if command.announcement:
                self._speak(issued, home)
            case HandOff() | Transfer():
                self._refer(issued)
            case LeaveMessage() | RequestCallback():
                self._edges.acd.store(number, command, self._post)
            case Wait(ms):
                self._unknown_to_channel.add(number)
                self._timers[number] = self._later(ms, lambda: self._post(Elapsed(number)))
            case Mark():
                pass  # It is in the journal; whoever writes the CDR finds it there.
            case Cancel(cancelled):
                self._cancel(cancelled, issued)
            case _:
                self._channel.do(issued)

    def settled(self, number: int) -> None:
        """The channel has answered this command: its time is kept no longer."""
        self._forget_timer(number)

    def close(self) -> None:
        """The call is over: nothing more will be reported by this."""
        for number in list(self._timers):
            self._forget_timer(number)

    def _refer(self, issued: Issued, announcement: Sound | None = None) -> None:
        number, command = issued
        assert isinstance(command, HandOff | Transfer)
        target = self._edges.acd.resolve(self._offered, command)
        if isinstance(target, Refusal):
            self._post(Referred(number, target.outcome, target.cause))
        else:
            self._channel.do(issued, replace(target, announcement=announcement))

    def _speak(self, issued: Issued, home: Callable[[Callable[[], None]], None]) -> None:
        number, command = issued
        if self._edges.speech is None:
            self._do(issued, None)
            return
        self._rendering.add(number)
        # Whatever thread it is ready in, and though it may be ready at once: one way home, and no race about it.
        self._edges.speech.render(_heard(command), lambda sound: home(lambda: self._start(issued, sound)))

    def _do(self, issued: Issued, sound: Sound | None) -> None:
        if isinstance(issued.command, Transfer):
            self._refer(issued, sound)
        else:
            self._channel.do(issued, sound)
        number, command = issued
        if isinstance(command, Play) and command.limit_ms:
            self._timers[number] = self._later(command.limit_ms, lambda: self._cut_off(number))

    def _cut_off(self, number: int) -> None:
        """What was to be heard for so long was."""
        del self._timers[number]
        self._channel.do(Issued(number, Cancel(number)))
        self._post(Played(number))

    def _forget_timer(self, number: int) -> None:
        timer = self._timers.pop(number, None)
        if timer is not None:
            timer.cancel()

    def _start(self, issued: Issued, sound: Sound | None) -> None:
        if issued.number not in self._rendering:
            return
        self._rendering.discard(issued.number)
        if sound is None:
            self._post(Failed(issued.number, "failed", "the prompt could not be turned into sound"))
        else:
            self._do(issued, sound)

    def _cancel(self, number: int, issued: Issued) -> None:
        self._forget_timer(number)
        if number in self._queries:
            self._edges.host.cancel(number)
        elif number in self._rendering:
            self._rendering.discard(number)
        elif number not in self._unknown_to_channel:
            self._channel.do(issued)


def _heard(command: Command) -> Prompt:
    match command:
        case Play() | Gather() | Record():
            return command.prompt
        case AwaitAgent():
            return command.music
        case Transfer():
            return command.announcement
    raise AssertionError(f"nothing is heard of {command!r}")


def _needed(command: Command) -> Capability | None:
    """What a channel must be able to do for a command, if that is more than every channel can."""
    match command:
        case Gather() if command.grammar is not None:
            return Capability.SPEECH
        case Record():
            return Capability.RECORDING
        case Transfer() if command.attended:
            return Capability.SECOND_LEG
        case Enqueue() | AwaitAgent() | LeaveQueue():
            return Capability.QUEUE_POSITION
    return None
