"""Calls that were really made to a release of a store, on a virtual clock, and journalled there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from ivrflow.compiler.world import World
from ivrflow.model.conversation import GoSilent, HangsUp, Press, StepOfTalk, Wait
from ivrflow.model.events import Offered
from ivrflow.runtime.releases import compile_release
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.store.store import Store

__all__ = ["place_calls"]


def place_calls(
    store: Store, world: World, flow: str, began: datetime, calls: Iterable[tuple[str, tuple[StepOfTalk, ...]]]
) -> None:
    """(call id, what the caller does) after the other, a minute apart, to the current release."""
    current = store.releases.current()
    assert current is not None, "publish first"
    release = current.release
    programs = compile_release(store.releases.get(release), store.releases.texts(release), world)
    writer = store.journal_writer("test")
    for number, (call_id, steps) in enumerate(calls):
        at = began + timedelta(minutes=number)
        call = SimulatedCall(programs, SimulatedCaller(flow, "13800001111", "100", at, call_id=call_id))
        call.start()
        for step in steps:
            act(call, step)
        call.finish()
        kept = call.journal
        assert kept.offered is not None
        assert kept.cdr is not None
        writer.started(replace(kept.offered, release=release))
        for taken in kept.steps:
            event = replace(taken.event, release=release) if isinstance(taken.event, Offered) else taken.event
            writer.append(call_id, taken._replace(event=event))
        writer.ended(replace(kept.cdr, release=release))
    assert writer.close()


def act(call: SimulatedCall, step: StepOfTalk) -> None:
    match step:
        case Press(keys):
            call.press(keys)
        case Wait(ms):
            call.wait(ms)
        case GoSilent():
            call.stay_silent()
        case HangsUp():
            call.hang_up()
        case _:
            raise AssertionError(f"nobody acts {step}")
