"""When two calls are one state."""

from __future__ import annotations

from ivrflow.engine.interpreter import Call
from ivrflow.verify.exploration.abstraction import Abstraction
from ivrflow.verify.exploration.bounds import DEFAULT
from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.happen import happen, offer
from ivrflow.verify.exploration.questions import Questions, question_of
from ivrflow.verify.exploration.space import Start
from ivrflow.verify.exploration.starts import starts_of

from ..conftest import BYE, compiled, header

TEXT = (
    header("var tries: number = 0", "var idle: number = 0")
    + """
menu main {
  prompt = say("One.")
  key "1" -> count
  key "2" -> idle
  noinput -> bye
  nomatch -> bye
}
set count {
  values = (tries = tries + 1)
  done -> check
}
set idle {
  values = (idle = idle + 1)
  done -> main
}
branch check {
  when tries > 2 -> bye
  otherwise -> main
}
"""
    + BYE
)
PROGRAMS = compiled(TEXT)
DISTINCTIONS = distinctions_of(PROGRAMS.values())
ABSTRACTION = Abstraction(PROGRAMS, DISTINCTIONS)
START: Start = starts_of(PROGRAMS["test"], DISTINCTIONS, 1)[0][0]


def after(*labels: str) -> Call:
    """A call in which these choices were made; what can only go on goes on."""
    questions = Questions(PROGRAMS, DISTINCTIONS, DEFAULT)
    call = Call(PROGRAMS)
    offer(call, START)
    left = list(labels)
    while (question := question_of(call)) is not None:
        choices = questions.choices(call, question.command)
        if len(choices) > 1 and not left:
            break
        wanted = left.pop(0) if len(choices) > 1 else choices[0].label
        happen(call, next(choice for choice in choices if choice.label == wanted), question)
    return call


def same_place(first: Call, second: Call) -> bool:
    return ABSTRACTION.location(first) == ABSTRACTION.location(second)


def same_data(first: Call, second: Call) -> bool:
    return ABSTRACTION.data(first) == ABSTRACTION.data(second)


def test_a_variable_that_decides_nothing_tells_no_calls_apart() -> None:
    assert same_place(after(), after("2"))
    assert same_data(after(), after("2", "2"))


def test_a_counter_that_is_compared_tells_calls_apart() -> None:
    assert same_place(after(), after("1"))
    assert not same_data(after(), after("1"))


def test_attempts_tell_calls_apart_and_their_order_does_not() -> None:
    assert not same_place(after(), after("silence"))
    assert not same_place(after("silence"), after("3 (no choice)"))
    assert same_place(after("silence", "3 (no choice)"), after("silence", "3 (no choice)"))


def test_calls_that_are_over_are_one_per_end() -> None:
    ended = after("1", "1", "1")
    assert ended.finished
    assert same_place(ended, after("silence", "silence", "silence"))
    assert ABSTRACTION.data(ended) == ()


def test_numbers_beyond_everything_they_meet_are_one() -> None:
    text = TEXT.replace("when tries > 2 -> bye", "when tries = 2 -> main")
    programs = compiled(text)
    distinctions = distinctions_of(programs.values())
    abstraction = Abstraction(programs, distinctions)
    questions = Questions(programs, distinctions, DEFAULT)
    call = Call(programs)
    offer(call, START)
    seen = set()
    for _ in range(60):
        question = question_of(call)
        assert question is not None
        happen(call, questions.choices(call, question.command)[0], question)
        seen.add(abstraction.data(call))
    assert len(seen) <= 7
