"""Real calls of a store on a draft: found by choice, collected anew, undecided where nobody can know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from ivrflow.compiler.program import Program
from ivrflow.compiler.release import release_of
from ivrflow.compiler.world import World
from ivrflow.model.cdr import Cdr
from ivrflow.model.conversation import GoSilent, HangsUp, Press, StepOfTalk, Wait
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Offered, Played
from ivrflow.model.journal import Step
from ivrflow.model.releases import FlowText as PublishedText
from ivrflow.model.releases import NewRelease
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.composition import ComposedFlow
from ivrflow.runtime.draft_replay import Compared, LeftOut, open_draft_replay
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.store.calls import TEST_CHANNEL, CallFilter
from ivrflow.store.schema import calls, steps
from ivrflow.store.store import Store
from ivrflow.verify.batch_replay import BatchReplay, OutcomeChange, Tally

from .past_calls import place_calls

DESK = """\
flow desk "Desk" {
  languages = [en-US]
  zone      = UTC
  start     = main
  var order: text private
  on error  -> bye
}

menu main {
  prompt = say("For an order, press 1. For our hours, press 2.")
  key "1" { en-US: "order" } -> number
  key "2" { en-US: "hours" } -> told
  noinput -> bye
  nomatch -> bye
}

collect number {
  prompt = say("The number of your order?")
  max = 6
  inter_digit = 3s
  into order = digits
  done -> known
  noinput -> bye
  nomatch -> bye
}

branch known {
  when order = "1234" -> agents
  otherwise -> bye
}

queue agents {
  queue = orders
}

