"""What was unpacked becomes drafts: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.drafts.desk import DraftDesk, layout_in
from designer.exchange.unpacking import UploadedFlow
from ivrflow.lang import format_text, parse_flow
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Severity
from ivrflow.model.releases import Draft

__all__ = ["Imported", "import_flows"]


@dataclass(frozen=True, slots=True)
class Imported:
    """One flow that was brought in."""

    flow: str
    revision: int
    replaced: bool
    """There was a draft of this name; its history has it."""


def import_flows(desk: DraftDesk, uploaded: Sequence[UploadedFlow], author: str, replace: bool) -> tuple[Imported, ...]:
    """Save the flows, over drafts of the same name only when that is wanted.

    Raises Misuse with the first thing that is wrong in any of them; nothing was saved then.
    """
    wanted = [_draft(desk, each, author) for each in uploaded]
    names = [draft.flow for draft in wanted]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Misuse(f'two of the files hold a flow "{twice}"; nothing was imported')
    there = [draft.flow for draft in wanted if draft.revision]
    if there and not replace:
        raise Misuse(
            f'there is a flow "{there[0]}" already; allow replacing it, or rename the flow in the file. Nothing was '
            "imported"
        )
    return tuple(Imported(draft.flow, desk.store.drafts.put(draft), draft.revision > 0) for draft in wanted)


def _draft(desk: DraftDesk, uploaded: UploadedFlow, author: str) -> Draft:
    parsed = parse_flow(uploaded.text, uploaded.name)
    errors = [issue for issue in parsed.issues if issue.severity is Severity.ERROR]
    if parsed.flow is None or errors:
        raise Misuse(f"{uploaded.name}.ivr:{errors[0].span.line}: {errors[0].message}; nothing was imported")
    conversations = parse_conversations(uploaded.conversations, f"{uploaded.name}.calls")
    if conversations.issues:
        first = conversations.issues[0]
        raise Misuse(f"{uploaded.name}.calls:{first.span.line}: {first.message}; nothing was imported")
    layout_in(uploaded.layout)
    before = desk.store.drafts.get(parsed.flow.id)
    now = desk.store.database.now()
    revision = before.revision if before is not None else 0
    text = format_text(uploaded.text)
    return Draft(parsed.flow.id, revision, text, uploaded.layout, author, now, uploaded.conversations)
