"""The reports of a store in one hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ivrflow.model.cdr import Cdr
from ivrflow.store.reports.question import Question
from ivrflow.store.store import Store

from .made_up import SPAN, cdr


def test_calls_that_ended_are_in_the_next_answer(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    question = Question(("offered",), SPAN)
    for number in range(3):
        assert store.reports.answer(question).total == (number,)
        keep([cdr(f"c{number}")])
    store.reports.count_what_is_due()
    assert store.reports.recount() == 1
    assert store.reports.answer(question).total == (3,)
    assert store.reports.services_by_customer(question) == ()
    assert store.reports.saved.list() == ()
