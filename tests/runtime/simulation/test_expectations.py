from __future__ import annotations

from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program
from ivrflow.model.conversation import Expect
from ivrflow.runtime.simulation.expectations import NotSo, expect
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller


@pytest.fixture
def call(made: Mapping[str, Program]) -> SimulatedCall:
    call = SimulatedCall(made, SimulatedCaller("main"))
    call.start()
    return call


def test_time_passes_until_it_can_be_so(call: SimulatedCall) -> None:
    call.hang_up()
    expect(call, Expect("node", "noted"))
    expect(call, Expect("ended", "caller"))


def test_what_is_so_instead_is_told(call: SimulatedCall) -> None:
    with pytest.raises(NotSo, match="the call goes on: the flow waits for a key"):
        expect(call, Expect("ended"))


def test_what_holds_for_the_whole_call_is_not_looked_at_before_its_end(call: SimulatedCall) -> None:
    expect(call, Expect("not hear", "Please enter"))


def test_what_nobody_knows_is_never_so(call: SimulatedCall) -> None:
    with pytest.raises(NotSo, match="nobody knows how to expect rain"):
        expect(call, Expect("rain"))
