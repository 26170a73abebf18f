"""All codes in one place."""

from __future__ import annotations

from ivrflow.compiler.codes import ALL_CODES
from ivrflow.runtime.finding_codes import FINDING_CODES
from ivrflow.runtime.publishing import PUBLISH_CODES
from ivrflow.verify.findings.codes import VERIFY_CODES


def test_every_package_has_its_codes_there() -> None:
    assert list(FINDING_CODES) == sorted(FINDING_CODES)
    assert len(FINDING_CODES) == len(ALL_CODES) + len(PUBLISH_CODES) + len(VERIFY_CODES)
    for number, code in FINDING_CODES.items():
        assert code.code == number


def test_no_two_codes_have_one_name() -> None:
    assert len({code.name for code in FINDING_CODES.values()}) == len(FINDING_CODES)
