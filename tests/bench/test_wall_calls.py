"""The calls of the wall's bench move as real ones do."""

from __future__ import annotations

from bench.wall_calls import LASTS_S, MovingCalls, status
from designer.api.wall_shapes import EngineNow


def test_all_calls_move_and_some_are_replaced() -> None:
    moving = MovingCalls(LASTS_S * 2)
    assert len(moving.table.take({}).calls) == LASTS_S * 2
    moving.move()
    told = moving.table.take({})
    assert len(told.gone) == 2
    assert len(told.calls) == LASTS_S * 2
    assert sum("channel" in members for members in told.calls.values()) == 2


def test_its_engine_tells_what_an_engine_tells() -> None:
    told = status(5, [])
    assert EngineNow.model_validate({**told, "link": "watched", "link_since": 0, "reason": ""}).calls == 5
