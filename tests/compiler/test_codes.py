"""The codes of findings: one meaning each, all three parts, in their group."""

from __future__ import annotations

import re

from ivrflow.compiler.codes import ALL_CODES


def test_every_code_says_what_why_and_how() -> None:
    assert list(ALL_CODES) == sorted(ALL_CODES)
    names = [each.name for each in ALL_CODES.values()]
    assert len(set(names)) == len(names)
    for code, each in ALL_CODES.items():
        assert code == each.code
        assert re.fullmatch(r"IVR[0-6]\d\d", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.name)
        assert all(part.strip().endswith((".", ")", "`")) for part in (each.what, each.why, each.mend)), code
