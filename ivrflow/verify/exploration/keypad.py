"""What a caller can do with the keypad while an input waits: one way for each class of input.

Keys go through the real collector, so that no reply is made up that no telephone could give.
"""

from __future__ import annotations

from dataclasses import replace

from ivrflow.gather import Collector, Report
from ivrflow.model.conversation import Press, StepOfTalk, Wait
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.verify.exploration.choices import SILENCE, Choice, Means
from ivrflow.verify.exploration.distinctions import Group
from ivrflow.verify.exploration.samples import digit_texts

__all__ = ["KEY_GAP_MS", "entry_choices", "menu_choices", "pressed"]

KEY_GAP_MS = 150
"""How far apart keys are pressed."""

_IN_TIME_MS = 500
"""How long before the first-digit timeout a key is surely in time."""
_DIALLED = "123456789*#0"
"""The keys of a telephone, likely ones first."""


def pressed(settings: InputSettings, keys: str) -> tuple[Gathered, int, int]:
    """(what comes of these keys, how long that took in ms, how many keys it took)."""
    collector = Collector()
    actions = collector.gather(0, settings, 0)
    if not settings.barge_in or settings.first_digit_ms > KEY_GAP_MS:
        actions = collector.prompt_ended(0, 0)
    now_ms = 0
    for count, key in enumerate(keys, 1):
        now_ms += KEY_GAP_MS
        actions = collector.key(key, now_ms)
        for action in actions:
            if isinstance(action, Report) and isinstance(action.event, Gathered):
                return action.event, now_ms, count
    assert collector.deadline is not None, "an input that did not end waits for something"
    now_ms = collector.deadline
    for action in collector.tick(now_ms):
        if isinstance(action, Report) and isinstance(action.event, Gathered):
            return action.event, now_ms, len(keys)
    raise AssertionError("an input ends when its time is over")


def menu_choices(settings: InputSettings, labels: dict[str, str]) -> list[Choice]:
    """Each choice, a key that is none, silence."""
    found = [_press(settings, keys, labels.get(keys, keys), Means.CHOOSES) for keys in settings.choices]
    wrong = next((key for key in _DIALLED if not any(keys.startswith(key) for keys in settings.choices)), None)
    if wrong is not None:
        found.append(_press(settings, wrong, f"{wrong} (no choice)", Means.WRONG))
    return [*found, _silence(settings)]


def entry_choices(settings: InputSettings, least: int, group: Group | None) -> list[Choice]:
    """Enough keys of each class, too few, a terminator alone, silence."""
    found: list[Choice] = []
    for digits in digit_texts(least, settings.max_length, group, secret=settings.secret):
        shown = "a secret" if settings.secret else digits
        choice = _press(settings, _ended(settings, digits), shown, Means.CHOOSES)
        if isinstance(choice.event, Gathered) and choice.event.keys == digits:
            found.append(choice)
    if least > 1:
        found.append(_press(settings, _ended(settings, "1"), "1 (too short)", Means.WRONG))
    if settings.terminators:
        found.append(_terminator_alone(settings))
    return [*found, _silence(settings)]


def _ended(settings: InputSettings, digits: str) -> str:
    return digits if len(digits) >= settings.max_length else digits + settings.terminators[:1]


def _press(settings: InputSettings, keys: str, label: str, means: Means) -> Choice:
    event, took_ms, count = pressed(settings, keys)
    steps: tuple[StepOfTalk, ...] = (Press(keys[:count]),)
    if took_ms > count * KEY_GAP_MS:
        steps += (Wait(took_ms - count * KEY_GAP_MS),)
    return Choice(label, means, event, took_ms, steps)


def _terminator_alone(settings: InputSettings) -> Choice:
    """After a pause: right behind an input of fixed length it would be swallowed as that one's needless terminator."""
    end = settings.terminators[0]
    choice = _press(settings, end, f"{end} alone", Means.WRONG)
    pause_ms = max(0, min(settings.inter_digit_ms, settings.first_digit_ms - _IN_TIME_MS))
    return replace(choice, took_ms=choice.took_ms + pause_ms, steps=(Wait(pause_ms), *choice.steps))


def _silence(settings: InputSettings) -> Choice:
    # Where the input ends with its prompt, doing nothing takes no time of its own.
    steps = SILENCE if settings.first_digit_ms else ()
    return Choice("silence", Means.SILENT, Gathered(0, InputOutcome.NOINPUT), settings.first_digit_ms, steps)
