from __future__ import annotations

from ivrflow.expr import parse_expression
from ivrflow.expr.findings import Findings, Judged
from ivrflow.model.types import NOTHING, TEXT


def test_what_is_nothing_is_an_error_and_what_may_be_is_a_caution() -> None:
    findings = Findings()
    tree = parse_expression("name")
    findings.need_value(tree, Judged(TEXT, may_be_nothing=False), "&")
    assert (findings.errors, findings.cautions) == ([], [])
    findings.need_value(tree, Judged(TEXT, may_be_nothing=True), "&")
    findings.need_value(tree, Judged(NOTHING, may_be_nothing=True), "&")
    assert str(findings.cautions[0]) == (
        "name may be nothing here, which & cannot take. Write name otherwise …, or ask name != nothing first."
    )
    assert [error.message for error in findings.errors] == ["& cannot take nothing"]
