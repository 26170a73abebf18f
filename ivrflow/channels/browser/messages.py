"""What is said on the WebSocket beside sound: JSON objects, each with a `type`.

The page says

    {"type": "call", "ticket": "…"}                    first, and once
    {"type": "key", "key": "1"}                        a key went down
    {"type": "transferred", "outcome": "done"}         how a hand-over went: done, busy, noanswer, refused or failed
    {"type": "hangup"}

and the engine

    {"type": "ringing"}                                the ticket is good; what it names is made ready
    {"type": "answered"}
    {"type": "prompt", "text": "…", "language": "…", "asks": true}
                                                       a prompt begins; `asks`: keys are waited for
    {"type": "silence"}                                it was cut off: forget what is not heard yet
    {"type": "transfer", "target": "sip:…", "data": {…}}
                                                       the flow hands the caller over
    {"type": "ended", "by": "flow", "cause": "…"}      last
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final, TypeAlias

from ivrflow.model.inputs import KEYS

__all__ = [
    "OUTCOMES",
    "AnsweredTransfer",
    "BadMessage",
    "Call",
    "HangUpWish",
    "KeyDown",
    "Said",
    "read_message",
    "write_message",
]

OUTCOMES: Final = ("done", "busy", "noanswer", "refused", "failed")


class BadMessage(Exception):
    """What came is not in the list above."""


@dataclass(frozen=True, slots=True)
class Call:
    ticket: str


@dataclass(frozen=True, slots=True)
class KeyDown:
    key: str


@dataclass(frozen=True, slots=True)
class AnsweredTransfer:
    outcome: str


@dataclass(frozen=True, slots=True)
class HangUpWish:
    pass


Said: TypeAlias = Call | KeyDown | AnsweredTransfer | HangUpWish


def read_message(text: str) -> Said:
    """What the page says. Raises BadMessage."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadMessage("not JSON") from error
    match said:
        case {"type": "call", "ticket": str(ticket)}:
            return Call(ticket)
        case {"type": "key", "key": str(key)} if len(key) == 1 and key in KEYS:
            return KeyDown(key)
        case {"type": "transferred", "outcome": str(outcome)} if outcome in OUTCOMES:
            return AnsweredTransfer(outcome)
        case {"type": "hangup"}:
            return HangUpWish()
    raise BadMessage("no message that is known here")


def write_message(kind: str, **members: object) -> str:
    """What the engine says. Lone surrogates, which no UTF-8 has, stay escaped."""
    return json.dumps({"type": kind, **members})
