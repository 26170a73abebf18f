"""What callers do: answer, err, hesitate, hurry, speak, hang up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from ivrflow.model.commands import AwaitAgent, Command, Gather, Record
from ivrflow.model.conversation import GoSilent, HangsUp, Press, Say, Speak, StepOfTalk, Wait
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputSettings
from ivrflow.pytest_plugin.random_callers.marks import marked_digits
from ivrflow.pytest_plugin.random_callers.world import Draw
from ivrflow.runtime.simulation.simulated_call import SimulatedCall

__all__ = ["Conduct", "Deed", "Habits"]

_DIALLED: Final = "1234567890*#"
"""The keys of a telephone, likely ones first."""
_LONGEST_MEANWHILE_MS: Final = 8_000
_WORDS: Final = {
    BuiltIn.NUMBER: ("4", "42", "0", "forty two", "四十二"),
    BuiltIn.YES_NO: ("yes", "no", "是", "不", "sí", "oui"),
    BuiltIn.DATE: ("2026-03-02", "tomorrow", "明天", "mañana", "demain"),
}
_TEMPERS: Final = (
    ("nothing more", *["answer"] * 10),
    ("nothing more", *["answer"] * 6, "err", "stay silent", "hesitate", "hang up"),
    ("nothing more", "answer", "answer", "err", "err", "mash", "mash", "stay silent", "hesitate", "hang up"),
)
"""What callers do, more or less often. Some know what they want: only they get far."""
_LISTENS: Final = (True, True, True, False)
_NONSENSE: Final = ("hm", "what?", "let me think", "")


@dataclass(frozen=True, slots=True)
class Habits:
    """What random calls are like."""

    most_deeds: int = 20
    """How often a caller does something; then he waits to see what becomes of him."""
    nothing: bool = False
    """Hosts may leave results of a row empty (NULL)."""
    hang_up: bool = True
    """Callers may hang up before the flow is done with them."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the caller did, in ms since the call rang."""

    begin_ms: int
    end_ms: int
    step: StepOfTalk
    asked: bool
    """An input or a recording was open: he was waited for, or would be when the prompt was over."""
    listened: bool
    """Before, he let the flow finish speaking; otherwise he did it in the middle of something."""

    @property
    def is_heard(self) -> bool:
        """Whether he makes a sound that somebody waits for."""
        return self.asked and isinstance(self.step, Press | Say | Speak)


class Conduct:
    """One caller, in one call."""

    def __init__(self, draw: Draw, call: SimulatedCall, habits: Habits) -> None:
        self._draw, self._call, self._habits = draw, call, habits
        self._acts: Mapping[str, Callable[[], StepOfTalk]] = {
            "answer": self._answer,
            "err": self._err,
            "mash": self._mash,
            "hesitate": self._hesitate,
            "stay silent": GoSilent,
            "hang up": HangsUp,
        }
        temper = draw(st.sampled_from(_TEMPERS))
        self._temper = [act for act in temper if act != "hang up" or habits.hang_up]
        self.deeds: list[Deed] = []
        self.silent_ms = 0
        """From when on the caller did nothing more, and the flow had said what it had to say."""

    def behave(self) -> None:
        """Until the caller has nothing more to do and nothing more to hear, or the call is over."""
        for _ in range(self._habits.most_deeds):
            if self._call.ended or not self._do_something():
                break
        self._call.listen_until_asked()
        self.silent_ms = self._call.clock.now_ms()

    def _do_something(self) -> bool:
        name = self._draw(st.sampled_from(self._temper))
        if name == "nothing more":
            return False
        listened = name == "stay silent" or self._draw(st.sampled_from(_LISTENS))
        if listened and name != "stay silent":
            self._call.listen_until_asked()
        elif not listened:
            self._call.wait(self._draw(st.integers(0, _LONGEST_MEANWHILE_MS)))
        if not self._call.ended:
            self.carry_out(self._acts[name](), listened=listened)
        return True

    def carry_out(self, step: StepOfTalk, *, listened: bool) -> None:
        """Do it now, and remember it."""
        call = self._call
        begin_ms, asked = call.clock.now_ms(), self._question is not None
        match step:
            case Press(keys):
                call.press(keys)
            case Say(text):
                call.say(text)
            case Speak(ms):
                call.speak(ms)
            case Wait(ms):
                call.wait(ms)
            case GoSilent():
                call.stay_silent()
            case HangsUp():
                call.hang_up()
        self.deeds.append(Deed(begin_ms, call.clock.now_ms(), step, asked, listened))

    @property
    def _question(self) -> Command | None:
        """The command that waits for the caller; None when none does."""
        in_flight = reversed(list(self._call.runner.call.in_flight.values()))
        return next((each for each in in_flight if isinstance(each, Gather | Record | AwaitAgent)), None)

    # What is done ----------------------------------------------------------------------------------------------------

    def _answer(self) -> StepOfTalk:
        """Something that the question allows."""
        match self._question:
            case Record(_, settings):
                longest_ms = min(settings.max_ms + 1_000, 180_000)
                return Speak(self._draw(st.integers(500, longest_ms)))
            case Gather(_, settings, Grammar() as grammar) if self._call.channel.listens and self._draw(st.booleans()):
                return Say(self._draw(st.sampled_from(_words_of(grammar))))
            case Gather(_, settings) | AwaitAgent(_, settings):
                return Press(self._expected_keys(settings))
            case _:
                return Press(self._draw(st.sampled_from(_DIALLED)))

    def _expected_keys(self, settings: InputSettings) -> str:
        if settings.choices:
            return self._draw(st.sampled_from(settings.choices))
        least = min(max(1, getattr(self._call.runner.call.walk.current, "min", 1)), settings.max_length)
        length = self._draw(st.integers(least, settings.max_length))
        digits = marked_digits(self._draw(st.integers(0, 9)), length)
        if not settings.secret and self._draw(st.booleans()):
            digits = self._draw(st.text("0123456789", min_size=length, max_size=length))
        return digits if length == settings.max_length else digits + settings.terminators[:1]

    def _err(self) -> StepOfTalk:
        """What the question does not allow: no choice, too short, a terminator alone, words that mean nothing."""
        question = self._question
        if self._call.channel.listens and self._draw(st.booleans()):
            return Say(self._draw(st.sampled_from(_NONSENSE)))
        settings = question.settings if isinstance(question, Gather | AwaitAgent) else None
        if settings is None or not settings.choices:
            return Press(self._draw(st.sampled_from(["#", "*", "1#"])))
        wrong = [key for key in _DIALLED if not any(choice.startswith(key) for choice in settings.choices)]
        return Press(self._draw(st.sampled_from(wrong or _DIALLED)))

    def _mash(self) -> StepOfTalk:
        return Press(self._draw(st.text(_DIALLED, min_size=1, max_size=8)))

    def _hesitate(self) -> StepOfTalk:
        return Wait(self._draw(st.sampled_from([1_000, 3_000, 10_000, 60_000])))


def _words_of(grammar: Grammar) -> list[str]:
    return [words for words, _ in grammar.phrases] or list(_WORDS[grammar.built_in or BuiltIn.YES_NO])
