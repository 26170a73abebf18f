"""REFER (RFC 3515): a hand-off that is under way, and what answers and NOTIFYs say about its outcome."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from ivrflow.channels.sip.escaping import readable
from ivrflow.channels.sip.wire import Message

__all__ = ["Outcome", "Progress", "Referring", "outcome_of", "progress_of"]

_SIPFRAG: Final = re.compile(r"SIP/2\.0[ \t]+([1-6]\d\d)(?:[ \t]+([^\r\n]*))?(?:\r?\n|$)")
_BUSY: Final = frozenset({486, 600})
_NO_ANSWER: Final = frozenset({408, 480, 487})
_REFUSED: Final = frozenset({401, 403, 405, 407, 420, 501, 603})


class Outcome(NamedTuple):
    """`Referred.outcome` and `Referred.cause`."""

    outcome: str
    cause: str


class Progress(NamedTuple):
    """What a NOTIFY tells: a final outcome, or that it goes on."""

    outcome: Outcome | None


def outcome_of(status: int, phrase: str) -> Outcome:
    """What a final status (200 to 699) means for a hand-off."""
    cause = readable(f"{status} {phrase}")
    if status < 300:
        return Outcome("done", cause)
    if status in _BUSY:
        return Outcome("busy", cause)
    if status in _NO_ANSWER:
        return Outcome("noanswer", cause)
    return Outcome("refused" if status in _REFUSED else "failed", cause)


def progress_of(notify: Message) -> Progress | None:
    """What a NOTIFY tells about the REFER; None when it is not about one, or makes no sense."""
    if notify.first("event").partition(";")[0].strip().lower() != "refer":
        return None
    state = notify.first("subscription-state").partition(";")[0].strip().lower()
    match = _SIPFRAG.match(notify.body[:1024].decode("utf-8", "replace").lstrip())
    if match is None or notify.content_type != "message/sipfrag":
        return (
            Progress(Outcome("failed", "the far side ended it without an outcome")) if state == "terminated" else None
        )
    status, phrase = int(match[1]), match[2] or ""
    if status >= 200:
        return Progress(outcome_of(status, phrase))
    if state == "terminated":
        return Progress(Outcome("failed", f"the far side ended it at {readable(f'{status} {phrase}')}"))
    return Progress(None)


class _Timer(Protocol):
    def cancel(self) -> None: ...


class Referring:
    """One hand-off from REFER to its outcome, which is told exactly once.

    Without any news for `quiet_s`, or without an outcome after `limit_s`, it has failed and the call goes on.
    """

    def __init__(
        self,
        cseq: int,
        finished: Callable[[Outcome], None],
        call_later: Callable[[float, Callable[[], None]], _Timer],
        quiet_s: float,
        limit_s: float,
    ) -> None:
        self._cseq = cseq
        self._finished = finished
        self._call_later = call_later
        self._quiet_s = quiet_s
        self._quiet = call_later(quiet_s, self._no_news)
        self._limit = call_later(limit_s, self._no_news)
        self.accepted = False
        self.open = True

    def answered(self, status: int, phrase: str) -> None:
        """The answer to our REFER. A challenge is a refusal: we have no credentials to give away."""
        if status >= 300:
            self.finish(outcome_of(status, phrase))
        elif status >= 200:
            self._news()

    def notified(self, notify: Message) -> bool:
        """A NOTIFY came, perhaps before the answer. False when it is not about this REFER."""
        identity = re.search(r";[ \t]*id[ \t]*=[ \t]*(\d{1,10})", notify.first("event"))
        progress = progress_of(notify)
        if not self.open or progress is None or (identity and int(identity[1]) != self._cseq):
            return False
        if progress.outcome is not None:
            self.finish(progress.outcome)
        else:
            self._news()
        return True

    def peer_left(self) -> None:
        """The peer ended the call: after it took the REFER, nobody knows what became of the hand-off."""
        if self.accepted:
            self.finish(Outcome("unknown", "the far side ended the call before it told the outcome"))
        self.drop()

    def finish(self, outcome: Outcome) -> None:
        """Tell the outcome, unless it is told."""
        if self.open:
            self.drop()
            self._finished(outcome)

    def drop(self) -> None:
        """Forget it: nobody is to be told any more."""
        self.open = False
        self._quiet.cancel()
        self._limit.cancel()

    def _news(self) -> None:
        if self.open:
            self.accepted = True
            self._quiet.cancel()
            self._quiet = self._call_later(self._quiet_s, self._no_news)

    def _no_news(self) -> None:
        self.finish(Outcome("failed", "the far side did not tell the outcome in time"))
