"""One call at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, given, settings

from ivrflow.model.errors import Misuse
from ivrflow.pytest_plugin.random_callers import BrokenRule, Habits, RandomCall, Rules, random_calls

from .lines import MENU, line

FOLDER = line(
    MENU + 'play one {\n  prompt = say("News.")\n  done -> ask\n}\nwait two {\n  length = 40s\n  done -> one\n}\n'
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_calls(FOLDER, "main", Habits(hang_up=False)))
def test_is_over_when_it_is_handed_out(call: RandomCall) -> None:
    assert call.ended_by in ("flow", "overtime")
    assert call.path
    assert call.steps[-1].at_ms > 0
    assert call.heard_text() or call.deeds


def found(folder: object, reaches: object) -> RandomCall:
    """The simplest call of which this is so."""
    quiet = settings(max_examples=2_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    return find(random_calls(folder, "main"), reaches, settings=quiet)  # type: ignore[arg-type]  # as the tests give it


def test_callers_reach_everything_and_the_simplest_way_is_shown() -> None:
    call = found(FOLDER, lambda call: call.path.count("two") == 2)
    assert 1 <= len(call.deeds) <= 2
    assert repr(call).startswith('\ncall "A call at random"\n  hear "For news, press 1.')
    assert "  expect ended by flow\n" in repr(call)


def test_what_it_breaks_is_raised_with_the_call() -> None:
    call = found(FOLDER, lambda call: "two" in call.path)
    assert [fault.title for fault in call.faults()] == ["Dead air"]
    with pytest.raises(BrokenRule, match=r"39\.85 s"):
        call.must_keep()
    call.must_keep(Rules(max_silence_ms=60_000))


def test_lots_differ_by_the_callers_number() -> None:
    split = line("split ask {\n  share \"30\" -> one\n  share \"70\" -> two\n}\nplay one {\n  prompt = say(\"A.\")\n"
                 '  done -> bye\n}\nplay two {\n  prompt = say("B.")\n  done -> bye\n}\n')  # fmt: skip
    assert "one" in found(split, lambda call: "one" in call.path).path
    assert "two" in found(split, lambda call: "two" in call.path).path


def test_a_flow_that_there_is_not_is_told() -> None:
    with pytest.raises(Misuse, match='there is no flow "mian" in the folder; there are: main'):
        find(random_calls(FOLDER, "mian"), lambda call: True)


def test_a_folder_may_be_named_by_its_path() -> None:
    flows = Path(__file__).parents[3] / "examples" / "flow_in_pytest" / "flows"
    call = find(random_calls(str(flows), "greeting"), lambda call: "right" in call.path)
    assert [deed.step.keys for deed in call.deeds] == ["7"]  # type: ignore[union-attr]  # he pressed it
