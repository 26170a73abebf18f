"""`ivrflow fmt`: a text in, the same text in canonical form out."""

from __future__ import annotations

from ivrflow.lang.parser import parse_flow
from ivrflow.lang.printer import print_flow
from ivrflow.model.errors import BadDocument
from ivrflow.model.issues import Severity

__all__ = ["format_text"]


def format_text(content: str | bytes, path: str = "flow.ivr") -> str:
    """The canonical form of a text, migrated to the newest format; canonical text comes back as it is.

    Raises BadDocument at the first mistake: a text that cannot be read whole is never rewritten.
    """
    parsed = parse_flow(content, path)
    for issue in parsed.issues:
        if issue.severity is Severity.ERROR:
            raise BadDocument(path, issue.span.line, f"{issue.code}: {issue.message}")
    assert parsed.flow is not None
    return print_flow(parsed.flow)
