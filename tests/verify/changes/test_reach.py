"""What callers can get to."""

from __future__ import annotations

from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.changes.reach import Goal, reach

from .reading import read

CATALOGUE = load_catalogue()
MENU = """menu main {
  prompt = say("One.")
  key "1" {
    en-US: "cards"
  } -> inner
  key "2" -> agents
  noinput -> agents
}
subflow inner {
  flow = sub(a = 1)
  done -> loans
}
queue agents {
  queue = cards
}
queue loans {
  queue = loans
}
transfer away {
  to = "+4420"
}"""
SUB = parse_flow(
    "flow sub {\n  languages = [en-US]\n  zone = Asia/Shanghai\n  start = ask\n}\n"
    "query ask {\n  call = bank.balance(number = a)\n  found -> end\n  empty -> end\n}\nreturn end {\n}\n",
    "sub.ivr",
).flow


def test_goals_behind_options_subflows_and_keys_of_the_header() -> None:
    assert SUB is not None
    found = reach({"test": read(MENU, header='  key "9" -> away\n'), "sub": SUB}, "test", CATALOGUE)
    assert {goal: destination.way for goal, destination in found.items()} == {
        Goal("option", "test.main cards"): ("cards",),
        Goal("option", 'test.main key "2"'): ('key "2"',),
        Goal("queue", "cards"): ('key "2"',),
        Goal("query", "bank.balance"): ("cards",),
        Goal("queue", "loans"): ("cards", "found"),
        Goal("transfer", '"+4420"'): ('key "9"',),
    }


def test_a_menu_may_opt_out_of_the_keys_of_the_header() -> None:
    flow = read(MENU.replace('key "1"', 'flow_keys = false\n  key "1"'), header='  key "9" -> away\n')
    assert Goal("transfer", '"+4420"') not in reach({"test": flow}, "test", CATALOGUE)


def test_an_error_handler_is_a_way() -> None:
    found = reach({"test": read(MENU, header="  on error -> away\n")}, "test", CATALOGUE)
    assert found[Goal("transfer", '"+4420"')].way == ("an error",)


def test_a_flow_that_is_not_there_leads_nowhere() -> None:
    assert reach({}, "test", CATALOGUE) == {}
    assert Goal("queue", "loans") not in reach({"test": read(MENU)}, "test", CATALOGUE)
