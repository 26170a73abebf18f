"""What exploring promises: nothing that a caller can do leads to a place that was not found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.journal import Visit
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.exploration.choices import HANGS_UP
from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.explore import Exploration, explore, flows_from
from ivrflow.verify.exploration.happen import happen, offer
from ivrflow.verify.exploration.questions import Questions, question_of

from ..conftest import BYE, GUESS, TELEBANK, Explore, compiled, header


def exits_met(exploration: Exploration) -> set[Visit]:
    return {visit for edge in exploration.space.edges() for visit in edge.visits}


@st.composite
def _ways(draw: st.DrawFn) -> list[int]:
    return draw(st.lists(st.integers(0, 99), max_size=40))


def _random_call(programs: dict[str, Program], exploration: Exploration, way: list[int]) -> None:
    """Whatever a caller chooses, the call stands where the exploration was, and leaves nodes as it did."""
    questions = Questions(programs, distinctions_of(programs.values()), Bounds())
    call = Call(programs)
    offer(call, exploration.space.starts[0])
    met = exits_met(exploration)
    for number in way:
        question = question_of(call)
        if question is None:
            break
        choices = questions.choices(call, question.command)
        if len(choices) > 1:
            assert exploration.covers(call)
        happening = happen(call, choices[number % len(choices)], question)
        assert met.issuperset(happening.visits)
    if question_of(call) is not None and not call.walk.ended_by:
        question = question_of(call)
        assert question is not None
        happening = happen(call, HANGS_UP, question)
        assert happening.visits[0].exit == ""


class TestRandomCallers:
    guess = compiled(GUESS)
    explored_guess = explore(guess, "test")
    telebank = compiled(TELEBANK.read_text("utf-8"))
    explored_telebank = explore(telebank, "telebank")

    @given(_ways())
    @settings(max_examples=150, deadline=None)
    def test_a_guessing_game_is_covered(self, way: list[int]) -> None:
        _random_call(self.guess, self.explored_guess, way)

    @given(_ways())
    @settings(max_examples=100, deadline=None)
    def test_telebank_is_covered(self, way: list[int]) -> None:
        _random_call(self.telebank, self.explored_telebank, way)


def test_every_exit_of_a_flow_without_contradictions_is_taken(explored: Explore) -> None:
    exploration = explored(GUESS)
    program = exploration.programs["test"]
    taken = {(visit.node, visit.exit) for visit in exits_met(exploration)}
    wanted = {(node.id, name) for node, links in zip(program.nodes, program.links, strict=True) for name in links}
    assert wanted <= taken
    assert not exploration.cut


def test_a_counter_is_counted_to_the_value_it_is_compared_with(explored: Explore) -> None:
    exploration = explored(GUESS.replace("tries < 3", "tries < 7"))
    assert Visit("test", "check", "otherwise") in exits_met(exploration)


def test_a_loop_without_end_ends_the_exploration(explored: Explore) -> None:
    text = (
        header("var n: number = 0")
        + """
menu main {
  prompt = say("More?")
  key "1" -> count
  noinput -> bye
  nomatch -> bye
}
set count {
  values = (n = n + 1)
  done -> check
}
branch check {
  when n > 1000 -> bye
  otherwise -> main
}
"""
        + BYE
    )
    exploration = explored(text, bounds=Bounds(max_states=200))
    assert exploration.cut.states_left
    assert len(exploration.space.states) < 250


def test_a_loop_that_sends_a_message_in_each_round_ends(explored: Explore) -> None:
    text = (
        header()
        + """
menu main {
  prompt = say("Once more?")
  key "1" -> send
  noinput -> bye
  nomatch -> bye
}
notify send {
  call = bank.note_call(caller = call.ani, reason = "again", ended_by = "nobody")
  done -> main
}
"""
        + BYE
    )
    exploration = explored(text, bounds=Bounds(max_states=200))
    assert not exploration.cut
    assert len(exploration.space.states) < 40


def test_too_many_combinations_are_merged_and_told(explored: Explore) -> None:
    many = "".join(f"  var v{number}: boolean = false\n" for number in range(5))
    menus = "".join(
        f'menu m{number} {{\n  prompt = say("Set?")\n  key "1" -> s{number}\n  noinput -> m{number + 1}\n'
        f"  nomatch -> m{number + 1}\n}}\n"
        f"set s{number} {{\n  values = (v{number} = true)\n  done -> m{number + 1}\n}}\n"
        for number in range(5)
    )
    check = "branch m5 {\n" + "".join(f"  when v{number} -> bye\n" for number in range(5)) + "  otherwise -> bye\n}\n"
    text = header(start="m0").replace("start = m0\n", f"start = m0\n{many}") + menus + check + BYE
    assert not explored(text, bounds=Bounds(variants=40)).cut
    cut = explored(text, bounds=Bounds(variants=2)).cut
    assert cut.merged > 0
    assert set(cut.merged_at) <= {f"test.m{number}" for number in range(6)}


def test_times_of_day_that_a_condition_tells_apart_are_all_tried(explored: Explore) -> None:
    text = (
        header()
        + """
branch main {
  when hour(call.now) < 9 -> early
  when call.today = 2026-12-24 -> early
  otherwise -> bye
}
play early {
  prompt = say("Too early.")
  done -> bye
}
"""
        + BYE
    )
    met = {visit.exit for visit in exits_met(explored(text)) if visit.node == "main"}
    assert len(met) == 3


def test_only_flows_that_can_be_got_into_belong_to_an_exploration() -> None:
    inner = header(name="inner", start="end") + "return end {\n}\n"
    other = header(name="other", start="end") + "return end {\n}\n"
    outer = header() + "subflow main {\n  flow = inner()\n  done -> bye\n}\n" + BYE
    assert set(flows_from(compiled(outer, inner, other), "test")) == {"test", "inner"}


def test_the_caller_hangs_up_once_in_every_node(explored: Explore) -> None:
    exploration = explored(GUESS)
    left = {visit.node for visit in exits_met(exploration) if visit.exit == ""}
    assert {"main", "ask", "right"} <= left
    assert not {
        visit.node for visit in exits_met(explored(GUESS, bounds=Bounds(hang_ups=False))) if visit.exit == ""
    } & {"main", "ask", "right"}


def test_the_clock_may_end_the_call_anywhere(explored: Explore) -> None:
    exploration = explored(GUESS, bounds=Bounds(overtime=True))
    assert "overtime" in {state.ended_by for state in exploration.space.states}


def test_an_exploration_that_is_stopped_has_the_shortest_ways_and_says_what_is_left() -> None:
    programs = compiled(GUESS)
    whole = explore(programs, "test")
    asked = iter(range(1_000))
    part = explore(programs, "test", stop=lambda: next(asked) == 10)
    assert part.cut.stopped
    assert part.cut.states_left > 0
    assert sum(state.expanded and not state.over for state in part.space.states) == 10
    first = [(state.flow, state.node, state.depth) for state in part.space.states]
    assert first == [(state.flow, state.node, state.depth) for state in whole.space.states][: len(first)]


def test_an_exploration_that_is_not_stopped_is_whole() -> None:
    assert not explore(compiled(GUESS), "test", stop=lambda: False).cut
