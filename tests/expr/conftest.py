from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import pytest

from ivrflow.expr import (
    Checked,
    ExpressionError,
    Tree,
    check_expression,
    compile_expression,
    parse_expression,
)
from ivrflow.model.types import Type
from ivrflow.model.values import Value

Evaluate: TypeAlias = Callable[..., Value]
Check: TypeAlias = Callable[..., Checked]
Refused: TypeAlias = Callable[[Callable[[str], object], str], ExpressionError]


@pytest.fixture(scope="session")
def evaluate() -> Evaluate:
    """The value of a text, with variables as keywords and facts as a mapping."""

    def run(text: str | Tree, facts: Mapping[str, Value] | None = None, **variables: Value) -> Value:
        tree = parse_expression(text) if isinstance(text, str) else text
        return compile_expression(tree)(variables, facts or {})

    return run


@pytest.fixture(scope="session")
def check() -> Check:
    """What the checker says of a text, with the types of variables as keywords."""

    def run(text: str, maybe_nothing: frozenset[str] = frozenset(), **scope: Type) -> Checked:
        return check_expression(parse_expression(text), scope, maybe_nothing)

    return run


@pytest.fixture(scope="session")
def refused() -> Refused:
    """The error with which a reader refuses a text."""

    def run(read: Callable[[str], object], text: str) -> ExpressionError:
        with pytest.raises(ExpressionError) as caught:
            read(text)
        assert 0 <= caught.value.start <= caught.value.end <= len(text)
        return caught.value

    return run
