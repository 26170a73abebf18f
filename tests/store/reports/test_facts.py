"""What one call adds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ivrflow.model.cdr import Milestone, NodeInputs
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.facts import facts_of, services_of, start_of
from ivrflow.store.reports.sketch import bucket_of
from ivrflow.store.reports.subjects import FINER, FINER_MEASURES, Measure, Subject

from .made_up import AT, cdr

BANK = Subject("bank", "r1", "955*")
PSEUDONYMS = Pseudonyms(b"secret")


def test_a_call_that_was_given_up() -> None:
    call = cdr(
        offered=AT - timedelta(seconds=5),
        path=("bank.main", "bank.ask", "bank.main"),
        left_at="bank.main",
        inputs=(NodeInputs("bank.main", 3, 0, 2),),
    )
    main = BANK._replace(node="bank.main")
    assert {(fact.measure, fact.subject, fact.value, fact.bucket) for fact in facts_of(call) if not fact.is_finer} == {
        (Measure.OFFERED, BANK, 1, -1),
        (Measure.ANSWERED, BANK, 1, -1),
        (Measure.DURATION_MS, BANK, 60_000, -1),
        (Measure.DURATION_BUCKET, BANK, 1, bucket_of(60_000)),
        (Measure.ABANDONED, main, 1, -1),
        (Measure.ABANDONED_MS, main, 65_000, -1),
        (Measure.ABANDONED_BUCKET, main, 1, bucket_of(65_000)),
        (Measure.VISITS, main, 2, -1),
        (Measure.VISITS, BANK._replace(node="bank.ask"), 1, -1),
        (Measure.ASKED, main, 3, -1),
        (Measure.NOMATCH, main, 2, -1),
    }


def test_services_are_counted_by_class_and_customer() -> None:
    gold = Milestone("told", 1, (), "gold", "0f")
    call = cdr(milestones=(gold, gold, Milestone("told", 2), Milestone("x", 3, (), "bad\0\udcff")))
    told = BANK._replace(milestone="told")
    services = {fact.subject: fact.value for fact in facts_of(call) if fact.number == Measure.SERVICES}
    odd = BANK._replace(milestone="x", customer_class="bad??")
    assert services == {told._replace(customer_class="gold"): 2, told: 1, odd: 1}
    caller = int(PSEUDONYMS.of("caller", "139"), 16)
    assert sorted(services_of(call, PSEUDONYMS)) == sorted(
        [(told._replace(customer_class="gold"), 15, 2), (told, caller, 1), (odd, caller, 1)]
    )


def test_language_and_queue_are_in_sums_of_their_own() -> None:
    told = (Milestone("told", 1, (), "gold", "0f"),)
    call = cdr(ended_by="handoff", path=("bank.main",), milestones=told, language="zh-CN", queue="cards\0")
    plain = {fact.measure: fact for fact in facts_of(call) if not fact.is_finer}
    finer = {fact.measure: fact for fact in facts_of(call) if fact.is_finer}
    assert finer.keys() == plain.keys() & FINER_MEASURES
    assert Measure.VISITS in plain.keys() - finer.keys()
    for measure, fact in finer.items():
        assert fact.number == measure + FINER
        assert fact.subject == plain[measure].subject._replace(language="zh-CN", queue="cards?")
        assert (fact.value, fact.bucket) == (plain[measure].value, plain[measure].bucket)
    assert [service.subject.queue for service in services_of(call, PSEUDONYMS)] == ["cards?"]


def test_callers_without_a_number_are_each_another_one() -> None:
    calls = [cdr(name, ani="", milestones=(Milestone("told", 1),)) for name in ("a", "b")]
    assert len({service.customer for call in calls for service in services_of(call, PSEUDONYMS)}) == 2


def test_calls_of_those_who_draw_are_no_traffic() -> None:
    call = cdr(channel="browser", milestones=(Milestone("told", 1),))
    assert list(facts_of(call)) == []
    assert list(services_of(call, PSEUDONYMS)) == []


def test_a_clock_that_was_set_back_makes_no_negative_duration() -> None:
    assert {fact.value for fact in facts_of(cdr(seconds=-9)) if fact.measure is Measure.DURATION_MS} == {0}


def test_a_stretch_begins_at_a_quarter_an_hour_a_day_of_utc() -> None:
    moment = datetime(2026, 3, 2, 10, 29, 59, tzinfo=UTC)
    begins = [datetime.fromtimestamp(start_of(moment, level_s), UTC) for level_s in (900, 3_600, 86_400)]
    assert [f"{begin:%d %H:%M}" for begin in begins] == ["02 10:15", "02 10:00", "02 00:00"]
