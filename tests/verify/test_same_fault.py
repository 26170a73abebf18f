"""The compiler and the exploration, saying the same."""

from __future__ import annotations

from ivrflow.compiler.codes import ALL_CODES
from ivrflow.model.issues import Issue
from ivrflow.verify.findings.codes import DEAD_END, FAULT, NEEDLESS_ERROR, SECRET_LEAVES, TRAP
from ivrflow.verify.findings.finding import Finding
from ivrflow.verify.same_fault import is_told_by, shown_by


def issue(code: str, node: str = "main", flow: str = "test") -> Issue:
    return Issue(code, ALL_CODES[code].severity, "something", flow, node)


def test_a_fault_of_a_node_is_known_by_its_node() -> None:
    fault = Finding(FAULT, "test", "main", "name is nothing")
    assert shown_by(issue("IVR203"), fault)
    assert is_told_by(fault, issue("IVR203"))
    assert not shown_by(issue("IVR203", node="other"), fault)
    assert not shown_by(issue("IVR203", flow="other"), fault)
    assert not shown_by(issue("IVR101"), fault)
    assert not shown_by(issue("IVR103"), fault)


def test_what_the_compiler_refuses_may_be_seen_leaving() -> None:
    assert is_told_by(Finding(SECRET_LEAVES, "test", "main", "it is in a prompt"), issue("IVR601"))
    assert is_told_by(Finding(FAULT, "test", "main", "it is nothing"), issue("IVR205"))


def test_a_circle_is_known_by_its_flow() -> None:
    assert is_told_by(Finding(TRAP, "test", "second", "goes round"), issue("IVR105", node="first"))
    assert is_told_by(Finding(NEEDLESS_ERROR, "test", "second", "1000 nodes"), issue("IVR104", node="first"))
    assert is_told_by(Finding(NEEDLESS_ERROR, "test", "second", "nested deeper than 20"), issue("IVR107", node="first"))
    unconnected = Finding(NEEDLESS_ERROR, "test", "second", "leads to `on error`", "nomatch")
    assert not shown_by(issue("IVR104", node="first"), unconnected)


def test_a_warning_does_not_stand_for_an_error() -> None:
    cut_off = Finding(DEAD_END, "test", "main", "the call is cut off", "refused")
    assert shown_by(issue("IVR106"), cut_off)
    assert not is_told_by(cut_off, issue("IVR106"))
