"""The codes of findings are explained in both languages."""

from __future__ import annotations

from designer.catalogue.findings import describe_findings
from designer.catalogue.texts import texts_in
from ivrflow.runtime.finding_codes import FINDING_CODES

from .translations import watched


def test_nothing_about_findings_is_told_in_english() -> None:
    texts = watched()
    describe_findings(texts)
    assert texts.lacking() == []


def test_code_stays_as_it_is() -> None:
    texts = watched()
    describe_findings(texts)
    assert texts.with_other_code() == []


def test_nothing_is_translated_that_is_said_no_more() -> None:
    texts = watched()
    describe_findings(texts)
    assert texts.unasked("findings") == []


def test_all_codes_are_explained_in_order() -> None:
    told = [(finding.code, finding.name) for finding in describe_findings(texts_in("en"))]
    assert told == [(code.code, code.name) for code in FINDING_CODES.values()]
