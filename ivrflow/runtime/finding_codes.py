"""All codes that findings can have: `ivrflow explain` and the reference pages read them here.

Each package declares its own: what the compiler finds in a text, what an exploration finds in calls, and what only
publishing knows, which sees voices and routes.
"""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.codes import ALL_CODES
from ivrflow.model.issues import IssueCode
from ivrflow.runtime.publishing import PUBLISH_CODES
from ivrflow.verify.findings.codes import VERIFY_CODES

__all__ = ["FINDING_CODES"]


def _gather() -> dict[str, IssueCode]:
    codes = dict(ALL_CODES)
    for code in (*PUBLISH_CODES, *VERIFY_CODES):
        assert code.code not in codes, f"two findings share the code {code.code}"
        codes[code.code] = code
    return dict(sorted(codes.items()))


FINDING_CODES: Mapping[str, IssueCode] = _gather()
"""By code, ascending."""
