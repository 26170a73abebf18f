"""IVR416"""

from __future__ import annotations

import pytest

from ..small import menu
from ..together import flow_text, issues_of

MENU = menu("a", 'key "1" -> bye')
QUEUE = "queue q {\n  queue = cards\n}\n"
CALL = "subflow {0} {{\n  flow = {1}()\n  done -> {2}\n  failed -> bye\n}}\n"
ON_ERROR = "  on error -> bye\n"


def found(*texts: str) -> list[str]:
    return [issue.message for issue in issues_of("IVR416", *texts)]


def test_a_menu_from_which_nobody_is_reached() -> None:
    assert found(flow_text("main", MENU)) == ["from the menu `a` no way leads to an agent"]


@pytest.mark.parametrize(
    "person",
    [
        QUEUE,
        'transfer q {\n  to = "+44"\n}\n',
        "callback q {\n  queue = cards\n  stored -> bye\n  noinput -> bye\n}\n",
        'voicemail q {\n  prompt = say("Speak.")\n  box = b\n  kept -> bye\n  noinput -> bye\n}\n',
    ],
)
def test_people_are_reached_by_any_key(person: str) -> None:
    assert found(flow_text("main", menu("a", 'key "1" -> q') + person, header=ON_ERROR)) == []
    assert found(flow_text("main", MENU + person, header=f'  key "0" -> q\n{ON_ERROR}')) == []


def test_failures_count_and_technical_errors_do_not() -> None:
    nomatch = MENU.replace("nomatch -> bye", "nomatch -> q")
    assert found(flow_text("main", nomatch + QUEUE, header=ON_ERROR)) == []
    assert len(found(flow_text("main", MENU + QUEUE, header="  on error -> q\n"))) == 1


def test_a_menu_that_refuses_the_keys_of_the_header() -> None:
    stubborn = MENU.replace("  key", "  flow_keys = false\n  key", 1)
    assert len(found(flow_text("main", stubborn + QUEUE, header=f'  key "0" -> q\n{ON_ERROR}'))) == 1


def test_by_intention() -> None:
    assert found(flow_text("main", MENU, header="  agents = false\n")) == []


def test_through_other_flows() -> None:
    main = flow_text("main", CALL.format("a", "other", "q") + QUEUE, header=ON_ERROR)
    other = flow_text("other", menu("a", 'key "1" -> back') + "return back {\n}\n")
    assert found(main, other) == [], "who returns gets to the queue"
    helping = flow_text("helping", QUEUE, start="q", header=ON_ERROR)
    assert found(flow_text("main", menu("a", 'key "1" -> b') + CALL.format("b", "helping", "bye")), helping) == []


def test_a_flow_that_others_call_is_judged_with_them() -> None:
    other = flow_text("other", menu("a", 'key "1" -> back') + "return back {\n}\n")
    assert found(other) == []
    assert found(flow_text("main", CALL.format("a", "other", "bye")), other) == [
        "from the menu `a` no way leads to an agent"
    ]


def test_what_is_not_finished_may_lead_to_somebody() -> None:
    assert found(flow_text("main", menu("a", 'key "1" -> ?'))) == []
    assert found(flow_text("main", menu("a", 'key "1" -> nowhere'))) == []
    assert found(flow_text("main", menu("a", 'key "1" -> q') + "queue q {\n  queue = 7!\n}\n")) == []


def test_flows_without_menus_need_nobody() -> None:
    assert found(flow_text("main", 'play a {\n  prompt = say("Hello.")\n  done -> bye\n}\n')) == []


def test_several_menus_are_one_finding() -> None:
    two = menu("a", 'key "1" -> b') + menu("b", 'key "1" -> a')
    assert found(flow_text("main", two)) == ["from the menu `a` (and from 1 more) no way leads to an agent"]
