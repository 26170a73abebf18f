"""Yesterday's callers on what is being drawn. Called in the worker process."""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime

from designer.proof.questions import ChangedCall, Question, Replayed
from ivrflow.model.errors import BadDocument, Misuse
from ivrflow.runtime.composition import ComposedFlow
from ivrflow.runtime.draft_replay import Compared, LeftOut, open_draft_replay
from ivrflow.runtime.flow_set import FlowText
from ivrflow.runtime.wiring import installation
from ivrflow.store.calls import CallFilter
from ivrflow.verify.batch_replay import Tally

__all__ = ["replay_calls"]

REPLAYS_S = 30.0
MOST_LISTED = 200


def replay_calls(question: Question, since: datetime, until: datetime) -> Replayed:
    """Run all calls of a time that were in the flow; the drawn flow stands beside what is published of the others.

    Raises Misuse when the flow has errors, Unavailable.
    """
    began = time.monotonic()
    tally, left_out, wording = Tally(), Counter[str](), Counter[str]()
    changed: list[ChangedCall] = []
    complete = True
    with installation(question.configuration) as installed:
        try:
            world = installed.world()
        except BadDocument as error:
            # It could not be sent to the process that asked.
            raise Misuse(str(error)) from None
        drawn = {question.flow: ComposedFlow(FlowText(question.flow, question.texts[question.flow]))}
        runs = open_draft_replay(installed.store, world, drawn)
        for one in runs.each(CallFilter(since, until, visited=(question.flow,))):
            if isinstance(one, LeftOut):
                left_out[one.reason] += 1
            else:
                tally.add(one.result)
                wording.update({*one.result.replay.changed_wording, *one.result.replay.new_prompts})
                if not one.result.same and len(changed) < MOST_LISTED:
                    changed.append(_changed(one))
            if time.monotonic() - began > REPLAYS_S:
                complete = False
                break
    batch = tally.result()
    return Replayed(
        batch.same,
        batch.diverged,
        batch.undecided,
        tuple(left_out.most_common()),
        tuple((each.before, each.after, each.calls) for each in batch.outcomes),
        tuple(wording.most_common()),
        tuple(changed),
        complete,
    )


def _changed(one: Compared) -> ChangedCall:
    ran = one.result.replay
    before, after = (ran.divergence.before, ran.divergence.after) if ran.divergence is not None else (None, None)
    place = before or after
    # What cannot be told begins with its place.
    asked = ran.undecided.partition(":")[0].partition(".")
    elsewhere = before is not None and after is not None and (before.flow, before.node) != (after.flow, after.node)
    return ChangedCall(
        call_id=one.cdr.call_id,
        offered=one.cdr.offered,
        flow=place.flow if place is not None else asked[0] if asked[1] else "",
        node=place.node if place is not None else asked[2],
        exit_before=(before.exit or "") if before is not None else "",
        exit_after=(after.exit or "") if after is not None and not elsewhere else "",
        outcome_before=ran.outcome_before,
        outcome_after="" if ran.undecided else ran.outcome_after,
        undecided=ran.undecided,
    )
