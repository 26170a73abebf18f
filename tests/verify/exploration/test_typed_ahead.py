"""A key that stops the music counts for what comes next."""

from __future__ import annotations

import pytest

from ivrflow.model.commands import Flush, Gather, Issued, Play
from ivrflow.model.conversation import Press
from ivrflow.model.inputs import InputSettings
from ivrflow.verify.coverage import coverage_of
from ivrflow.verify.exploration.choices import HEARD, STOPPED
from ivrflow.verify.exploration.keypad import menu_choices
from ivrflow.verify.exploration.space import Happening
from ivrflow.verify.exploration.typed_ahead import begun_with, is_kept
from ivrflow.verify.suggest import suggest

from ..conftest import BYE, Explore, header
from ..replaying import simulated

MUSIC = """
music main {
  prompt = say("La la la.")
  length = 20s
  done -> patient
  key -> choose
}
menu choose {
  prompt = say("Press 1 or 23.")
  key "1" -> bye
  key "23" -> bye
  noinput -> bye
  nomatch -> bye
}
play patient {
  prompt = say("How patient you are.")
  done -> bye
}
"""
SETTINGS = InputSettings(choices=("1", "23"))


@pytest.mark.parametrize("more", [(), ("type_ahead = false",)])
def test_the_menu_behind_the_music_takes_the_key_in_the_simulator_too(explored: Explore, more: tuple[str, ...]) -> None:
    exploration = explored(header(*more) + MUSIC + BYE)
    suggestions = suggest(exploration)
    visits = [visit for each in suggestions.conversations for visit in simulated(each, exploration.programs, "test")]
    assert suggestions.left == ()
    assert coverage_of(exploration.programs, visits)[0].exits_uncovered == ()


def test_the_key_that_stops_it_is_the_first_of_what_is_chosen() -> None:
    begun = [(key.steps, choice.steps) for key, choice in begun_with(STOPPED, menu_choices(SETTINGS, {}))]
    assert begun == [
        ((Press("1"),), ()),
        ((Press("2"),), (Press("3"),)),
        ((Press("3"),), ()),
    ]


def test_a_key_is_kept_for_an_input_that_takes_it() -> None:
    flushed = Happening(HEARD, None, (), (Issued(1, Flush()),))
    ahead, fresh = Gather((), SETTINGS), Gather((), InputSettings(fresh=True))
    assert is_kept(Play(()), (), ahead)
    assert not is_kept(Play((), type_ahead=False), (), ahead)
    assert not is_kept(Play(()), (), fresh)
    assert not is_kept(Play(()), (flushed,), ahead)
    assert not is_kept(Play(()), (), Play(()))
