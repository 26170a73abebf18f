"""What callers do."""

from __future__ import annotations

import pytest

from ivrflow.model.conversation import GoSilent, HangsUp, Press, Say, Speak, StepOfTalk, Wait
from ivrflow.pytest_plugin.random_callers.conduct import Conduct, Habits
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

from .lines import MENU, chosen, line

NEWS = line(MENU + 'play one {\n  prompt = say("News.")\n  done -> ask\n}\nplay two {\n  prompt = say("More.")\n'
            "  done -> ask\n}\n")  # fmt: skip
NUMBER = line(
    'collect ask {\n  prompt = say("Your number.")\n  min = 3\n  max = 5\n  into n = digits\n  done -> bye\n'
    "  noinput -> bye\n  nomatch -> bye\n}\n",
    "  var n: text private",
)
SPEECH = line(
    'listen ask {\n  prompt = say("Yes or no?")\n  phrases = (good = "great", bad = "awful")\n  heard -> keep\n'
    "  noinput -> bye\n  nomatch -> bye\n}\nrecord keep {\n  prompt = say(\"Say why.\")\n  recorded -> bye\n"
    "  noinput -> bye\n}\n",
)  # fmt: skip
EVERYTHING = ("nothing more", "answer", "err", "mash", "stay silent", "hesitate", "hang up")


def behaved(folder: object, *choices: object, habits: Habits | None = None) -> Conduct:
    call = SimulatedCall(folder.programs, SimulatedCaller("main"))  # type: ignore[attr-defined]  # a FlowFolder
    call.start()
    conduct = Conduct(chosen(EVERYTHING, *choices), call, habits or Habits())
    conduct.behave()
    return conduct


def steps(conduct: Conduct) -> list[StepOfTalk]:
    return [deed.step for deed in conduct.deeds]


@pytest.mark.parametrize(
    ("folder", "choices", "done"),
    [
        (NEWS, ("answer", True, "2"), [Press("2")]),
        (NEWS, ("err", True, "3"), [Press("3")]),
        (NEWS, ("mash", True, "12*"), [Press("12*")]),
        (NEWS, ("stay silent",), [GoSilent()]),
        (NEWS, ("hesitate", True, 1_000, "nothing more"), [Wait(1_000)]),
        (NEWS, ("hang up", True), [HangsUp()]),
        (NUMBER, ("answer", True, 3, 0, False), [Press("864#")]),
        (NUMBER, ("answer", True, 5, 0, True, "12345"), [Press("12345")]),
        (NUMBER, ("err", True, "#"), [Press("#")]),
        (SPEECH, ("answer", True, True, "great", "answer", True, 2_000, "nothing more"), [Say("great"), Speak(2_000)]),
        (SPEECH, ("err", True, True, "hm"), [Say("hm")]),
    ],
)
def test_they_answer_what_they_are_asked(folder: object, choices: tuple[object, ...], done: list[StepOfTalk]) -> None:
    conduct = behaved(folder, *choices, *["nothing more"] * 2)
    assert steps(conduct) == done
    assert all(deed.asked for deed in conduct.deeds)


def test_they_may_do_it_in_the_middle_of_a_prompt() -> None:
    conduct = behaved(NEWS, "answer", False, 700, "1", "nothing more")
    deed = conduct.deeds[0]
    assert (deed.begin_ms, deed.end_ms, deed.listened) == (700, 850, False)


def test_who_is_not_asked_makes_no_sound_that_is_heard() -> None:
    folder = line("wait ask {\n  length = 20s\n  done -> bye\n}\n")
    conduct = behaved(folder, "answer", False, 1_000, "5", "nothing more")
    assert [(deed.asked, deed.is_heard) for deed in conduct.deeds] == [(False, False)]


def test_habits_bound_them() -> None:
    habits = Habits(most_deeds=2, hang_up=False)
    conduct = behaved(NEWS, *["hesitate", False, 0, 1_000] * 2, habits=habits)
    assert steps(conduct) == [Wait(1_000)] * 2


def test_in_the_end_they_listen_to_what_is_said() -> None:
    conduct = behaved(NEWS, "answer", True, "1", "nothing more")
    assert conduct.silent_ms > conduct.deeds[0].end_ms
