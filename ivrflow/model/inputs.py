"""What a caller is asked to press or to say, and when the input counts as ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ivrflow.model.values import Value

__all__ = ["KEYS", "InputOutcome", "InputSettings", "Pressed", "RecordingSettings", "Spoken"]

KEYS = "0123456789*#ABCD"
"""The sixteen keys of ITU-T Q.23, in the order of RFC 4733's event codes."""


@dataclass(frozen=True, slots=True)
class InputSettings:
    """How one input is collected. Times are milliseconds, 0 to 3,600,000.

    Exactly one of two ways ends an input early: with `choices`, as soon as the keys equal a choice that no longer
    choice begins with, or can no longer become any choice; without, as soon as `max_length` keys are there.
    """

    max_length: int = 1
    """1 to 64 keys."""
    choices: tuple[str, ...] = ()
    """The key sequences that a menu offers; empty for free digits. Overrides `max_length`."""
    terminators: str = "#"
    """Keys that end the input and are not part of it. A key that is (or begins) a choice is no terminator."""
    erase_key: str = ""
    """A key that deletes what was pressed so far; empty for none."""
    first_digit_ms: int = 5000
    """How long to wait for the first key, from the end of the prompt."""
    inter_digit_ms: int = 3000
    """How long to wait after each key for the next."""
    barge_in: bool = True
    """A key stops the prompt. Off: the prompt is played to its end whatever is pressed."""
    type_ahead: bool = True
    """Keys pressed before they are asked for are kept: before this prompt, and during it when barge-in is off."""
    fresh: bool = False
    """Forget keys that were pressed before this prompt began."""
    secret: bool = False
    """A PIN or card number: the keys appear in no journal, log or trace, nor does what was said."""
    max_speech_ms: int = 0
    """How long the caller may speak, from the first sound; 0: nobody listens to speech. A key ends the listening."""


class InputOutcome(Enum):
    """How an input ended."""

    KEYS = "keys"
    """With at least one key (whether it makes sense is for the node to say)."""
    NOINPUT = "noinput"
    """The first-digit timeout passed."""
    EMPTY = "empty"
    """A terminator alone."""
    SPEECH = "speech"
    """The caller said something that the grammar knows."""
    NOMATCH = "nomatch"
    """The caller said something that it does not know, or did not come to an end."""


@dataclass(frozen=True, slots=True)
class RecordingSettings:
    """When a recording begins and ends. Times are milliseconds, 0 to 3,600,000."""

    max_ms: int = 120_000
    """The longest recording."""
    silence_ms: int = 4_000
    """So long a silence ends it; also the time to begin speaking."""
    stop_keys: str = "#"
    """Keys that end it. Other keys are ignored."""
    beep: bool = True
    """A tone tells when to speak; times count from where it begins."""
    barge_in: bool = True
    """A key stops the prompt, and the recording begins."""


class Spoken(NamedTuple):
    """What a recogniser understood."""

    text: str
    """The words."""
    meaning: Value
    """What they mean by the grammar."""
    confidence: int = 100
    """How sure it is, 0 to 100."""


class Pressed(NamedTuple):
    """One key and when it went down, in ms from the start of the prompt (negative: typed ahead)."""

    key: str
    offset_ms: int
