"""Reports of many calls stay short, and keep what they leave out for `--json`."""

from __future__ import annotations

from collections import Counter

from ivrflow.cli.replay_texts import summary_as_json, summary_lines
from ivrflow.verify.batch_replay import BatchReplay, Count, OutcomeChange

PLACES = tuple(Count(f"desk.n{number}", 20 - number, (f"c{number}",)) for number in range(12))
BATCH = BatchReplay(5, 90, 3, (OutcomeChange("handoff to cards", "flow", 40, ("c1", "c2")),), PLACES, (), (), ())
LEFT_OUT = Counter({"the journal is not complete": 2, "lost: nobody knows how the call would have ended": 1})


def test_the_commonest_are_shown_and_the_rest_is_counted() -> None:
    text = "\n".join(summary_lines(BATCH, LEFT_OUT, "on the draft of desk"))
    assert text.startswith("101 calls on the draft of desk\n       5 the same way\n      90 another way, 40 of them")
    assert "Ends that change\n      40 handoff to cards -> flow   e.g. c1\n" in text
    assert "desk.n9" in text
    assert "desk.n10" not in text
    assert "and 2 more; --json has all" in text
    assert "Not compared\n       2 the journal is not complete\n       1 lost:" in text


def test_programs_get_all_of_it() -> None:
    document = summary_as_json(BATCH, LEFT_OUT)
    assert document["places"] == [
        {"what": each.what, "calls": each.calls, "examples": list(each.examples)} for each in PLACES
    ]
    assert document["not_compared"] == [
        {"reason": "the journal is not complete", "calls": 2},
        {"reason": "lost: nobody knows how the call would have ended", "calls": 1},
    ]
