"""The state machine that turns keys, speech and time into inputs. Pure: the channel hands in every `now`."""

from __future__ import annotations

from typing import Final, TypeAlias

from ivrflow.gather.actions import Action, Report, StopPrompt
from ivrflow.gather.rules import Rules, rules_for
from ivrflow.model.events import Gathered, Played
from ivrflow.model.inputs import KEYS, InputOutcome, InputSettings, Pressed, Spoken

__all__ = ["AHEAD_LIMIT", "Actions", "Collector"]

Actions: TypeAlias = tuple[Action, ...]

AHEAD_LIMIT: Final = 64
"""How many keys may be typed ahead; further ones are dropped, so that what is kept is what was pressed first."""

_KEYS: Final = frozenset(KEYS)
_NOTHING: Final[Actions] = ()
_STOP: Final[Actions] = (StopPrompt(),)
_NO_RULES: Final = rules_for((), "", "")
_NOTHING_SAID: Final = Spoken("", None, 0)


class Collector:
    """Collects the keys of one call. Times are whole milliseconds on a clock of the channel's that never jumps.

    At most one Play or Gather is in flight; beginning another forgets the one before it without a reply.
    A deadline is passed when `now` has reached it. A key that comes then is too late, whether or not the timer has
    rung yet: the outcome never depends on how punctual the channel's timer is.

    A terminator that follows an input which its last key had completed is swallowed: callers press `#` out of habit.
    Only one, only when no other key came between, and only within the inter-digit time of the last key; it stops no
    prompt. One exception: when the input that is then open offers the key as a choice and its prompt is over, the key
    is that choice. While that prompt still plays it is swallowed, because a choice that the caller has not been told of
    is worse than a key that must be pressed again.

    An input that listens to speech takes what comes first: a key ends the listening, and what is said after a key is
    not heard. From the first sound on the caller has `max_speech_ms`; the recogniser says when he has finished. Nobody
    can speak ahead: what is said before the input, or during a prompt without barge-in, is not kept.
    """

    __slots__ = (
        "_ahead",
        "_barge_in",
        "_keys",
        "_number",
        "_playing",
        "_pressed",
        "_rules",
        "_settings",
        "_speaking",
        "_started",
        "_stray",
        "_stray_until",
        "_type_ahead",
        "deadline",
    )

    def __init__(self) -> None:
        self.deadline: int | None = None
        """When `tick` is to be called; None: no need to."""
        self._number = 0
        self._settings: InputSettings | None = None
        self._rules: Rules = _NO_RULES
        self._playing = False
        self._barge_in = True
        self._type_ahead = True
        self._speaking = False
        self._started = 0
        self._keys = ""
        self._pressed: list[Pressed] = []
        self._ahead: list[tuple[str, int]] = []
        self._stray = ""
        self._stray_until = 0

    def gather(self, number: int, settings: InputSettings, now: int) -> Actions:
        """Begin an input whose prompt starts to play now.

        Keys typed ahead go into it: at once with barge-in, which stops the prompt before it is heard, else when the
        prompt is over. Pauses between them do not count, and when they do not complete the input, the caller has the
        whole inter-digit time from the moment they were taken.
        """
        self._number = number
        self._settings = settings
        self._rules = rules_for(settings.choices, settings.terminators, settings.erase_key)
        self._playing = True
        self._barge_in = settings.barge_in
        self._type_ahead = settings.type_ahead
        self._speaking = False
        self._started = now
        self._keys = ""
        self._pressed = []
        self.deadline = None
        if self._ahead:
            if settings.fresh or not settings.type_ahead:
                self._ahead.clear()
            elif settings.barge_in:
                self._playing = False
                return _STOP + self._listen(now)
        return _NOTHING

    def play(self, number: int, barge_in: bool, type_ahead: bool) -> Actions:
        """Begin a prompt that asks for nothing.

        With `barge_in` a key stops it, and is kept for the next input if `type_ahead`; with both, so do keys that are
        waiting already. Without `type_ahead` those wait on, but do not stop it.
        """
        self._number = number
        self._settings = None
        self._barge_in = barge_in
        self._type_ahead = type_ahead
        self._speaking = False
        self.deadline = None
        self._playing = not (self._ahead and barge_in and type_ahead)
        return _NOTHING if self._playing else (*_STOP, Report(Played(number, stopped=True)))

    def prompt_ended(self, number: int, now: int) -> Actions:
        """The prompt of this command was played to its end. Ignored when it was stopped, or is another command's."""
        if not self._playing or number != self._number:
            return _NOTHING
        self._playing = False
        if self._settings is None:
            return (Report(Played(number)),)
        return self._listen(now)

    def key(self, key: str, now: int) -> Actions:
        """A key went down. What is none of the sixteen of ITU-T Q.23 is ignored."""
        if key not in _KEYS:
            return _NOTHING
        # As `tick`, which is not called for each key of each caller.
        deadline = self.deadline
        done = _NOTHING if deadline is None or now < deadline else self.tick(now)
        if self._stray and self._swallows(key, now):
            return done
        if self._playing:
            if not self._barge_in:
                if self._type_ahead:
                    self._keep(key, now)
                return _NOTHING
            self._playing = False
            if self._settings is None:
                if self._type_ahead:
                    self._keep(key, now)
                return (*_STOP, Report(Played(self._number, stopped=True)))
            done = _STOP
        elif self._settings is None:
            self._keep(key, now)
            return done
        self._speaking = False
        event = self._press(key, now)
        if event is not None:
            return (*done, Report(event))
        self._await_more(now)
        return done

    def voice_began(self, now: int) -> Actions:
        """The caller began to speak. Ignored unless an input listens, and has taken no key."""
        done = _NOTHING if self.deadline is None else self.tick(now)
        settings = self._settings
        if settings is None or not settings.max_speech_ms or self._pressed or self._speaking:
            return done
        if self._playing:
            if not self._barge_in:
                return done
            self._playing = False
            done = _STOP
        self._speaking = True
        self.deadline = now + settings.max_speech_ms
        return done

    def understood(self, spoken: Spoken, now: int) -> Actions:
        """The caller has finished speaking. Without a meaning the grammar does not know it. Ignored after a key."""
        done = _NOTHING if self.deadline is None else self.tick(now)
        if not self._speaking:
            return done
        return (
            Report(self._end(InputOutcome.NOMATCH if spoken.meaning is None else InputOutcome.SPEECH, said=spoken)),
        )

    def tick(self, now: int) -> Actions:
        """Time has passed. Harmless when the deadline has not come yet, or is gone."""
        if self.deadline is None or now < self.deadline:
            return _NOTHING
        if self._speaking:
            return (Report(self._end(InputOutcome.NOMATCH)),)
        return (Report(self._end(InputOutcome.KEYS if self._keys else InputOutcome.NOINPUT)),)

    def flush(self) -> None:
        """Forget the keys typed ahead. Keys that an open input has taken already stay in it."""
        self._ahead.clear()

    def cancel(self, number: int) -> Actions:
        """Give up this command without a reply, with the keys it has taken. Ignored when another is in flight."""
        if number != self._number or (self._settings is None and not self._playing):
            return _NOTHING
        playing = self._playing
        self._settings = None
        self._playing = self._speaking = False
        self.deadline = None
        return _STOP if playing else _NOTHING

    def _listen(self, now: int) -> Actions:
        """The prompt is over: what was typed ahead counts as pressed now, as far as timeouts are concerned."""
        while self._ahead:
            event = self._press(*self._ahead.pop(0))
            if event is not None:
                return (Report(event),)
        self._await_more(now)
        return _NOTHING

    def _press(self, key: str, at: int) -> Gathered | None:
        """Put one key into the open input; the reply if that completes it."""
        settings, rules = self._settings, self._rules
        assert settings is not None
        self._pressed.append(Pressed(key, at - self._started))
        keys = self._keys + key
        if keys not in rules.beginnings:
            if key == rules.erase_key:
                self._keys = ""
                return None
            if key in rules.terminators:
                return self._end(InputOutcome.KEYS if self._keys else InputOutcome.EMPTY, key)
        self._keys = keys
        if keys in rules.unfinished if rules.has_choices else len(keys) < settings.max_length:
            return None
        self._stray = rules.terminators
        self._stray_until = at + settings.inter_digit_ms
        if self._ahead and self._stray and self._swallows(*self._ahead[0]):
            del self._ahead[0]
        return self._end(InputOutcome.KEYS)

    def _await_more(self, now: int) -> None:
        assert self._settings is not None
        self.deadline = now + (self._settings.inter_digit_ms if self._keys else self._settings.first_digit_ms)

    def _end(self, outcome: InputOutcome, terminator: str = "", said: Spoken = _NOTHING_SAID) -> Gathered:
        self._settings = None
        self._speaking = False
        self.deadline = None
        return Gathered(self._number, outcome, self._keys, terminator, tuple(self._pressed), *said)

    def _swallows(self, key: str, now: int) -> bool:
        """Whether the first key after a complete input is its needless terminator. Every key after it is not."""
        offered = self._settings is not None and not self._playing and key in self._rules.beginnings
        swallows = key in self._stray and now < self._stray_until and not offered
        self._stray = ""
        return swallows

    def _keep(self, key: str, now: int) -> None:
        if len(self._ahead) < AHEAD_LIMIT:
            self._ahead.append((key, now))
