"""The small drawing of a flow."""

from __future__ import annotations

from designer.drafts.outline import outline_of
from ivrflow.lang import parse_flow

FLOW = """
flow line "Line" {
  languages = [en-US]
  zone = UTC
  start = welcome
  on error -> sorry
}

play sorry {
  prompt = say("Sorry.")
  done -> bye
}

play welcome "Welcome" {
  prompt = say("Welcome.")
  done -> main
}

menu main "Main menu" {
  prompt = say("Press 1 or 2.")
  key "1" -> welcome
  key "2" -> bye
  key "3" -> ?
  noinput -> bye
  nomatch -> main
}

hang_up bye "Goodbye" {
}
"""


def test_nodes_stand_in_columns_as_a_call_gets_to_them() -> None:
    flow = parse_flow(FLOW).flow
    assert flow is not None
    outline = outline_of(flow)
    places = {node.id: (node.column, node.row, node.title) for node in outline.nodes}
    assert places == {
        "welcome": (0, 0, "Welcome"),
        "main": (1, 0, "Main menu"),
        "bye": (2, 0, "Goodbye"),
        "sorry": (0, 1, "sorry"),
    }
    assert sorted(outline.ways) == [
        ("main", "bye"),
        ("main", "welcome"),
        ("sorry", "bye"),
        ("welcome", "main"),
    ]


def test_a_start_that_is_not_there_is_no_obstacle() -> None:
    flow = parse_flow(FLOW.replace("start = welcome", "start = nowhere")).flow
    assert flow is not None
    assert {node.id for node in outline_of(flow).nodes} == {"sorry", "welcome", "main", "bye"}
