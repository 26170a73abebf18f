"""What one call adds to the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.model.outcome import Outcome, outcome_of
from ivrflow.store.call_rows import storable
from ivrflow.store.calls import TEST_CHANNEL
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.sketch import NO_BUCKET, bucket_of
from ivrflow.store.reports.subjects import FINER, FINER_MEASURES, Measure, Subject

__all__ = ["FINEST_S", "Fact", "Service", "counts", "facts_of", "services_of", "start_of"]

FINEST_S = 900
"""A quarter of an hour: the borders of hours and days of all zones of the earth fall on one."""


class Fact(NamedTuple):
    """One number to add."""

    measure: Measure
    subject: Subject
    value: int = 1
    bucket: int = NO_BUCKET
    is_finer: bool = False

    @property
    def number(self) -> int:
        """What stands for the measure in the store."""
        return self.measure + FINER * self.is_finer


class Service(NamedTuple):
    """A customer used a service, so many times."""

    subject: Subject
    customer: int
    times: int


_BY_OUTCOME = {
    Outcome.CONTAINED: Measure.CONTAINED,
    Outcome.HANDED_OFF: Measure.HANDED_OFF,
    Outcome.FAILED: Measure.FAILED,
    Outcome.REFUSED: Measure.REFUSED,
}


def counts(cdr: Cdr) -> bool:
    """Whether the call is traffic, and no test."""
    return cdr.channel != TEST_CHANNEL


def start_of(moment: datetime, level_s: int = FINEST_S) -> int:
    """The beginning of the stretch of that length in which a moment lies, in seconds since 1970."""
    return int(moment.timestamp()) // level_s * level_s


def facts_of(cdr: Cdr) -> Iterator[Fact]:
    """All that a call adds, at the time at which it was offered; nothing for one that does not count."""
    if not counts(cdr):
        return
    for fact in _plain_facts_of(cdr):
        yield fact
        if fact.measure in FINER_MEASURES:
            yield fact._replace(subject=_finer(fact.subject, cdr), is_finer=True)


def _finer(subject: Subject, cdr: Cdr) -> Subject:
    return subject._replace(language=cdr.language, queue=storable(cdr.queue))


def _plain_facts_of(cdr: Cdr) -> Iterator[Fact]:
    call = Subject(cdr.flow, cdr.release, cdr.route)
    yield Fact(Measure.OFFERED, call)
    if cdr.answered is not None:
        yield Fact(Measure.ANSWERED, call)
        yield from _lasting(call, Measure.DURATION_MS, Measure.DURATION_BUCKET, cdr.answered, cdr.ended)
    outcome = outcome_of(cdr)
    if outcome is Outcome.ABANDONED:
        where = call._replace(node=cdr.left_at)
        yield Fact(Measure.ABANDONED, where)
        yield from _lasting(where, Measure.ABANDONED_MS, Measure.ABANDONED_BUCKET, cdr.offered, cdr.ended)
    else:
        yield Fact(_BY_OUTCOME[outcome], call)
    for node, visits in Counter(cdr.path).items():
        yield Fact(Measure.VISITS, call._replace(node=node), visits)
    for node, *numbers in cdr.inputs:
        for measure, number in zip((Measure.ASKED, Measure.NOINPUT, Measure.NOMATCH), numbers, strict=True):
            if number:
                yield Fact(measure, call._replace(node=node), number)
    for (name, group), times in Counter((each.name, storable(each.customer_class)) for each in cdr.milestones).items():
        yield Fact(Measure.SERVICES, call._replace(milestone=name, customer_class=group), times)


def services_of(cdr: Cdr, pseudonyms: Pseudonyms) -> Iterator[Service]:
    """Who used what in a call, as its record is kept: customers have their pseudonyms there."""
    if not counts(cdr):
        return
    call = _finer(Subject(cdr.flow, cdr.release, cdr.route), cdr)
    used = Counter((each.name, storable(each.customer_class), _whom(each, cdr, pseudonyms)) for each in cdr.milestones)
    for (name, group, customer), times in used.items():
        yield Service(call._replace(milestone=name, customer_class=group), customer, times)


def _whom(milestone: Milestone, cdr: Cdr, pseudonyms: Pseudonyms) -> int:
    if milestone.customer:
        return int(milestone.customer, 16)
    # Callers without a number are strangers, each another one.
    name = pseudonyms.of("caller", cdr.ani) if cdr.ani else pseudonyms.of("call", cdr.call_id)
    return int(name, 16)


def _lasting(subject: Subject, total: Measure, buckets: Measure, begin: datetime, end: datetime) -> Iterator[Fact]:
    # A clock that was set back must not make a negative duration.
    ms = max(0, round((end - begin).total_seconds() * 1000))
    yield Fact(total, subject, ms)
    yield Fact(buckets, subject, bucket=bucket_of(ms))
