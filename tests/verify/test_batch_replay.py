"""Yesterday's calls on today's draft."""

from __future__ import annotations

from collections.abc import Sequence

from ivrflow.engine.replay import replay
from ivrflow.model.conversation import GoSilent, HangsUp, Press, StepOfTalk
from ivrflow.model.journal import Step
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.verify.batch_replay import CallReplay, Count, OutcomeChange, Tally, replay_all

from .conftest import BYE, compiled, header

TEXT = (
    header()
    + """
menu main {
  prompt = say("One or two.")
  key "1" {
    en-US: "agents"
  } -> agents
  key "2" {
    en-US: "end"
  } -> bye
  noinput -> bye
  nomatch -> bye
}
queue agents {
  queue = cards
  busy -> bye
  noanswer -> bye
  refused -> bye
  failed -> bye
}
"""
    + BYE
)
BEFORE = compiled(TEXT)


def journal(*steps: StepOfTalk) -> Sequence[Step]:
    call = SimulatedCall(BEFORE, SimulatedCaller("test"))
    call.start()
    for step in steps:
        match step:
            case Press(keys):
                call.press(keys)
            case GoSilent():
                call.stay_silent()
            case HangsUp():
                call.hang_up()
    call.finish()
    return call.journal.steps


JOURNALS = (
    ("one", journal(Press("1"))),
    ("two", journal(Press("2"))),
    ("silent", journal(GoSilent(), GoSilent(), GoSilent())),
    ("gone", journal(HangsUp())),
)


def test_on_the_same_flow_all_calls_are_the_same() -> None:
    batch = replay_all(BEFORE, BEFORE, JOURNALS)
    assert (batch.same, batch.diverged, batch.undecided) == (4, 0, 0)
    assert batch.calls == 4
    assert not any((batch.outcomes, batch.places, batch.questions, batch.wording, batch.new_prompts))


def test_options_that_change_places_change_nothing_for_callers() -> None:
    swapped = TEXT.replace('key "1"', 'key "3"').replace('key "2"', 'key "1"').replace('key "3"', 'key "2"')
    batch = replay_all(compiled(swapped), BEFORE, JOURNALS)
    assert batch.outcomes == ()


def test_an_option_that_leads_elsewhere_is_counted_where_the_ways_part() -> None:
    batch = replay_all(compiled(TEXT.replace("} -> agents", "} -> quiet") + "hang_up quiet {\n}\n"), BEFORE, JOURNALS)
    assert batch.diverged == 1
    assert batch.outcomes == (OutcomeChange("handoff to cards", "flow", 1, ("one",)),)
    assert batch.places == (Count("test.agents", 1, ("one",)),)


def test_other_words_are_counted_and_go_on() -> None:
    batch = replay_all(compiled(TEXT.replace("One or two.", "Two or one.")), BEFORE, JOURNALS)
    assert batch.same == 4
    assert [(count.what, count.calls) for count in batch.wording] == [("test.main", 4)]


def test_a_question_that_nobody_was_asked_is_undecided_with_its_reason() -> None:
    asked = TEXT.replace('"end"\n  } -> bye', '"end"\n  } -> sure').replace(
        "queue agents",
        'menu sure {\n  prompt = say("Sure?")\n  key "1" -> bye\n  noinput -> bye\n  nomatch -> bye\n}\nqueue agents',
    )
    batch = replay_all(compiled(asked), BEFORE, JOURNALS)
    assert batch.undecided == 1
    assert batch.questions == (Count("test.sure: an input was not asked in this call", 1, ("two",)),)


def test_a_new_prompt_is_counted_with_those_who_would_hear_it() -> None:
    news = TEXT.replace("start = main", "start = news") + 'play news {\n  prompt = say("News.")\n  done -> main\n}\n'
    batch = replay_all(compiled(news), BEFORE, JOURNALS)
    (heard,) = batch.new_prompts
    assert (heard.what, heard.calls, heard.examples) == ("test.news", 3, ("one", "two", "silent"))
    assert batch.undecided == 1, "nobody knows how long the one who hung up would have listened"


def test_the_commonest_comes_first_and_only_a_few_calls_are_named() -> None:
    many = [(f"{title}{number}", steps) for number in range(9) for title, steps in JOURNALS[number % 3 :]]
    batch = replay_all(compiled(TEXT.replace("One or two.", "Two or one.")), BEFORE, many)
    (heard,) = batch.wording
    assert heard.calls == len(many)
    assert len(heard.examples) == 3


def test_a_tally_can_be_looked_at_before_it_is_complete() -> None:
    tally = Tally()
    for number, (call_id, steps) in enumerate(JOURNALS):
        assert tally.result().calls == number
        tally.add(CallReplay(call_id, replay(BEFORE, BEFORE, steps)))
