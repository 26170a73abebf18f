"""The simulator's channel: prompts become text with exact times, keys and speech come from whoever drives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ivrflow.channels.simulator.clock import VirtualClock, VirtualTimer
from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.channels.simulator.waiting_line import AskLine, WaitingLine
from ivrflow.gather import Action, Collector, Recorder, RecorderAction, ReportRecording, StartRecording, StopPrompt
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import (
    Answer,
    AwaitAgent,
    Cancel,
    Enqueue,
    Flush,
    Gather,
    HandOff,
    HangUp,
    Issued,
    LeaveQueue,
    Play,
    Record,
    Reject,
    Transfer,
)
from ivrflow.model.events import Answered, Failed, Gathered, HungUp, Referred, Waiting
from ivrflow.model.grammars import Grammar
from ivrflow.model.inputs import Spoken
from ivrflow.model.ports import Referral, Report
from ivrflow.model.prompts import Prompt
from ivrflow.model.sound import Sound
from ivrflow.say import NO_RECORDINGS, KnownRecordings, understood

__all__ = ["SimulatedChannel"]


class SimulatedChannel:
    """Implements `ivrflow.model.ports.Channel` without sound, with all that a channel can do: a prompt lasts as long as
    its recordings, and as is estimated for its texts; what is said is understood by its words; of a recording there is
    only a handle."""

    capabilities = frozenset(Capability)

    def __init__(
        self,
        clock: VirtualClock,
        report: Report,
        ask_line: AskLine = lambda queue: None,
        recordings: KnownRecordings = NO_RECORDINGS,
        can_record: Callable[[], bool] = lambda: True,
    ) -> None:
        self._clock, self._report, self._known, self._can_record = clock, report, recordings, can_record
        self._collector = Collector()
        self._line = WaitingLine(clock, ask_line, self._told_by_line)
        self._grammar: tuple[int, Grammar] | None = None
        """(command, what may be said) of the latest input that listens."""
        self._recorder: Recorder | None = None
        self._recording = 0
        """The command that is being carried out with the recorder."""
        self._recordings = 0
        self._awaiting = 0
        """The AwaitAgent in flight."""
        self._deadline: VirtualTimer | None = None
        self._playback: VirtualTimer | None = None
        self._playing: tuple[int, Prompt, bool] | None = None
        self.heard: list[HeardPiece] = []
        self.answered = False
        self.ended = False
        self.rejected: str | None = None
        self._asked = 0  # The input that is open, or was last.
        self.handed: HandOff | Transfer | Enqueue | None = None
        self.referral: Referral | None = None
        self.refer_outcome = "done"
        """What becomes of the next hand-off."""

    # What the caller does --------------------------------------------------------------------------------------------

    def key(self, key: str) -> None:
        """The caller presses a key now."""
        if not self.ended:
            self._carry_out(self._attentive.key(key, self._clock.now_ms()))

    def begin_to_speak(self) -> None:
        """The caller opens his mouth now."""
        if not self.ended:
            self._carry_out(self._attentive.voice_began(self._clock.now_ms()))

    def finish_speaking(self, text: str) -> None:
        """He has said this; empty: nothing that could be understood."""
        if self.ended:
            return
        now_ms = self._clock.now_ms()
        if self._recorder is not None:
            self._carry_out(self._recorder.voice_paused(now_ms))
            return
        meaning = understood(self._grammar[1], text) if self._grammar is not None else None
        self._carry_out(self._collector.understood(Spoken(text, meaning, 0 if meaning is None else 100), now_ms))

    def hang_up(self) -> None:
        """The caller hangs up now."""
        if self._recorder is not None:
            self._carry_out(self._recorder.hung_up(self._clock.now_ms()))
        self._end("caller")

    @property
    def awaits_input(self) -> bool:
        """Nothing is being played, and the flow waits for the caller."""
        deadline = self._attentive.deadline
        return not self.ended and self._playing is None and deadline is not None and deadline > self._clock.now_ms()

    @property
    def listens(self) -> bool:
        """Somebody is there for what the caller says: a recogniser or a recorder."""
        asking = self._grammar is not None and self._grammar[0] == self._asked
        return not self.ended and (self._recorder is not None or asking)

    # What the flow does ----------------------------------------------------------------------------------------------

    def do(self, issued: Issued, detail: Sound | Referral | None = None) -> None:
        if self.ended:
            return
        number, command = issued
        match command:
            case Answer():
                self.answered = True
                self._report(Answered(number))
            case Play():
                self._start(number, command.prompt, command.loop)
                self._asked = 0
                self._carry_out(self._collector.play(number, command.barge_in, command.type_ahead))
            case Gather():
                self._start(number, command.prompt, loop=False)
                self._asked = number
                self._grammar = None if command.grammar is None else (number, command.grammar)
                self._carry_out(self._collector.gather(number, command.settings, self._clock.now_ms()))
            case Record() if not self._can_record():
                self._report(Failed(number, "failed", "simulated"))
            case Record():
                self._collector.flush()
                self._start(number, command.prompt, loop=False)
                self._recorder, self._recording = Recorder(number, command.settings), number
            case Flush():
                self._collector.flush()
            case Cancel(cancelled):
                self._cancel(cancelled)
            case Enqueue():
                self._line.join(number, command)
            case AwaitAgent():
                self._await_agent(number, command)
            case LeaveQueue():
                self._line.leave()
            case HandOff() | Transfer():
                assert isinstance(detail, Referral), "the dispatcher resolves targets first"
                self._refer(number, command, detail)
            case Reject(cause):
                self.rejected = cause
                self._end("flow")
            case HangUp():
                self._end("flow")
            case _:
                raise AssertionError(f"not a command for a channel: {command!r}")

    def _refer(self, number: int, command: HandOff | Transfer, referral: Referral) -> None:
        if self.refer_outcome not in ("done", "unknown"):
            outcome, self.refer_outcome = self.refer_outcome, "done"
            self._report(Referred(number, outcome, "simulated"))
            return
        self.handed, self.referral = command, referral
        self._report(Referred(number, self.refer_outcome))
        self._end("flow")

    def _cancel(self, number: int) -> None:
        if number == self._recording and self._recorder is not None:
            self._carry_out(self._recorder.cancel())
            self._recorder = None
            return
        if number == self._awaiting:
            self._line.stop_waiting()
        self._carry_out(self._collector.cancel(number))

    # The line of a queue ---------------------------------------------------------------------------------------------

    def _await_agent(self, number: int, command: AwaitAgent) -> None:
        self._silence()
        if command.music:
            self._start(number, command.music, loop=True)
        self._awaiting = self._asked = number
        self._carry_out(self._collector.gather(number, command.settings, self._clock.now_ms()))
        if self._awaiting:
            self._line.wait(number, command)

    def _told_by_line(self, event: Waiting | Referred) -> None:
        self._carry_out(self._collector.cancel(event.number))
        self._silence()
        self._awaiting = 0
        if isinstance(event, Referred):
            taken, self.handed = event.outcome in ("done", "unknown"), self._line.joined
            self._line.leave()
            self._report(event)
            if taken:
                self._end("flow")
            else:
                self.handed = None
        else:
            self._report(event)

    # Playback --------------------------------------------------------------------------------------------------------

    def _start(self, number: int, prompt: Prompt, loop: bool) -> None:
        """Begin a prompt; what was still playing is cut off, as a real line does."""
        self._silence()
        at_ms = self._clock.now_ms()
        for piece in prompt:
            length_ms = self._known.ms_of((piece,))
            text = self._known.text_of((piece,))
            self.heard.append(HeardPiece(number, piece, text, at_ms, at_ms + length_ms, length_ms))
            at_ms += length_ms
        self._playing = (number, prompt, loop)
        self._playback = self._clock.call_later(at_ms - self._clock.now_ms(), lambda: self._played(number))

    def _played(self, number: int) -> None:
        assert self._playing is not None
        _, prompt, loop = self._playing
        self._playing = None
        if loop and self._known.ms_of(prompt) > 0:
            self._start(number, prompt, loop)
            return
        now_ms = self._clock.now_ms()
        recorder = self._recorder
        self._carry_out(
            self._collector.prompt_ended(number, now_ms) if recorder is None else recorder.prompt_ended(now_ms)
        )

    def _silence(self) -> None:
        if self._playing is None:
            return
        if self._playback is not None:
            self._playback.cancel()
        now_ms, number = self._clock.now_ms(), self._playing[0]
        self._playing = None
        for piece in reversed(self.heard):
            if piece.number != number or piece.end_ms <= now_ms:
                break
            # Pieces that were not begun stay in the list with no length, so that their places in it stay good.
            piece.start_ms, piece.end_ms, piece.cut = min(piece.start_ms, now_ms), now_ms, True

    # The collector's side --------------------------------------------------------------------------------------------

    @property
    def _attentive(self) -> Collector | Recorder:
        """Who takes what the caller does."""
        return self._recorder or self._collector

    def _carry_out(self, actions: tuple[Action | RecorderAction, ...]) -> None:
        for action in actions:
            match action:
                case StopPrompt():
                    self._silence()
                case StartRecording():
                    pass  # The tone is not text.
                case ReportRecording(event):
                    self._recorder = None
                    if event.ended_by != "noinput":
                        self._recordings += 1
                        event = replace(event, handle=f"simulated/{self._recordings}")
                    self._report(event)
                case _:
                    if isinstance(action.event, Gathered):
                        self._stop_asking()
                    self._report(action.event)
        self._arm()

    def _stop_asking(self) -> None:
        if self._awaiting:
            self._line.stop_waiting()
        self._asked = self._awaiting = 0

    def _arm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        deadline = self._attentive.deadline
        if deadline is not None and not self.ended:
            self._deadline = self._clock.call_later(deadline - self._clock.now_ms(), self._ring)

    def _ring(self) -> None:
        self._deadline = None
        self._carry_out(self._attentive.tick(self._clock.now_ms()))

    def _end(self, by: str) -> None:
        if self.ended:
            return
        self._silence()
        self.ended = True
        if self._deadline is not None:
            self._deadline.cancel()
        self._report(HungUp(by))
