"""A call of the real interpreter, moved by choices."""

from __future__ import annotations

from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import Answer, Play
from ivrflow.verify.exploration.choices import ANSWERED, HEARD
from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.happen import happen, offer
from ivrflow.verify.exploration.questions import question_of
from ivrflow.verify.exploration.starts import starts_of

from ..conftest import BYE, compiled, header

PROGRAMS = compiled(
    header("var n: number = 0", "on error -> sorry")
    + 'play main {\n  prompt = say("Hello.")\n  done -> fault\n}\n'
    + "set fault {\n  values = (n = 1 / n)\n  done -> bye\n}\n"
    + 'play sorry {\n  prompt = say("Sorry.")\n  done -> bye\n}\n'
    + BYE
)


def test_what_happens_is_told_with_the_reason_of_an_error_and_only_once() -> None:
    (start,), _ = starts_of(PROGRAMS["test"], distinctions_of(PROGRAMS.values()), 1)
    call = Call(PROGRAMS)
    told = [offer(call, start)]
    for choice, kind in ((ANSWERED, Answer), (HEARD, Play), (HEARD, Play)):
        question = question_of(call)
        assert question is not None
        assert isinstance(question.command, kind)
        told.append(happen(call, choice, question))
        assert told[-1].asked is question.command
    assert [bool(each.error) for each in told] == [False, False, True, False]
    assert [visit.node for visit in told[2].visits] == ["main", "fault"]
