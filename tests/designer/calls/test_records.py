"""Calls as a list shows them: by role, and with the version that they ran on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from designer.calls.lines import Told
from designer.calls.records import Achieved, flow_of_call, record_of, versions_of
from designer.drafts.desk import Unknown
from designer.site import Site
from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.model.events import Offered
from ivrflow.store.call_list import ListedCall

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CALL = Cdr(
    "c1", "sip", "13800001234", "95588", "telebank", "r1", AT, AT, AT + timedelta(seconds=30), "caller", "BYE",
    milestones=(Milestone("told", 5, (("tries", "2"),), "gold", "a1b2"),), left_at="telebank.main",
)  # fmt: skip


def test_numbers_are_masked_for_those_who_need_not_know_them() -> None:
    listed = ListedCall(CALL, "main")
    assert record_of(listed, frozenset(), numbers=True).ani == "13800001234"
    assert record_of(listed, frozenset(), numbers=False).ani == "***1234"


def test_a_record_tells_the_outcome_and_no_customer() -> None:
    record = record_of(ListedCall(CALL, "main"), frozenset(), numbers=True)
    assert (record.outcome, record.duration_ms, record.is_test, record.is_lost) == ("contained", 30_000, False, False)
    assert record.milestones == (Achieved("told", 5, (Told("tries", "2"),), "gold"),)
    backwards = replace(CALL, ended=AT - timedelta(seconds=1))
    assert record_of(ListedCall(backwards, "main"), frozenset(), numbers=True).duration_ms == 0
    assert record_of(ListedCall(replace(CALL, answered=None), "main"), frozenset(), numbers=True).duration_ms is None


def test_a_call_goes_on_while_its_engine_runs() -> None:
    listed = ListedCall(Offered("c1", "138", "95588", AT, flow="telebank", channel="browser"), "main")
    running = record_of(listed, frozenset({"main"}), numbers=True)
    assert (running.outcome, running.is_lost, running.is_test, running.ended) == ("running", False, True, None)
    assert record_of(listed, frozenset({"other"}), numbers=True).is_lost


def test_a_flow_is_told_as_the_call_ran_on_it(site: Site) -> None:
    store = site.store
    published = site.publish(["telebank"], "wang", "")
    assert published.publication is not None
    call = ListedCall(replace(CALL, release=published.publication.release), "main")
    draft = store.drafts.get("telebank")
    assert draft is not None
    store.drafts.save("telebank", draft.text.replace("Main menu", "Another"), draft.layout, "wang", draft.revision)
    told = flow_of_call(store, call, "telebank")
    assert told.number == 1
    assert told.document is not None
    assert "Main menu" in {getattr(block, "title", "") for block in told.document.blocks}
    with pytest.raises(Unknown, match="did not run"):
        flow_of_call(store, call, "nobody")


def test_a_call_that_was_refused_at_once_ran_on_nothing(site: Site) -> None:
    assert versions_of(site.store, "") == ()
