"""Calls that were really made to a release of a store, on a virtual clock, and journalled there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ivrflow.compiler.world import World
from ivrflow.model.conversation import GoSilent, HangsUp, Press, StepOfTalk, StubAnswer, Wait
from ivrflow.model.events import Offered
from ivrflow.runtime.releases import compile_release
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.store.store import Store

__all__ = ["PastCall", "place_calls", "place_past_calls"]


@dataclass(frozen=True, slots=True)
class PastCall:
    """A caller, what he did, and what look-ups were answered."""

    caller: SimulatedCaller
    steps: tuple[StepOfTalk, ...]
    answers: tuple[StubAnswer, ...] = ()


def place_calls(
    store: Store, world: World, flow: str, began: datetime, calls: Iterable[tuple[str, tuple[StepOfTalk, ...]]]
) -> None:
    """(call id, what the caller does) after the other, a minute apart, to the current release."""
    place_past_calls(
        store,
        world,
        (
            PastCall(SimulatedCaller(flow, "13800001111", "100", began + timedelta(minutes=number), call_id), steps)
            for number, (call_id, steps) in enumerate(calls)
        ),
    )


def place_past_calls(store: Store, world: World, calls: Iterable[PastCall]) -> None:
    """To the current release."""
    current = store.releases.current()
    assert current is not None, "publish first"
    release = current.release
    programs = compile_release(store.releases.get(release), store.releases.texts(release), world)
    writer = store.journal_writer("test")
    for past in calls:
        call = SimulatedCall(programs, past.caller)
        for answer in past.answers:
            call.stub(answer)
        call.start()
        for step in past.steps:
            act(call, step)
        call.finish()
        kept = call.journal
        assert kept.offered is not None
        assert kept.cdr is not None
        writer.started(replace(kept.offered, release=release))
        for taken in kept.steps:
            event = replace(taken.event, release=release) if isinstance(taken.event, Offered) else taken.event
            writer.append(past.caller.call_id, taken._replace(event=event))
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
