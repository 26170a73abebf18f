"""Calls as a list shows them, and the flows that one ran on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from designer.calls.lines import Told
from designer.documents.reading import read_document
from designer.documents.shapes import Document, LayoutShape
from designer.drafts.desk import Unknown, layout_in
from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.model.errors import Misuse
from ivrflow.model.masking import masked_number
from ivrflow.model.outcome import outcome_of
from ivrflow.store.call_list import RUNNING, ListedCall
from ivrflow.store.calls import TEST_CHANNEL
from ivrflow.store.store import Store

__all__ = ["Achieved", "CallRecord", "FlowOfCall", "flow_of_call", "record_of", "versions_of"]


@dataclass(frozen=True, slots=True)
class Achieved:
    """A milestone, without the customer: pseudonyms say nothing to people."""

    name: str
    at_ms: int
    """Since the call was offered."""
    data: tuple[Told, ...]
    customer_class: str


@dataclass(frozen=True, slots=True)
class CallRecord:
    """What is known of a call without its journal."""

    call_id: str
    channel: str
    ani: str
    """Masked for those who may not see numbers."""
    dnis: str
    flow: str
    release: str
    route: str
    offered: datetime
    answered: datetime | None
    ended: datetime | None
    outcome: str
    """`running` while it goes on."""
    ended_by: str
    cause: str
    left_at: str
    """`flow.node` in which it ended."""
    duration_ms: int | None
    """From the answer to the end; None: it was not answered, or goes on."""
    language: str
    queue: str
    milestones: tuple[Achieved, ...]
    is_test: bool
    """Placed from the page in which flows are drawn."""
    is_lost: bool
    """It has no end, and the engine that took it does not run: its end is written when that starts again."""


@dataclass(frozen=True, slots=True)
class FlowOfCall:
    """A flow, just as the call ran on it."""

    flow: str
    number: int
    document: Document | None
    layout: LayoutShape


def record_of(listed: ListedCall, engines: frozenset[str], *, numbers: bool) -> CallRecord:
    """`engines` are those that run; `numbers`: the number of the caller may be seen."""
    call = listed.call
    over = call if isinstance(call, Cdr) else None
    talked = None if over is None or over.answered is None else over.ended - over.answered
    return CallRecord(
        call_id=call.call_id,
        channel=call.channel,
        ani=call.ani if numbers else masked_number(call.ani),
        dnis=call.dnis,
        flow=call.flow,
        release=call.release,
        route=call.route,
        offered=call.offered if isinstance(call, Cdr) else call.started,
        answered=over.answered if over is not None else None,
        ended=over.ended if over is not None else None,
        outcome=RUNNING if over is None else outcome_of(over).value,
        ended_by=over.ended_by if over is not None else "",
        cause=over.cause if over is not None else "",
        left_at=over.left_at if over is not None else "",
        duration_ms=None if talked is None else max(0, round(talked.total_seconds() * 1000)),
        language=over.language if over is not None else "",
        queue=over.queue if over is not None else "",
        milestones=() if over is None else tuple(map(_achieved, over.milestones)),
        is_test=call.channel == TEST_CHANNEL,
        is_lost=over is None and listed.engine not in engines,
    )


def _achieved(milestone: Milestone) -> Achieved:
    data = tuple(Told(name, value) for name, value in milestone.data)
    return Achieved(milestone.name, milestone.at_ms, data, milestone.customer_class)


def versions_of(store: Store, release: str) -> tuple[tuple[str, int], ...]:
    """(flow, number of its version) of a release; none for a call that was refused before there was one."""
    try:
        return store.releases.get(release).versions
    except Misuse:
        return ()


def flow_of_call(store: Store, call: ListedCall, flow: str) -> FlowOfCall:
    """A flow of the release that the call ran on. Raises Unknown when it is none of them."""
    number = dict(versions_of(store, call.call.release)).get(flow)
    if number is None:
        raise Unknown(f'the call did not run on a version of "{flow}"')
    text = store.releases.version(flow, number).text
    # Versions keep no layout: nodes stand where the draft that was published had them, else where it has them now.
    known = store.drafts.latest_with(flow, text) or store.drafts.get(flow)
    return FlowOfCall(flow, number, read_document(text), layout_in(known.layout if known else ""))
