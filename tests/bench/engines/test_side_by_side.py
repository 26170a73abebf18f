"""The bench of engines."""

from __future__ import annotations

import pytest

from bench.engines.side_by_side import run
from bench.row import Options
from ivrflow.model.errors import Misuse


@pytest.mark.peers
@pytest.mark.slow
def test_every_engine_has_its_rows() -> None:
    # Fewer idle calls weigh less than what a heap gains and loses by itself.
    rows = run(Options(quick=True, settings={"calls": "3", "repetitions": "1", "idle": "300"}))
    beside = [row.beside.partition(":")[0] for row in rows if row.beside]
    assert [name.partition(" ")[0] for name in beside] == ["XState", "XState", "XState", "flow-runner"] * 2
    assert all(row.ratio and row.ratio > 0 for row in rows if row.beside)
    assert all("node visits/s" in row.measured for row in rows[:5])


@pytest.mark.parametrize(("name", "value"), [("calls", "many"), ("cals", "3")])
def test_what_cannot_be_set_is_told(name: str, value: str) -> None:
    with pytest.raises(Misuse, match=r"whole numbers|knows calls, repetitions, idle"):
        run(Options(settings={name: value}))
