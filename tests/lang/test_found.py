"""A finding takes its severity from its code; what cannot be read carries one."""

from __future__ import annotations

import pytest

from ivrflow.lang.found import Unreadable, found
from ivrflow.model.issues import IssueCode, Severity
from ivrflow.model.source import NOWHERE, Span

PLACE = Span(3, 5, 3, 9)


@pytest.mark.parametrize("severity", Severity)
def test_code_and_severity_come_from_the_code(severity: Severity) -> None:
    code = IssueCode("IVR999", "only-here", severity, "what", "why", "mend")
    issue = found(code, "`vra` is no word here", PLACE, "Did you mean `var`?")
    assert (issue.code, issue.severity) == ("IVR999", severity)
    assert (issue.message, issue.span, issue.suggestion) == ("`vra` is no word here", PLACE, "Did you mean `var`?")
    assert (issue.flow, issue.node, found(code, "so").span) == ("", None, NOWHERE)


def test_what_cannot_be_read_carries_the_finding_and_its_sentence() -> None:
    issue = found(IssueCode("IVR999", "only-here", Severity.ERROR, "what", "why", "mend"), "no closing quote", PLACE)
    error = Unreadable(issue)
    assert error.issue is issue
    assert str(error) == "no closing quote"
