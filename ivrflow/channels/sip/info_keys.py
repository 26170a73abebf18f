"""Keys that come as SIP INFO (application/dtmf-relay, application/dtmf), and those that come twice. Pure."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ivrflow.model.inputs import KEYS

__all__ = ["INFO_TYPES", "InfoKey", "OncePerPress", "info_key"]

INFO_TYPES: Final = ("application/dtmf-relay", "application/dtmf")

_LARGEST_BODY: Final = 512
_SIGNAL: Final = re.compile(r"\s*signal\s*=\s*(\S{1,2})\s*", re.IGNORECASE)
_DURATION: Final = re.compile(r"\s*duration\s*=\s*(\d{1,5})\s*", re.IGNORECASE)
_EVENT_CODES: Final = {"10": "*", "11": "#"}
"""Some gateways send the code of RFC 4733 instead of the key."""


class InfoKey(NamedTuple):
    """A key, and how long it was down in milliseconds (0 when that is not told)."""

    key: str
    duration_ms: int


def info_key(content_type: str, body: bytes) -> InfoKey | None:
    """The key in an INFO request; None when there is none of the sixteen in it."""
    if len(body) > _LARGEST_BODY:
        return None
    lines = body.decode("latin-1").splitlines() or [""]
    if content_type == "application/dtmf":
        return _known(lines[0].strip(), 0)
    signals = [match[1] for line in lines if (match := _SIGNAL.fullmatch(line))]
    durations = [int(match[1]) for line in lines if (match := _DURATION.fullmatch(line))]
    return _known(signals[0], durations[0] if durations else 0) if len(signals) == 1 else None


def _known(signal: str, duration_ms: int) -> InfoKey | None:
    key = _EVENT_CODES.get(signal, signal.upper())
    return InfoKey(key, duration_ms) if len(key) == 1 and key in KEYS else None


class OncePerPress:
    """Counts one press once when a phone reports it both as an RTP event and by INFO.

    RTP tells when a key goes down, INFO mostly when it comes up, and either message may be late. So reports are
    paired: a key from one source cancels the oldest report of the same key from the other that has no counterpart yet
    and is not older than a second plus the press itself. A phone that uses one way only is never affected.
    """

    _PAIRED_WITHIN_MS: Final = 1_000
    _REMEMBERED: Final = 32

    def __init__(self) -> None:
        self._alone: list[tuple[str, str, int]] = []

    def is_new(self, source: str, key: str, now_ms: int, duration_ms: int = 0) -> bool:
        """Whether this report is of a press not counted yet. `source` is any word, `now_ms` monotonic."""
        oldest = now_ms - self._PAIRED_WITHIN_MS - duration_ms
        for index, (other_source, other_key, at_ms) in enumerate(self._alone):
            if other_key == key and other_source != source and at_ms >= oldest:
                del self._alone[index]
                return False
        self._alone = [*self._alone[-self._REMEMBERED + 1 :], (source, key, now_ms)]
        return True
