"""Flows that belong together find each other, and hide what only follows from a broken block."""

from __future__ import annotations

from ivrflow.model.issues import Severity
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow, errors_in

from ..engine.driving import WORLD, flow

BYE = "hang_up bye {\n}\n"
OUTER = flow("  start = sub\n  on error -> bye", "subflow sub {\n  flow = inner(n = 1)\n  done -> bye\n}\n" + BYE)
INNER = flow("  start = home\n  argument n: number", "return home {\n}\n", "inner")


def read(flows: FlowSet, **texts: str) -> dict[str, ReadFlow]:
    return flows.read({name: FlowText(f"{name}.ivr", text) for name, text in texts.items()})


def test_flows_find_each_other_whatever_the_order_and_the_file_names() -> None:
    for texts in ({"a": OUTER, "b": INNER}, {"a": INNER, "b": OUTER}):
        made = read(FlowSet(WORLD), **texts)
        assert all(each.program is not None for each in made.values())
        assert errors_in(made) == 0


def test_a_changed_signature_is_seen_by_the_flows_that_call_it() -> None:
    flows = FlowSet(WORLD)
    assert read(flows, outer=OUTER, inner=INNER)["outer"].program is not None
    made = read(flows, outer=OUTER, inner=INNER.replace("n: number", "m: number"))
    assert [issue.code for issue in made["outer"].issues if issue.severity is Severity.ERROR] == ["IVR502", "IVR502"]
    assert read(flows, outer=OUTER, inner=INNER)["outer"].program is not None
    gone = read(flows, outer=OUTER)
    assert [issue.code for issue in gone["outer"].issues if issue.severity is Severity.ERROR] == ["IVR503"]


def test_two_flows_of_one_name_are_an_error_of_the_second() -> None:
    made = read(FlowSet(WORLD), a=INNER, b=INNER)
    assert made["a"].program is not None
    assert made["b"].program is None
    (issue,) = (issue for issue in made["b"].issues if issue.code == "IVR110")
    assert issue.message == "a.ivr holds a flow `inner` already"
    assert made["b"].rehearsable is None


def test_what_follows_from_a_broken_block_is_not_complained_about() -> None:
    broken = flow("  start = a", 'play a {\n  prompt = say("a")\n  done -> b\n}\n\nplay b {\n  prompt\n}\n' + BYE)
    made = read(FlowSet(WORLD), main=broken)["main"]
    assert made.has_errors
    assert {issue.code for issue in made.issues} == {"IVR001"}


def test_a_text_that_is_no_flow_is_told_and_harmless() -> None:
    made = read(FlowSet(WORLD), a="not a flow", b=INNER)
    assert made["a"].program is None
    assert made["a"].issues
    assert made["b"].program is not None


def test_bytes_that_are_no_utf_8_are_told_as_that() -> None:
    text = INNER.replace("home", "家").encode("gb18030").decode("utf-8", "surrogateescape")
    (issue,) = read(FlowSet(WORLD), a=text)["a"].issues
    assert issue.code == "IVR002"
    assert "not UTF-8" in issue.message


def test_findings_stand_in_the_order_of_the_text() -> None:
    broken = OUTER.replace("n = 1", "m = 1").replace("done -> bye", "done -> by")
    issues = read(FlowSet(WORLD), a=broken, b=INNER)["a"].issues
    assert [issue.span.line for issue in issues] == sorted(issue.span.line for issue in issues)
    assert len(issues) >= 3


CIRCLE = "subflow {0} {{\n  flow = {1}()\n  done -> bye\n  failed -> bye\n}}\n\n"


def test_flows_are_looked_at_together() -> None:
    one, two = (
        flow(f"  start = {name}", CIRCLE.format(name, other) + BYE, name)
        for name, other in (("one", "two"), ("two", "one"))
    )
    made = read(FlowSet(WORLD), one=one, two=two)
    assert [[issue.code for issue in each.issues] for each in made.values()] == [["IVR107"], []]
    assert made["one"].program is not None, "what one flow does by itself is well"


def test_while_one_is_broken_nobody_knows_what_they_do_together() -> None:
    one = flow("  start = one", CIRCLE.format("one", "one") + BYE, "one")
    assert "IVR107" in {issue.code for issue in read(FlowSet(WORLD), one=one)["one"].issues}
    made = read(FlowSet(WORLD), one=one, two="flow two {\n")
    assert "IVR107" not in {issue.code for issue in made["one"].issues}
