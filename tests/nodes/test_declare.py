"""The fields of a kind are told as they are declared."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ivrflow.nodes.declare import Param, param, params_of
from ivrflow.nodes.fields.literals import Flag, Name


@dataclass(frozen=True)
class Before:
    name: str = param("Name", Name(), required=True, help="Who.")


@dataclass(frozen=True)
class Kind(Before):
    as_: bool = param("As", Flag(), default="true", shown_when=("name", "x"), word="as")


def test_in_the_order_written_with_the_words_of_the_language() -> None:
    assert params_of(Kind) == (
        Param("name", "name", "Name", Name(), True, None, "Who.", None),
        Param("as", "as_", "As", Flag(), False, "true", "", ("name", "x")),
    )


def test_a_default_is_a_text_for_the_compiler_to_bind_and_never_a_value() -> None:
    with pytest.raises(TypeError, match="as_"):
        Kind("bank")


def test_what_is_not_declared_so_is_no_field_of_the_language() -> None:
    @dataclass(frozen=True)
    class Wider(Kind):
        count: int = 3

    assert params_of(Wider) == params_of(Kind)
