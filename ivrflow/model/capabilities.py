"""What a channel can do and a node kind may need."""

from __future__ import annotations

from enum import Enum

__all__ = ["Capability"]


class Capability(Enum):
    """A kind that needs one of these cannot be published to a route whose channel lacks it."""

    EARLY_MEDIA = "early media"
    REFER = "refer"
    SPEECH = "speech"
    RECORDING = "recording"
    SECOND_LEG = "second leg"
    QUEUE_POSITION = "queue position"
    VOICEMAIL = "voicemail"
    CALL_BACK = "call-back requests"
