"""What all channels with real sound do alike: prompts are played, keys are collected, and the one stops the other."""

from __future__ import annotations

from typing import Protocol

from ivrflow.gather import Action, Collector, StopPrompt
from ivrflow.model.commands import Gather, Play
from ivrflow.model.lines import Home, Timer
from ivrflow.model.ports import Report
from ivrflow.model.sound import Sound

__all__ = ["Player", "Prompting"]


class Player(Protocol):
    """What plays a sound: `media.Stream`."""

    def play(self, playback_id: int, sound: Sound, loop: bool = False, interruptible: bool = False) -> None: ...

    def stop(self, playback_id: int) -> None: ...


class Prompting:
    """The collector of one call, its timer, and the prompt that is heard. Lives in the home thread."""

    def __init__(self, home: Home, report: Report) -> None:
        self._home = home
        self._report = report
        self._collector = Collector()
        self._player: Player | None = None
        self._due: Timer | None = None
        self._due_ms: int | None = None
        self._playing = 0
        self._interruptible = False
        self._last_key_ms: int | None = None
        self._inter_digit_ms = 0
        self._ended = False

    def let_hear(self, number: int, command: Play | Gather, sound: Sound, player: Player) -> None:
        """Start a prompt, in place of what plays, and what it asks for."""
        now = self._home.now_ms()
        self._player = player
        barge_in = command.barge_in if isinstance(command, Play) else command.settings.barge_in
        loop = isinstance(command, Play) and command.loop
        self._start(number, sound, loop, barge_in and self._nothing_to_swallow(now))
        if isinstance(command, Play):
            actions = self._collector.play(number, command.barge_in, command.type_ahead)
        else:
            self._inter_digit_ms = max(self._inter_digit_ms, command.settings.inter_digit_ms)
            actions = self._collector.gather(number, command.settings, now)
        self._carry_out(actions)
        if not sound.ulaw and not loop:
            self.played(number)

    def press(self, key: str, at_ms: int) -> None:
        """A key came; only the collector decides what becomes of the prompt."""
        if self._ended:
            return
        self._last_key_ms = at_ms
        self._carry_out(self._collector.key(key, at_ms))

    def press_in_media(self, key: str, at_ms: int) -> None:
        """A key came by way of the player, which has stopped a prompt that it may stop by itself."""
        interrupted = self._playing if self._interruptible else 0
        self.press(key, at_ms)
        if interrupted and interrupted == self._playing:
            # Media fell silent by itself and the collector did not mean to stop it: the prompt is over all the same.
            self.played(interrupted)

    def played(self, number: int) -> None:
        """A prompt was played to its end."""
        if self._ended:
            return
        if number == self._playing:
            self._playing = 0
        self._carry_out(self._collector.prompt_ended(number, self._home.now_ms()))

    def flush(self) -> None:
        """Forget the keys typed ahead."""
        self._collector.flush()

    def cancel(self, number: int) -> None:
        """Give up a prompt or an input without a reply."""
        self._carry_out(self._collector.cancel(number))

    def end(self) -> None:
        """The call is over: no timer rings any more."""
        self._ended = True
        if self._due is not None:
            self._due.cancel()

    def _start(self, number: int, sound: Sound, loop: bool, interruptible: bool) -> None:
        assert self._player is not None
        if sound.ulaw:
            self._player.play(number, sound, loop, interruptible)
        elif self._playing:
            self._player.stop(self._playing)
        self._playing, self._interruptible = number, interruptible and bool(sound.ulaw)

    def _nothing_to_swallow(self, now: int) -> bool:
        """Whether media may stop the sound at a key by itself. A needless terminator after a complete input must not
        stop the prompt that follows it; only the collector can tell, so shortly after a key it alone decides."""
        return self._last_key_ms is None or now - self._last_key_ms >= self._inter_digit_ms

    def _tick(self) -> None:
        self._due = self._due_ms = None
        if not self._ended:
            self._carry_out(self._collector.tick(self._home.now_ms()))

    def _carry_out(self, actions: tuple[Action, ...]) -> None:
        self._arm()
        for action in actions:
            if isinstance(action, StopPrompt):
                if self._player is not None and self._playing:
                    self._player.stop(self._playing)
                self._playing = 0
            else:
                self._report(action.event)

    def _arm(self) -> None:
        deadline = self._collector.deadline
        if deadline == self._due_ms:
            return
        if self._due is not None:
            self._due.cancel()
        self._due, self._due_ms = None, deadline
        if deadline is not None:
            self._due = self._home.call_later(max(0, deadline - self._home.now_ms()), self._tick)
