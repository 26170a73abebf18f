"""IVR107"""

from __future__ import annotations

from ..together import flow_text, issues_of

CALL = "subflow a {{\n  flow = {0}()\n  done -> bye\n  failed -> bye\n}}\n"
GO = "go a {{\n  flow = {0}()\n}}\n"


def calls(name: str, other: str, how: str = CALL) -> str:
    return flow_text(name, how.format(other))


def test_a_flow_that_calls_itself() -> None:
    (issue,) = issues_of("IVR107", calls("one", "one"))
    assert (issue.message, issue.node) == ("the flow `one` calls itself", "a")


def test_a_circle_through_several_flows_is_told_once() -> None:
    (issue,) = issues_of("IVR107", calls("one", "two"), calls("two", "three"), calls("three", "one"))
    assert issue.message == "flows call each other in a circle: one -> two -> three -> one"
    assert (issue.flow, issue.suggestion) == ("one", "End `two` with `return`, or leave it with `go`.")


def test_two_circles_are_two_findings() -> None:
    texts = calls("one", "two"), calls("two", "one"), calls("three", "four"), calls("four", "three")
    assert len(issues_of("IVR107", *texts)) == 2


def test_who_leaves_does_not_come_back() -> None:
    assert issues_of("IVR107", calls("one", "two"), calls("two", "one", GO)) == []
    assert issues_of("IVR107", calls("one", "one", GO)) == []


def test_a_flow_that_two_others_call_is_no_circle() -> None:
    texts = calls("one", "three"), calls("two", "three"), flow_text("three", "return a {\n}\n")
    assert issues_of("IVR107", *texts) == []