play told {
  prompt = say("We are open from nine to five.")
  done -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
"""
WORLD = World(load_catalogue())
YESTERDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CALLERS: tuple[tuple[str, tuple[StepOfTalk, ...]], ...] = (
    ("slowly", (Press("1"), Wait(2000), Press("12"), Wait(1500), Press("34"))),
    ("hours", (Press("2"),)),
    ("silent", (GoSilent(), GoSilent(), GoSilent())),
    ("gone", (Wait(500), HangsUp())),
)


def compiled(text: str, name: str = "desk") -> Program:
    read = FlowSet(WORLD).read({name: FlowText(name, text)})[name]
    assert read.program is not None, [issue.message for issue in read.issues]
    return read.program


def publish(store: Store, text: str = DESK) -> str:
    program = compiled(text)
    release = release_of({"desk": program}, {})
    published = (PublishedText("desk", program.hash, text),)
    return store.releases.publish(NewRelease(release.manifest, published), "ann").release


@pytest.fixture
def called(store: Store) -> Store:
    """A store with four calls to its only release."""
    publish(store)
    place_calls(store, WORLD, "desk", YESTERDAY, CALLERS)
    return store


def changed(*changes: tuple[str, str], text: str = DESK) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


OF_THE_DESK = CallFilter(visited=("desk",))


def replayed(store: Store, draft: str, wanted: CallFilter = OF_THE_DESK) -> BatchReplay:
    runs = open_draft_replay(store, WORLD, {"desk": ComposedFlow(FlowText("desk", draft))})
    tally = Tally()
    for one in runs.each(wanted):
        assert isinstance(one, Compared), one
        tally.add(one.result)
    return tally.result()


def test_on_the_text_that_they_ran_on_all_calls_are_the_same(called: Store) -> None:
    batch = replayed(called, DESK)
    assert (batch.calls, batch.same) == (4, 4)
    assert not any((batch.outcomes, batch.places, batch.questions, batch.wording, batch.new_prompts))


def test_a_choice_is_found_after_the_keys_moved(called: Store) -> None:
    moved = changed(('key "1" {', 'key "9" {'), ('key "2" {', 'key "1" {'), ('key "9" {', 'key "2" {'))
    batch = replayed(called, moved)
    assert (batch.same, batch.diverged, batch.undecided) == (4, 0, 0)


def test_digits_are_collected_anew_with_another_time_between_them(called: Store) -> None:
    """The caller looked at a slip of paper in the middle of the number: with one second he is cut off."""
    batch = replayed(called, changed(("inter_digit = 3s", "inter_digit = 1s")))
    assert batch.outcomes == (OutcomeChange("handoff to orders", "flow", 1, ("slowly",)),)
    assert [count.what for count in batch.places] == ["desk.known"]
    assert replayed(called, changed(("inter_digit = 3s", "inter_digit = 2s"))).same == 4


def test_a_new_question_is_undecided_for_those_who_would_be_asked(called: Store) -> None:
    sure = 'menu sure {\n  prompt = say("Sure?")\n  key "1" -> told\n  noinput -> bye\n  nomatch -> bye\n}\n'
    batch = replayed(called, changed(('"hours" } -> told', '"hours" } -> sure')) + sure)
    assert (batch.same, batch.undecided) == (3, 1)
    assert [(count.what, count.examples) for count in batch.questions] == [
        ("desk.sure: an input was not asked in this call", ("hours",))
    ]


def test_an_option_that_leads_elsewhere_changes_the_end(called: Store) -> None:
    batch = replayed(called, changed(('"order" } -> number', '"order" } -> bye')))
    assert [(change.before, change.after) for change in batch.outcomes] == [("handoff to orders", "flow")]


def test_each_call_is_compared_with_the_release_that_it_ran_on(called: Store) -> None:
    """Before noon order was on 1, afterwards on 2: the draft has it on 3, and nobody ends elsewhere."""
    swapped = changed(('key "1" {', 'key "9" {'), ('key "2" {', 'key "1" {'), ('key "9" {', 'key "2" {'))
    publish(called, swapped)
    noon = YESTERDAY + timedelta(hours=3)
    place_calls(called, WORLD, "desk", noon, [("after noon", (Press("2"), Wait(2000), Press("1234"), Wait(4000)))])
    assert replayed(called, DESK).same == 5
    assert replayed(called, swapped).same == 5
    third = changed(('key "1" {', 'key "3" {'))
    batch = replayed(called, third)
    assert (batch.same, batch.outcomes) == (5, ())


def test_only_the_calls_of_the_period_and_the_flow_are_run(called: Store) -> None:
    later = CallFilter(
        since=YESTERDAY + timedelta(minutes=1), until=YESTERDAY + timedelta(minutes=3), visited=("desk",)
    )
    assert replayed(called, DESK, later).calls == 2
    assert replayed(called, DESK, CallFilter(visited=("other",))).calls == 0
    assert replayed(called, DESK, CallFilter(visited=("desk",), dnis="200")).calls == 0


def test_calls_of_those_who_draw_are_not_calls_of_callers(called: Store) -> None:
    with called.database.writing() as connection:
        connection.execute(update(calls).where(calls.c.call_id == "hours").values(channel=TEST_CHANNEL))
    assert replayed(called, DESK).calls == 3


def test_what_cannot_be_compared_is_told_with_its_reason(called: Store) -> None:
    release = publish(called)
    writer = called.journal_writer("test")
    record = Cdr("x", "sip", "139", "100", "desk", release, YESTERDAY, None, YESTERDAY, "caller", "")
    offered = Offered("x", "139", "100", YESTERDAY, release=release, flow="desk")
    for call_id, ended_by in (("killed", "lost"), ("refused", "refused"), ("gap", "caller"), ("unknown", "caller")):
        writer.started(replace(offered, call_id=call_id))
        if call_id == "gap":
            writer.append(call_id, Step(5, Played(1), ("desk", "main", 0), False, (), ()))
        if call_id == "unknown":
            first = replace(offered, call_id=call_id, release="f" * 64)
            writer.append(call_id, Step(0, first, ("desk", "main", 0), False, (), ()))
        other = "f" * 64 if call_id == "unknown" else release
        writer.ended(replace(record, call_id=call_id, ended_by=ended_by, release=other))
    writer.close()
    runs = open_draft_replay(called, WORLD, {})
    left_out = {one.cdr.call_id: one.reason for one in runs.each(CallFilter()) if isinstance(one, LeftOut)}
    assert left_out == {
        "killed": "lost: nobody knows how the call would have ended",
        "gap": "the journal is not complete",
        "unknown": f'there is no release "{"f" * 64}"',
    }


def test_one_journal_that_makes_no_sense_does_not_end_the_run(called: Store) -> None:
    """Somebody has pressed what the menu never offered, and it was taken for a choice."""
    with called.database.writing() as connection:
        of_one = (steps.c.call_id == "hours", steps.c.record.contains('"keys":"2"'))
        text = connection.execute(select(steps.c.record).where(*of_one)).scalar_one()
        connection.execute(update(steps).where(*of_one).values(record=text.replace('"keys":"2"', '"keys":"7"')))
    runs = open_draft_replay(called, WORLD, {"desk": ComposedFlow(FlowText("desk", DESK))})
    found = list(runs.each(OF_THE_DESK))
    assert sum(isinstance(one, Compared) for one in found) == 3
    (odd,) = (one for one in found if isinstance(one, LeftOut))
    assert odd.reason.startswith("a defect of ours: ")


def test_a_release_that_no_longer_compiles_is_told(store: Store) -> None:
    text = DESK.replace("hang_up bye", "query look {\n  call = x.y()\n  found -> bye\n  empty -> bye\n}\nhang_up bye")
    manifest = {**release_of({"desk": compiled(DESK)}, {}).manifest, "flow:desk": "0" * 64}
    store.releases.publish(NewRelease(manifest, (PublishedText("desk", "0" * 64, text),)), "ann")
    current = store.releases.current()
    assert current is not None
    writer = store.journal_writer("test")
    offered = Offered("c", "139", "100", YESTERDAY, release=current.release, flow="desk")
    writer.started(offered)
    writer.append("c", Step(0, offered, ("desk", "main", 0), False, (), ()))
    writer.ended(Cdr("c", "sip", "139", "100", "desk", current.release, YESTERDAY, None, YESTERDAY, "caller", ""))
    writer.close()
    runs = open_draft_replay(store, WORLD, {"desk": ComposedFlow(FlowText("desk", DESK))})
    (one,) = runs.each(CallFilter())
    assert isinstance(one, LeftOut)
    assert "the flow desk no longer compiles here" in one.reason


def test_a_draft_with_errors_is_refused(called: Store) -> None:
    with pytest.raises(Misuse, match=r"desk: calls cannot be run on a flow with errors: .* leads to"):
        replayed(called, changed(("-> told", "-> tld")))
