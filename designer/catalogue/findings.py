"""The codes of findings: what each says, why it matters to the caller, how to mend it."""

from __future__ import annotations

from designer.catalogue.shapes import FindingDescription
from designer.catalogue.texts import Texts
from ivrflow.runtime.finding_codes import FINDING_CODES

__all__ = ["describe_findings"]


def describe_findings(texts: Texts) -> tuple[FindingDescription, ...]:
    """All codes, in order."""
    return tuple(
        FindingDescription(
            code=code.code,
            name=texts.of(code.name, "findings", code.code, "name"),
            severity=code.severity.value,
            what=texts.of(code.what, "findings", code.code, "what"),
            why=texts.of(code.why, "findings", code.code, "why"),
            mend=texts.of(code.mend, "findings", code.code, "mend"),
        )
        for code in FINDING_CODES.values()
    )
