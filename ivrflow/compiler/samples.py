"""A prompt with values in it as one caller might hear it: for what can be said of a prompt before anybody phones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ivrflow.expr import FACTS, CompiledPrompt, EvaluationFault
from ivrflow.model.prompts import Prompt
from ivrflow.model.types import Base, Type
from ivrflow.model.values import Money, Value

__all__ = ["as_one_might_hear"]


def as_one_might_hear(prompt: CompiledPrompt, types: Mapping[str, Type]) -> Prompt | None:
    """The prompt with sample values for the variables, by type, and for the facts of a call.

    Samples are short: real values take as long or longer. None when they do not go with a formula of the prompt
    (`number(text)` of an odd text); real values may.
    """
    if prompt.static is not None:
        return prompt.static
    variables = {name: _SAMPLES.get(kind.base) for name, kind in types.items()}
    try:
        return prompt.render(variables, _FACTS)
    except EvaluationFault:
        return None


_SAMPLES: Mapping[Base, Value] = {
    Base.TEXT: "123",
    Base.NUMBER: Decimal(1),
    Base.BOOLEAN: True,
    Base.DATE: date(2026, 3, 2),
    Base.TIME: time(10, 15),
    Base.DATETIME: datetime(2026, 3, 2, 10, 15, tzinfo=UTC),
    Base.DURATION: timedelta(seconds=1),
    Base.MONEY: Money(Decimal(1), "CNY"),
    Base.LIST: (),
}
_FACTS = {name: _SAMPLES.get(fact.type.base) for name, fact in FACTS.items()}
