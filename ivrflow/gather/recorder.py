"""The state machine of one recording. Pure: the channel hands in every `now`."""

from __future__ import annotations

from typing import Final, TypeAlias

from ivrflow.gather.actions import RecorderAction, ReportRecording, StartRecording, StopPrompt
from ivrflow.model.events import Recorded
from ivrflow.model.inputs import RecordingSettings

__all__ = ["Recorder"]

Actions: TypeAlias = tuple[RecorderAction, ...]

_NOTHING: Final[Actions] = ()


class Recorder:
    """Decides when a recording begins and what ends it. Times are whole milliseconds, as for the collector.

    Made when the prompt begins to play. A key stops the prompt (with barge-in) and does nothing else: keys typed ahead
    or pressed over a greeting are meant for nobody. A caller who says nothing within the time of silence has left no
    recording; one who speaks ends it by falling silent, by a stop key, or by hanging up, and never speaks longer than
    allowed. The silence at the end belongs to the recording: cutting it off is for whoever keeps it.
    """

    __slots__ = ("_begun_ms", "_number", "_over", "_settings", "_spoke", "_started", "deadline")

    def __init__(self, number: int, settings: RecordingSettings) -> None:
        self.deadline: int | None = None
        """When `tick` is to be called; None: no need to."""
        self._number, self._settings = number, settings
        self._started = False
        self._begun_ms = 0
        self._spoke = False
        self._over = False

    def prompt_ended(self, now: int) -> Actions:
        """The prompt is over by itself."""
        return _NOTHING if self._started else self._start(now)

    def key(self, key: str, now: int) -> Actions:
        """A key went down."""
        if not self._started:
            return (StopPrompt(), *self._start(now)) if self._settings.barge_in else _NOTHING
        if done := self.tick(now):
            return done
        if self._over or key not in self._settings.stop_keys:
            return _NOTHING
        return self._end("key" if self._spoke else "noinput", now, key)

    def voice_began(self, now: int) -> Actions:
        """The caller speaks. What he says over the prompt is not recorded."""
        if done := self.tick(now):
            return done
        if self._started and not self._over:
            self._spoke = True
            self.deadline = self._begun_ms + self._settings.max_ms
        return _NOTHING

    def voice_paused(self, now: int) -> Actions:
        """The caller fell silent just now."""
        if done := self.tick(now):
            return done
        if self._spoke and not self._over:
            self.deadline = min(now + self._settings.silence_ms, self._begun_ms + self._settings.max_ms)
        return _NOTHING

    def tick(self, now: int) -> Actions:
        """Time has passed. Harmless when the deadline has not come yet, or is gone."""
        if self.deadline is None or now < self.deadline:
            return _NOTHING
        if not self._spoke:
            return self._end("noinput", now)
        is_full = self.deadline == self._begun_ms + self._settings.max_ms
        return self._end("length" if is_full else "silence", self.deadline)

    def hung_up(self, now: int) -> Actions:
        """The caller hung up: what he said is kept; without it there is nothing to tell."""
        if done := self.tick(now):
            return done
        return self._end("hangup", now) if self._spoke and not self._over else _NOTHING

    def cancel(self) -> Actions:
        """Give up without a reply."""
        playing = not self._started and not self._over
        self._over = self._started = True
        self.deadline = None
        return (StopPrompt(),) if playing else _NOTHING

    def _start(self, now: int) -> Actions:
        self._started = True
        self._begun_ms = now
        self.deadline = now + min(self._settings.silence_ms, self._settings.max_ms)
        return (StartRecording(self._settings.beep),)

    def _end(self, ended_by: str, now: int, key: str = "") -> Actions:
        self._over = True
        self.deadline = None
        length_ms = 0 if ended_by == "noinput" else now - self._begun_ms
        return (ReportRecording(Recorded(self._number, ended_by, length_ms, key=key)),)
