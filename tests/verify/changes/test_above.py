"""A change of a subflow, as callers of the flow above it meet it."""

from __future__ import annotations

from ivrflow.lang import parse_flow
from ivrflow.model.flow import Flow
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.changes.above import SeenFrom, seen_from_above
from ivrflow.verify.changes.reach import Destination, Goal

MAIN = """menu main {
  prompt = say("One.")
  key "1" {
    en-US: "cards"
  } -> inner
  noinput -> bye
}
subflow inner {
  flow = cards()
  done -> loans
  failed -> bye
}
queue loans {
  queue = loans
}
hang_up bye {
}"""
CARDS = """menu main {
  prompt = say("Two.")
  key "1" {
    en-US: "block"
  } -> end
  key "2" {
    en-US: "agent"
  } -> agents
  noinput -> end
}
queue agents {
  queue = cards
}
return end {
}"""


def flow(name: str, blocks: str) -> Flow:
    text = f"flow {name} {{\n  languages = [en-US]\n  zone = Asia/Shanghai\n  start = main\n}}\n{blocks}\n"
    parsed = parse_flow(text, f"{name}.ivr")
    assert parsed.flow is not None, parsed.issues
    return parsed.flow


def flows(cards: str, **more: str) -> dict[str, Flow]:
    return {name: flow(name, blocks) for name, blocks in {"bank": MAIN, "cards": cards, **more}.items()}


def seen(before: dict[str, Flow], after: dict[str, Flow]) -> tuple[SeenFrom, ...]:
    return seen_from_above(before, after, "cards", load_catalogue())


def test_what_a_subflow_no_longer_offers_is_lost_above_with_the_way_from_there() -> None:
    without = CARDS.replace('  key "2" {\n    en-US: "agent"\n  } -> agents\n', "")
    (found,) = seen(flows(CARDS), flows(without))
    assert (found.start, found.gained) == ("bank", ())
    assert found.lost == (
        Destination(Goal("option", "cards.main agent"), ("cards", "agent")),
        Destination(Goal("queue", "cards"), ("cards", "agent")),
    )


def test_what_lies_behind_a_subflow_that_no_longer_comes_back_is_lost() -> None:
    (found,) = seen(flows(CARDS), flows(CARDS.replace("-> end", "-> agents")))
    assert found.lost == (Destination(Goal("queue", "loans"), ("cards", "block")),)


def test_a_subflow_that_is_called_from_nowhere_any_more_is_lost_as_a_whole() -> None:
    after = {**flows(CARDS), "bank": flow("bank", MAIN.replace("-> inner", "-> loans"))}
    (found,) = seen(flows(CARDS), after)
    assert {destination.goal for destination in found.lost} >= {Goal("queue", "cards")}


def test_what_only_looks_different_is_not_seen_above() -> None:
    assert seen(flows(CARDS), flows(CARDS.replace("Two.", "Three."))) == ()


def test_flows_in_which_no_call_begins_are_passed_over_unless_they_lead_to_each_other() -> None:
    inner = MAIN.replace("cards()", "bank()")
    without = CARDS.replace('  key "2" {\n    en-US: "agent"\n  } -> agents\n', "")
    assert [each.start for each in seen(flows(CARDS, top=inner), flows(without, top=inner))] == ["top"]
    circle = f"{MAIN}\nsubflow again {{\n  flow = top()\n  done -> bye\n}}"
    before, after = ({**flows(cards, top=inner), "bank": flow("bank", circle)} for cards in (CARDS, without))
    assert [each.start for each in seen(before, after)] == ["bank", "top"]
