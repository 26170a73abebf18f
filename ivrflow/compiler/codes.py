"""All the codes that findings can have, of all packages: `ivrflow explain` and the reference pages read them here."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.bind import BIND_CODES
from ivrflow.compiler.checks import CHECKS, TOGETHER_CHECKS
from ivrflow.compiler.header import HEADER_CODES
from ivrflow.lang.codes import LANG_CODES
from ivrflow.model.issues import IssueCode
from ivrflow.nodes.codes import NODE_CODES

__all__ = ["ALL_CODES"]


def _gather() -> dict[str, IssueCode]:
    codes: dict[str, IssueCode] = {}
    of_checks = [*(check.code for check in CHECKS), *(check.code for check in TOGETHER_CHECKS)]
    for code in (*LANG_CODES, *HEADER_CODES, *BIND_CODES, *NODE_CODES, *of_checks):
        assert code.code not in codes, f"two findings share the code {code.code}"
        codes[code.code] = code
    return dict(sorted(codes.items()))


ALL_CODES: Mapping[str, IssueCode] = _gather()
