"""The machine's facts."""

from __future__ import annotations

import platform

from bench.machine import facts


def test_a_figure_can_be_placed() -> None:
    known = facts()
    assert list(known) == ["Processor", "Memory", "System", "Python", "Packages"]
    assert platform.python_version() in known["Python"]
    assert "ivrflow " in known["Packages"]
    assert platform.node() not in " ".join(known.values())
