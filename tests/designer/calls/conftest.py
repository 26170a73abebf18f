"""The demo's flows, compiled, and conversations that are run on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.compiler.program import Program
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.wiring import installation

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def programs() -> dict[str, Program]:
    with installation(read_configuration(ROOT / "ivrflow.toml", {})) as installed:
        text = (ROOT / "flows" / "telebank.ivr").read_text("utf-8")
        read = FlowSet(installed.files_world()).read({"telebank": FlowText("telebank", text)})
    compiled = read["telebank"].rehearsable
    assert compiled is not None
    return {"telebank": compiled}
