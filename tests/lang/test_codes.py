"""The table of codes."""

from __future__ import annotations

import re

from ivrflow.lang import codes
from ivrflow.model.issues import IssueCode


def test_codes_are_unique_complete_and_in_their_range() -> None:
    declared = [value for value in vars(codes).values() if isinstance(value, IssueCode)]
    assert sorted(declared, key=lambda code: code.code) == sorted(codes.LANG_CODES, key=lambda code: code.code)
    assert len({code.code for code in declared}) == len({code.name for code in declared}) == len(declared)
    for code in declared:
        assert re.fullmatch(r"IVR0\d\d", code.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name)
        assert all(part.endswith(".") for part in (code.what, code.why, code.mend))
