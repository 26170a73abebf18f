"""Rules for how calls end."""

from __future__ import annotations

from unittest.mock import patch

from ivrflow.engine.walk import Walk
from ivrflow.model.conversation import Expect, HangsUp, Press, Wait
from ivrflow.model.journal import Visit
from ivrflow.pytest_plugin.random_callers.ending import defects, errors, handlers, traps

from .lines import MENU, line, placed

TRAP = line(
    MENU
    + 'menu one {\n  prompt = say("To leave, press 1.")\n  attempts = 1\n  key "1" -> bye\n  noinput -> one\n'
    + '  nomatch -> two\n}\nplay two {\n  prompt = say("No.")\n  done -> one\n}\n',
    "  max_duration = 5m",
)
NOTED = line(
    MENU
    + 'play one {\n  prompt = say("News.")\n  done -> bye\n}\nplay two {\n  prompt = say("More.")\n  done -> bye\n}\n'
    'update note {\n  call = bank.note(reason = "x")\n  done -> noted\n  failed -> noted\n}\nreturn noted {\n}\n',
    "  on hangup -> note",
)


def test_who_is_kept_until_the_time_is_up_is_trapped() -> None:
    (fault,) = traps(placed(TRAP).do(Press("1")).over().seen)
    assert fault.what.startswith("a caller who does nothing more is kept for 4.9")
    assert fault.expectation == Expect("ended", "flow")


def test_who_uses_up_his_time_is_not() -> None:
    waits = [Wait(60_000)] * 5
    placed_call = placed(TRAP).do(Press("1"))
    for step in waits:
        placed_call.conduct.carry_out(step, listened=False)
    seen = placed_call.over().seen
    assert seen.call.ended_by == "overtime"
    assert not list(traps(seen))


def test_who_is_let_go_is_not() -> None:
    assert not list(traps(placed(TRAP).over().seen))


def test_an_error_that_nothing_handles_cuts_the_caller_off() -> None:
    folder = line('query ask {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n')
    (fault,) = errors(placed(folder).over().seen)
    assert "cut off by an error that nothing handles (main.ask: failed)" in fault.what


def test_handlers_run_once() -> None:
    for steps in ((), (HangsUp(),), (Press("1"), HangsUp())):
        assert not list(handlers(placed(NOTED).do(*steps).over().seen))


def test_a_handler_that_runs_twice_or_not_at_all_is_found() -> None:
    seen = placed(NOTED).do(HangsUp()).over().seen
    over = next(number for number, step in enumerate(seen.steps) if step.visits and step.visits[-1].node == "noted")
    seen.steps[over] = seen.steps[over]._replace(visits=(Visit("main", "note", "done"), Visit("main", "note", "done")))
    assert [fault.what for fault in handlers(seen)] == ["the hang-up handler note runs 2 times"]
    seen.steps[over] = seen.steps[over]._replace(visits=())
    assert [fault.what for fault in handlers(seen)] == ["the hang-up handler note does not run"]


def test_a_defect_of_ours_is_told_as_one() -> None:
    assert not list(defects(placed(NOTED).over().seen))
    with patch.object(Walk, "leave", side_effect=RuntimeError("planted")):
        seen = placed(NOTED).do(Press("1")).over().seen
    (fault,) = defects(seen)
    assert fault.what == "the interpreter failed: a defect of IVRFlow"
    assert not list(errors(seen))
