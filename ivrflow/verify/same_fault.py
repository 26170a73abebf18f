"""Which findings of an exploration are what the compiler found already, seen by a caller."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.checks.dangling_exit import DANGLING_EXIT
from ivrflow.compiler.checks.loop_without_input import LOOP_WITHOUT_INPUT
from ivrflow.compiler.checks.no_way_out import NO_WAY_OUT
from ivrflow.compiler.checks.recursive_subflow import RECURSIVE_SUBFLOW
from ivrflow.compiler.checks.unhandled_failure import UNHANDLED_FAILURE
from ivrflow.compiler.checks.unset_variable import UNSET_VARIABLE
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.nodes.codes import MAY_BE_NOTHING, SECRET_IN_PROMPT
from ivrflow.verify.findings.codes import DEAD_END, FAULT, NEEDLESS_ERROR, SECRET_LEAVES, TRAP
from ivrflow.verify.findings.finding import Finding

__all__ = ["is_told_by", "shown_by"]

_AT_THE_NODE: Mapping[str, IssueCode] = {
    DANGLING_EXIT.code.code: NEEDLESS_ERROR,
    UNHANDLED_FAILURE.code.code: DEAD_END,
    UNSET_VARIABLE.code.code: FAULT,
    MAY_BE_NOTHING.code: FAULT,
    SECRET_IN_PROMPT.code: SECRET_LEAVES,
}
_IN_THE_FLOW: Mapping[str, IssueCode] = {
    LOOP_WITHOUT_INPUT.code.code: NEEDLESS_ERROR,
    NO_WAY_OUT.code.code: TRAP,
    RECURSIVE_SUBFLOW.code.code: NEEDLESS_ERROR,
}
"""Circles: where one begins is told differently by those who look at the drawing and by those who walk."""
_BY_WEIGHT = (Severity.HINT, Severity.WARNING, Severity.ERROR)


def shown_by(issue: Issue, finding: Finding) -> bool:
    """The call of the finding shows what the issue says."""
    if issue.flow != finding.flow:
        return False
    if finding.code is _AT_THE_NODE.get(issue.code):
        return issue.node == finding.node
    # What is found without an exit is a circle.
    return finding.code is _IN_THE_FLOW.get(issue.code) and not finding.exit


def is_told_by(finding: Finding, issue: Issue) -> bool:
    """The issue says it, and makes no less of it."""
    weight = _BY_WEIGHT.index(issue.severity)
    return shown_by(issue, finding) and weight >= _BY_WEIGHT.index(finding.code.severity)
