"""An input, collected anew under other settings from the keys that the caller pressed then."""

from __future__ import annotations

from ivrflow.gather import Collector, Report
from ivrflow.model.commands import Gather
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome
from ivrflow.say import estimate_ms

__all__ = ["recollect"]


def recollect(number: int, command: Gather, before: Gathered) -> Gathered | None:
    """What the same keys at the same times give now; None when the caller would have been asked for more.

    Where the new prompt ends is estimated. A caller who pressed nothing is taken to press nothing again.
    """
    if before.outcome is InputOutcome.NOINPUT:
        return Gathered(number, InputOutcome.NOINPUT)
    collector = Collector()
    ahead = [pressed for pressed in before.pressed if pressed.offset_ms < 0]
    start = -min((pressed.offset_ms for pressed in ahead), default=0)
    for pressed in ahead:
        collector.key(pressed.key, start + pressed.offset_ms)
    prompt_end = start + estimate_ms(command.prompt)
    actions = collector.gather(number, command.settings, start)
    ended = False
    for pressed in before.pressed:
        at_ms = start + max(0, pressed.offset_ms)
        if not ended and prompt_end <= at_ms:
            actions += collector.prompt_ended(number, prompt_end)
            ended = True
        if pressed.offset_ms >= 0:
            actions += collector.key(pressed.key, at_ms)
        for action in actions:
            if isinstance(action, Report) and isinstance(action.event, Gathered):
                return action.event
    return None
