"""An input, collected anew under other settings from the keys that the caller pressed then."""

from __future__ import annotations

from ivrflow.gather import Action, Collector, Report
from ivrflow.model.commands import Gather
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.say import estimate_ms

__all__ = ["recollect"]


def recollect(number: int, command: Gather, asked: InputSettings, before: Gathered) -> Gathered | None:
    """What the same keys at the same times give now; None when the caller would have been asked for more.

    `asked` are the settings of then. Where the new prompt ends is estimated. A caller who pressed nothing is taken to
    press nothing again; one who stopped pressing is known to have been silent for the inter-digit time of then.
    """
    if before.outcome is InputOutcome.NOINPUT:
        return Gathered(number, InputOutcome.NOINPUT)
    collector = Collector()
    ahead = [pressed for pressed in before.pressed if pressed.offset_ms < 0]
    rest = before.pressed[len(ahead) :]
    start = -min((pressed.offset_ms for pressed in ahead), default=0)
    for pressed in ahead:
        collector.key(pressed.key, start + pressed.offset_ms)
    prompt_end = start + estimate_ms(command.prompt)
    actions = collector.gather(number, command.settings, start)
    prompt_over = False
    for pressed in rest:
        at_ms = start + pressed.offset_ms
        if not prompt_over and prompt_end <= at_ms:
            actions += collector.prompt_ended(number, prompt_end)
            prompt_over = True
        actions += collector.key(pressed.key, at_ms)
    if not prompt_over:
        actions += collector.prompt_ended(number, prompt_end)
    if (event := _reported(actions)) is None and _ended_by_silence(asked, before):
        last_ms = before.pressed[-1].offset_ms if before.pressed else 0
        event = _reported(collector.tick(start + max(0, last_ms) + asked.inter_digit_ms))
    return event


def _reported(actions: tuple[Action, ...]) -> Gathered | None:
    for action in actions:
        if isinstance(action, Report) and isinstance(action.event, Gathered):
            return action.event
    return None


def _ended_by_silence(asked: InputSettings, before: Gathered) -> bool:
    """Neither a terminator nor the last key had completed the input."""
    if before.terminator:
        return False
    if not asked.choices:
        return len(before.keys) < asked.max_length
    return any(choice.startswith(before.keys) and choice != before.keys for choice in asked.choices)
