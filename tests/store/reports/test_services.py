"""How many services did how many customers use, and which?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.services import ServiceUse
from ivrflow.store.store import Store

from .made_up import AT, SPAN, cdr


def told(customer: str) -> Milestone:
    return Milestone("told", 1_000, (), "gold", customer)


def blocked(customer: str) -> Milestone:
    return Milestone("blocked", 2_000, (), "", customer)


def test_customers_are_counted_by_all_that_they_used(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep(
        [
            cdr("1", milestones=(told("a"), told("a"))),
            cdr("2", milestones=(told("b"),)),
            cdr("3", milestones=(told("c"), blocked("c"))),
            cdr("4", milestones=(blocked("d"),)),
            cdr("5", milestones=(told("d"),), flow="airline", offered=AT + timedelta(days=3)),
            cdr("6", milestones=(told("e"),), offered=AT + timedelta(days=90)),
        ]
    )
    question = Question(("services", "customers"), SPAN)
    use = store.reports.services_by_customer(question)
    assert use == (ServiceUse(("told",), 2, 3), ServiceUse(("blocked", "told"), 2, 4))
    services, customers = store.reports.answer(question).total
    assert (sum(each.times for each in use), sum(each.customers for each in use)) == (services, customers)


def test_filters_count_what_is_left(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep([cdr("1", milestones=(told("a"), blocked("a"))), cdr("2", milestones=(told("b"),), flow="airline")])
    gold = Question(("services",), SPAN, only=(("customer_class", ("gold",)), ("flow", ("bank",))))
    assert store.reports.services_by_customer(gold) == (ServiceUse(("told",), 1, 1),)


def test_nobody_used_anything(store: Store) -> None:
    assert store.reports.services_by_customer(Question(("services",), SPAN)) == ()
