"""Values of declared types."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.conversation import Conversation, StubAnswer
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.model.values import Money
from ivrflow.pytest_plugin.random_callers.marks import is_marked
from ivrflow.pytest_plugin.random_callers.values import values_of

SHAPES = {
    Base.TEXT: str,
    Base.NUMBER: Decimal,
    Base.BOOLEAN: bool,
    Base.DATE: date,
    Base.TIME: time,
    Base.DATETIME: datetime,
    Base.DURATION: timedelta,
    Base.MONEY: Money,
    Base.LIST: tuple,
}
kinds = st.sampled_from([*map(Type, SHAPES), Type(Base.LIST, element=Base.NUMBER)])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(kinds.flatmap(lambda kind: st.tuples(st.just(kind), values_of(kind))))
def test_are_of_their_type_and_can_be_written_in_a_conversation(drawn: tuple[Type, object]) -> None:
    kind, value = drawn
    assert isinstance(value, SHAPES[kind.base])
    assert not is_marked(value)  # type: ignore[arg-type]  # the pair above has lost it
    told = Conversation("x", (StubAnswer("a.b", "found", (("v", value),)),))  # type: ignore[arg-type]  # likewise
    parsed = parse_conversations(print_conversations([told]))
    assert (parsed.issues, parsed.conversations) == ((), (told,))


@given(values_of(Type(Base.TEXT, Privacy.SECRET)))
def test_secrets_are_marked(value: object) -> None:
    assert isinstance(value, str)
    assert is_marked(value)


@pytest.mark.parametrize("base", SHAPES)
def test_nothing_only_where_it_is_asked_for(base: Base) -> None:
    assert find(values_of(Type(base), nothing=True), lambda value: value is None) is None
