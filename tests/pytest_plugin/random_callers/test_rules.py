"""All rules together."""

from __future__ import annotations

from ivrflow.model.conversation import Press
from ivrflow.pytest_plugin.random_callers.rules import Rules, faults_in

from .lines import MENU, line, placed

FOLDER = line(
    MENU + 'play one {\n  prompt = say("None.") pause(20s)\n  done -> two\n}\nquery two {\n'
    '  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n'
)


def test_the_worst_comes_first() -> None:
    found = [fault.title for fault in faults_in(placed(FOLDER).do(Press("1")).over().seen, Rules())]
    assert found == ["Something raw is spoken", "The caller is cut off", "Dead air"]


def test_what_is_asked_can_be_changed() -> None:
    rules = Rules(max_silence_ms=30_000, may_fail=True)
    found = [fault.title for fault in faults_in(placed(FOLDER).do(Press("1")).over().seen, rules)]
    assert found == ["Something raw is spoken"]


def test_a_good_call_breaks_none() -> None:
    assert not list(faults_in(placed(FOLDER).over().seen, Rules()))
