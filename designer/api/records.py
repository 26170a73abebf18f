"""Calls that really happened: a list to look through, and one of them as a conversation with its way through the flows.

Everybody may look; numbers of callers are masked for those who may not see calls (`calls.see`), and what is private is
told to nobody here.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from flask import abort

from designer.accounts.permissions import can
from designer.api.context import site, user
from designer.api.record_shapes import (
    FlowOfCallShape,
    HappeningShape,
    RecordAnswer,
    RecordFlowPath,
    RecordList,
    RecordNames,
    RecordPath,
    RecordSearch,
    RecordShape,
    StopShape,
    ToldShape,
    VersionOfCall,
)
from designer.api.routing import allowed, routes
from designer.calls.records import flow_of_call, record_of, versions_of
from designer.calls.story import story_of
from designer.drafts.desk import Unknown
from ivrflow.model.cdr import Cdr
from ivrflow.model.errors import Misuse
from ivrflow.say import KnownRecordings
from ivrflow.store.call_list import CallSearch, ListedCall, Place

__all__ = ["api"]

api = routes("records", "Calls that really happened, and what became of them.")

NUMBERS = "calls.see"
"""What one must be allowed to do to see numbers of callers, and to look for them."""

MOST_LINES = 2_000
"""Of a conversation; a call goes through 10,000 nodes at most, and nobody reads on."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"([0-9]{1,17})~([0-9A-Za-z.-]{1,64})")


@api.post("/records/search", responses={200: RecordList})
@allowed("reports.see")
def search_records(body: RecordSearch) -> RecordList:
    """Look for calls, page by page. The number of a caller is not in the address, which proxies write down."""
    numbers = _may_see_numbers()
    if body.ani and not numbers:
        abort(403, "your account may not look for calls by the number of the caller; ask an administrator")
    page = site().store.call_list.page(_search(body), _place(body.cursor), body.limit)
    return RecordList(
        calls=_shown(page.calls),
        next=_cursor(page.next) if page.next is not None else "",
        searched_to=page.searched_to,
        numbers=numbers,
    )


@api.get("/record-names", responses={200: RecordNames})
@allowed("reports.see")
def list_record_names() -> RecordNames:
    """What calls can be filtered by."""
    return RecordNames.model_validate(site().store.call_list.names())


@api.get("/records/<call>", responses={200: RecordAnswer})
@allowed("reports.see")
def get_record(path: RecordPath) -> RecordAnswer:
    """One call as a conversation."""
    listed = _listed(path.call)
    (call,) = _shown((listed,))
    journal = site().store.calls.journal(path.call)
    world = site().others.installation_world()
    story = story_of(journal.steps, KnownRecordings(world.recording_ms, world.transcripts))
    answered = next((line.at_ms for line in story.lines if line.what == "answered"), None)
    stops = tuple(map(StopShape.model_validate, story.stops)) or _stops_of_record(listed)
    return RecordAnswer(
        call=call,
        facts=_facts(listed) if _may_see_numbers() else (),
        answered_ms=answered,
        lines=tuple(map(HappeningShape.model_validate, story.lines[:MOST_LINES])),
        stops=stops[:MOST_LINES],
        versions=tuple(
            VersionOfCall(flow=flow, number=number) for flow, number in versions_of(site().store, listed.call.release)
        ),
        journal="none" if not journal.steps else "whole" if journal.complete else "gap",
        cut=max(len(story.lines), len(stops)) > MOST_LINES,
    )


@api.get("/records/<call>/flows/<flow>", responses={200: FlowOfCallShape})
@allowed("reports.see")
def get_flow_of_record(path: RecordFlowPath) -> FlowOfCallShape:
    """A flow just as the call ran on it."""
    return FlowOfCallShape.model_validate(flow_of_call(site().store, _listed(path.call), path.flow))


def _may_see_numbers() -> bool:
    return can(user(), NUMBERS)


def _search(body: RecordSearch) -> CallSearch:
    return CallSearch(
        since=body.since,
        until=body.until,
        call_id=body.call.strip(),
        ani=body.ani.strip(),
        dnis=body.dnis.strip(),
        flow=body.flow,
        release=body.release,
        route=body.route,
        outcome=body.outcome or "",
        ended_by=body.ended_by,
        node=body.node,
        through=body.through,
        milestone=body.milestone,
        customer_class=body.customer_class,
        shortest_ms=None if body.shortest_s is None else body.shortest_s * 1000,
        longest_ms=None if body.longest_s is None else body.longest_s * 1000,
        with_tests=body.tests,
    )


def _place(cursor: str) -> Place | None:
    """A cursor says where a page begins, and gives access to nothing: a made-up one is another place."""
    if not cursor:
        return None
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        raise Misuse("this page of the list does not exist; begin with the first one")
    return Place(_EPOCH + timedelta(microseconds=int(found[1])), found[2])


def _cursor(place: Place) -> str:
    return f"{(place.offered - _EPOCH) // timedelta(microseconds=1)}~{place.call_id}"


def _listed(call: str) -> ListedCall:
    found = site().store.call_list.get(call)
    if found is None:
        raise Unknown(f"there is no call {call}")
    return found


def _shown(calls: tuple[ListedCall, ...]) -> tuple[RecordShape, ...]:
    engines = frozenset(lease.name for lease in site().store.leases.living())
    numbers = _may_see_numbers()
    return tuple(RecordShape.model_validate(record_of(each, engines, numbers=numbers)) for each in calls)


def _facts(listed: ListedCall) -> tuple[ToldShape, ...]:
    call = listed.call
    facts = call.facts if isinstance(call, Cdr) else sorted(call.facts.items())
    return tuple(ToldShape(name=name, value=value) for name, value in facts)


def _stops_of_record(listed: ListedCall) -> tuple[StopShape, ...]:
    """Where the call was, when its journal is not there any more."""
    path = listed.call.path if isinstance(listed.call, Cdr) else ()
    places = (place.partition(".") for place in path)
    return tuple(StopShape(flow=flow, node=node, exit="", entered_ms=None, left_ms=None) for flow, _, node in places)
