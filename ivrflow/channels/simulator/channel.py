"""The simulator's channel: prompts become text with exact times, keys come from whoever drives it."""

from __future__ import annotations

from ivrflow.channels.simulator.clock import VirtualClock, VirtualTimer
from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.gather import Action, Collector, StopPrompt
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Answer, Cancel, Flush, Gather, HandOff, HangUp, Issued, Play, Reject, Transfer
from ivrflow.model.events import Answered, HungUp, Referred
from ivrflow.model.ports import Referral, Report
from ivrflow.model.prompts import Prompt
from ivrflow.model.sound import Sound
from ivrflow.say import estimate_ms, spoken_text

__all__ = ["SimulatedChannel"]


class SimulatedChannel:
    """Implements `ivrflow.model.ports.Channel` without sound: a prompt lasts as long as is estimated for its text."""

    capabilities = frozenset({Capability.EARLY_MEDIA, Capability.REFER})

    def __init__(self, clock: VirtualClock, report: Report) -> None:
        self._clock, self._report = clock, report
        self._collector = Collector()
        self._deadline: VirtualTimer | None = None
        self._playback: VirtualTimer | None = None
        self._playing: tuple[int, Prompt, bool] | None = None
        self.heard: list[HeardPiece] = []
        self.answered = False
        self.ended = False
        self.rejected: str | None = None
        self.handed: HandOff | Transfer | None = None
        self.referral: Referral | None = None
        self.refer_outcome = "done"
        """What becomes of the next hand-off."""

    # What the caller does --------------------------------------------------------------------------------------------

    def key(self, key: str) -> None:
        """The caller presses a key now."""
        if not self.ended:
            self._carry_out(self._collector.key(key, self._clock.now_ms()))

    def hang_up(self) -> None:
        """The caller hangs up now."""
        self._end("caller")

    @property
    def awaits_input(self) -> bool:
        """Nothing is being played, and the flow waits for a key."""
        return not self.ended and self._playing is None and self._collector.deadline is not None

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
                self._carry_out(self._collector.play(number, command.barge_in, command.type_ahead))
            case Gather():
                self._start(number, command.prompt, loop=False)
                self._carry_out(self._collector.gather(number, command.settings, self._clock.now_ms()))
            case Flush():
                self._collector.flush()
            case Cancel(cancelled):
                self._carry_out(self._collector.cancel(cancelled))
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

    # Playback --------------------------------------------------------------------------------------------------------

    def _start(self, number: int, prompt: Prompt, loop: bool) -> None:
        """Begin a prompt; what was still playing is cut off, as a real line does."""
        self._silence()
        at_ms = self._clock.now_ms()
        for piece in prompt:
            length_ms = estimate_ms((piece,))
            text = spoken_text((piece,))
            self.heard.append(HeardPiece(number, piece, text, at_ms, at_ms + length_ms, length_ms))
            at_ms += length_ms
        self._playing = (number, prompt, loop)
        self._playback = self._clock.call_later(at_ms - self._clock.now_ms(), lambda: self._played(number))

    def _played(self, number: int) -> None:
        assert self._playing is not None
        _, prompt, loop = self._playing
        self._playing = None
        if loop and estimate_ms(prompt) > 0:
            self._start(number, prompt, loop)
            return
        self._carry_out(self._collector.prompt_ended(number, self._clock.now_ms()))

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

    def _carry_out(self, actions: tuple[Action, ...]) -> None:
        for action in actions:
            if isinstance(action, StopPrompt):
                self._silence()
            else:
                self._report(action.event)
        self._arm()

    def _arm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        deadline = self._collector.deadline
        if deadline is not None and not self.ended:
            self._deadline = self._clock.call_later(deadline - self._clock.now_ms(), self._ring)

    def _ring(self) -> None:
        self._deadline = None
        self._carry_out(self._collector.tick(self._clock.now_ms()))

    def _end(self, by: str) -> None:
        if self.ended:
            return
        self._silence()
        self.ended = True
        if self._deadline is not None:
            self._deadline.cancel()
        self._report(HungUp(by))
