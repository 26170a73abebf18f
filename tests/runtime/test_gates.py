"""What is demanded of flows before callers get them: each gate, passed and refused, with all that is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Issue, Severity
from ivrflow.model.live import LiveDatum
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.gates import Candidate, Demands, GateReport, look_at, those_leading_to

SHOP = """\
flow shop "Shop" {
  languages = [en-US]
  zone      = Europe/London
  start     = welcome
}

menu welcome {
  prompt = say("For our hours, press 1. For the address, press 2.")
  attempts = 1
  key "1" { en-US: "hours" } -> opening
  key "2" { en-US: "address" } -> where
  noinput -> bye
  nomatch -> bye
}

hours opening {
  calendar = shop
  open -> say_open
  closed -> bye
  failed -> bye
}

play say_open {
  prompt = say("We are open.")
  done -> bye
}

subflow where {
  flow = address
  done -> bye
  failed -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
"""
ADDRESS = """\
flow address "Address" {
  languages = [en-US]
  zone      = Europe/London
  start     = told
}

play told {
  prompt = say("Twelve Market Street.")
  done -> over
}

return over {
}
"""
OPEN = """\
call "Open" at 2026-03-02 10:15
  calendar shop is open
  press 1 during "hours"
  hear "We are open"
"""
ADDRESSED = """\
call "Address"
  press 2 during "hours"
  hear "Market Street"
"""


def compiled(*texts: str) -> dict[str, Program]:
    world = World(load_catalogue(), calendars=frozenset({"shop"}))
    read = FlowSet(world).read({text.split()[1]: FlowText(text.split()[1], text) for text in texts})
    programs = {}
    for name, flow in read.items():
        assert flow.program is not None, [issue.message for issue in flow.issues]
        programs[name] = flow.program
    return programs


PROGRAMS = compiled(SHOP, ADDRESS)
ALL = Candidate(PROGRAMS, ("shop", "address"), {"shop": OPEN + "\n" + ADDRESSED})


def gate(candidate: Candidate, demands: Demands) -> GateReport:
    (report,) = look_at(candidate, demands)
    return report


def test_what_is_not_demanded_is_not_looked_at() -> None:
    assert look_at(ALL, Demands()) == ()


def test_of_two_demands_the_stricter_counts() -> None:
    both = Demands(conversations=True, coverage=90).and_also(Demands(coverage=80, proof=True))
    assert both == Demands(conversations=True, coverage=90, proof=True)


@pytest.mark.parametrize("percent", [-1, 101])
def test_more_than_everything_cannot_be_demanded(percent: int) -> None:
    with pytest.raises(Misuse, match=f"a coverage of {percent} % cannot be demanded"):
        Demands(coverage=percent)


def test_conversations_that_pass_are_counted() -> None:
    report = gate(ALL, Demands(conversations=True))
    assert report.outcome == ("conversations", "all conversations pass", "2 conversations", True)
    assert (report.missing, report.advice) == ((), "")


def test_a_conversation_that_fails_is_shown_where_it_fails() -> None:
    wrong = replace(ALL, conversations={"shop": OPEN.replace("We are open", "We are closed")})
    report = gate(wrong, Demands(conversations=True))
    assert report.outcome.passed is False
    assert report.outcome.found == "1 of 1 fail"
    (missing,) = report.missing
    assert (missing.flow, missing.message) == ("shop", 'shop.calls:4: "Open": the call is over (ended by flow)')
    assert missing.detail.startswith("    calendar shop is open\n")
    assert '  - hear "We are closed"\n  + hear "We are open."' in missing.detail
    assert missing.conversation.startswith('call "Open"'), "it can be played"
    assert "`ivrflow test`" in report.advice


def test_a_conversation_that_cannot_be_read_is_shown() -> None:
    report = gate(replace(ALL, conversations={"shop": 'call "Open"\n  sing "la"\n'}), Demands(conversations=True))
    assert [missing.flow for missing in report.missing] == ["shop"]
    assert report.missing[0].message.startswith("shop.calls:2:3: error ")


def test_a_flow_without_conversations_passes_and_is_not_covered() -> None:
    bare = replace(ALL, conversations={})
    assert gate(bare, Demands(conversations=True)).outcome.found == "there are none"
    assert gate(bare, Demands(coverage=1)).outcome.found == "shop 0 %, address 0 %"


def test_calendars_that_a_conversation_does_not_answer_are_those_given() -> None:
    unstubbed = replace(ALL, conversations={"shop": OPEN.replace("  calendar shop is open\n", "")})
    assert not gate(unstubbed, Demands(conversations=True)).outcome.passed
    calendar = LiveDatum("calendar", "shop", "1", {"mon": ["09:00-17:00"]})
    known = replace(unstubbed, live={("calendar", "shop"): calendar})
    assert gate(known, Demands(conversations=True)).outcome.passed


def test_exits_that_no_conversation_takes_are_named() -> None:
    report = gate(ALL, Demands(coverage=70))
    assert report.outcome.found == "shop 50 %, address 100 %", "a subflow is covered by those who call it"
    (missing,) = report.missing
    assert missing.message == "50 % of 10 exits"
    assert (
        missing.detail.splitlines()
        == [
            "not welcome: noinput",
            "not welcome: nomatch",
            "not opening: closed",
            "not opening: holiday",
        ]
        or missing.detail.splitlines()[0] == "not welcome: noinput"
    )
    assert gate(ALL, Demands(coverage=50)).outcome.passed


def test_only_flows_that_are_touched_are_held_to_it() -> None:
    report = gate(replace(ALL, touched=("address",)), Demands(coverage=100))
    assert [missing.flow for missing in report.missing] == ["address"], "nobody calls it then"


def test_a_warning_stands_in_the_way_when_that_is_demanded_and_a_hint_does_not() -> None:
    warned = Issue("IVR105", Severity.WARNING, "nothing happens here", "shop", "bye")
    hinted = Issue("IVR305", Severity.HINT, "two voices", "shop", "bye")
    elsewhere = Issue("IVR105", Severity.WARNING, "nothing happens there", "other", "bye")
    issues = tuple((issue.flow, issue) for issue in (warned, hinted, elsewhere))
    report = gate(replace(ALL, issues=issues), Demands(no_warnings=True))
    assert [missing.message for missing in report.missing] == ["IVR105: nothing happens here"]
    assert gate(replace(ALL, issues=issues[1:]), Demands(no_warnings=True)).outcome.found == "no findings"


BILL = """\
flow bill "Bill" {
  languages = [en-US]
  zone      = UTC
  start     = ask
  var people: text private = "1"
  var share: number private = 0
  on error  -> bye
}

collect ask {
  prompt = say("How many of you share the bill?")
  max = 2
  into people = digits
  done -> divide
  noinput -> bye
  nomatch -> bye
}

set divide {
  values = (share = 100 / (number(people) otherwise 1))
  done -> bye
}

hang_up bye {
}
"""


def test_a_call_that_meets_an_error_is_shown() -> None:
    candidate = Candidate(compiled(BILL), ("bill",), {}, routed=frozenset({"bill"}))
    report = gate(candidate, Demands(proof=True))
    (missing,) = report.missing
    assert missing.message.startswith("IVR705: divide: ")
    assert "press 0" in missing.detail
    assert (missing.node, missing.conversation.rstrip()) == ("divide", missing.detail)
    assert report.outcome.found == "1 call meets an error"
    assert gate(replace(ALL, routed=frozenset({"shop"})), Demands(proof=True)).outcome.passed


def test_flows_that_lead_to_a_changed_one_are_looked_at_too() -> None:
    assert those_leading_to(PROGRAMS, ["address"]) == ("shop", "address")
    assert those_leading_to(PROGRAMS, ["shop"]) == ("shop",)
    assert those_leading_to(PROGRAMS, ["gone"]) == ()
