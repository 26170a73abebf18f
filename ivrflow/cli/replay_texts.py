"""Calls that were run on a draft, as people and programs read them. No number of a caller is among it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ivrflow.model.journal import Visit
from ivrflow.runtime.draft_replay import Compared
from ivrflow.verify.batch_replay import BatchReplay, Count

__all__ = ["call_as_json", "call_as_row", "call_lines", "summary_as_json", "summary_lines", "ways_as_json"]

MOST = 10
"""So many lines of a list are printed; `--json` has all."""


def summary_lines(batch: BatchReplay, left_out: Counter[str], what: str) -> Iterator[str]:
    """What came of all calls."""
    yield f"{batch.calls + left_out.total()} calls {what}"
    yield f"  {batch.same:6} the same way"
    yield f"  {batch.diverged:6} another way, {sum(change.calls for change in batch.outcomes)} of them to another end"
    yield f"  {batch.undecided:6} undecided"
    if left_out:
        yield f"  {left_out.total():6} not compared"
    ends = [Count(f"{each.before} -> {each.after}", each.calls, each.examples) for each in batch.outcomes]
    for heading, counts in (
        ("Ends that change", ends),
        ("Where calls first go another way", batch.places),
        ("What journals cannot tell", batch.questions),
        ("Not compared", _reasons(left_out)),
        ("Says something else", batch.wording),
        ("Would be heard for the first time", batch.new_prompts),
    ):
        if counts:
            yield f"\n{heading}"
            yield from (f"  {each.calls:6} {each.what}{_example(each)}" for each in counts[:MOST])
            if len(counts) > MOST:
                yield f"         and {len(counts) - MOST} more; --json has all"
    if batch.diverged or batch.undecided:
        yield "\n--calls lists these calls, --call ID shows one node by node"


def summary_as_json(batch: BatchReplay, left_out: Counter[str]) -> dict[str, object]:
    return {
        "same": batch.same,
        "diverged": batch.diverged,
        "undecided": batch.undecided,
        "not_compared": [{"reason": each.what, "calls": each.calls} for each in _reasons(left_out)],
        "outcomes": [
            {"before": each.before, "after": each.after, "calls": each.calls, "examples": list(each.examples)}
            for each in batch.outcomes
        ],
        "places": _counts_as_json(batch.places),
        "questions": _counts_as_json(batch.questions),
        "wording": _counts_as_json(batch.wording),
        "new_prompts": _counts_as_json(batch.new_prompts),
    }


def call_as_row(one: Compared) -> tuple[str, ...]:
    """Id, when, verdict, where it first goes another way, what changes at its end or cannot be told."""
    ran = one.result.replay
    verdict = "undecided" if one.result.undecided else "another way"
    end = f"{ran.outcome_before} -> {ran.outcome_after}" if one.result.outcome_changed else "same end"
    return (
        one.cdr.call_id,
        f"{one.cdr.offered:%Y-%m-%d %H:%M:%S}",
        verdict,
        one.result.place or "-",
        ran.undecided or end,
    )


def call_as_json(one: Compared) -> dict[str, object]:
    ran = one.result.replay
    return {
        "call": one.cdr.call_id,
        "offered": one.cdr.offered.isoformat(),
        "same": one.result.same,
        "place": one.result.place,
        "before": list(ran.divergence.before) if ran.divergence and ran.divergence.before else None,
        "after": list(ran.divergence.after) if ran.divergence and ran.divergence.after else None,
        "undecided": ran.undecided,
        "outcome_before": ran.outcome_before,
        "outcome_after": ran.outcome_after,
    }


def call_lines(one: Compared) -> Iterator[str]:
    """One call node by node."""
    ran = one.result.replay
    yield f"{one.cdr.call_id}, offered {one.cdr.offered:%Y-%m-%d %H:%M:%S} UTC to {one.cdr.flow}"
    common = len(ran.visits) if ran.divergence is None else ran.divergence.number
    yield from (f"    {_visit(visit)}" for visit in ran.visits[:common])
    if ran.divergence is not None:
        yield from (f"  - {_visit(visit)}" for visit in ran.visits_before[common:])
        yield from (f"  + {_visit(visit)}" for visit in ran.visits[common:])
    yield from (f"says something else: {where}" for where in ran.changed_wording)
    yield from (f"would be heard for the first time: {where}" for where in ran.new_prompts)
    if ran.undecided:
        yield f"undecided: {ran.undecided}"
    else:
        yield f"ended by {ran.outcome_before}, on the draft {ran.outcome_after}"


def ways_as_json(one: Compared) -> dict[str, object]:
    ran = one.result.replay
    return {
        "visits_before": [list(visit) for visit in ran.visits_before],
        "visits_after": [list(visit) for visit in ran.visits],
        "changed_wording": list(ran.changed_wording),
        "new_prompts": list(ran.new_prompts),
    }


def _visit(visit: Visit) -> str:
    return f"{visit.flow}.{visit.node}" + (f" by {visit.exit}" if visit.exit else "")


def _example(count: Count) -> str:
    return f"   e.g. {count.examples[0]}" if count.examples else ""


def _reasons(left_out: Counter[str]) -> tuple[Count, ...]:
    return tuple(Count(reason, calls) for reason, calls in left_out.most_common())


def _counts_as_json(counts: Iterable[Count]) -> list[dict[str, object]]:
    return [{"what": each.what, "calls": each.calls, "examples": list(each.examples)} for each in counts]
