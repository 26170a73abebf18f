"""One call from a browser, as the runtime drives it."""

from __future__ import annotations

import json
import socket
from functools import partial
from typing import Final, Protocol

from ivrflow.channels.browser.bridge import bridge_socket
from ivrflow.channels.media import RemoteMedia, Stream, StreamListener
from ivrflow.channels.prompting import Prompting
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Answer, Cancel, Flush, Gather, HandOff, HangUp, Issued, Play, Reject, Transfer
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Answered, Failed, HungUp, Referred
from ivrflow.model.lines import Home
from ivrflow.model.ports import Referral, Report
from ivrflow.model.sound import Sound
from ivrflow.say import NO_RECORDINGS, KnownRecordings

__all__ = ["BrowserChannel", "MediaPort", "Page"]


class MediaPort(Protocol):
    """Where streams come from: `media.MediaPlane`."""

    def open(self, listener: StreamListener) -> Stream:
        """Raises Unavailable when there is none to be had."""


class Page(Protocol):
    """The browser at the other end. Methods may be called from any thread, return at once, and keep their order."""

    def tell(self, kind: str, **members: object) -> None:
        """Say something: see `messages`."""

    def listen(self, sock: socket.socket) -> None:
        """Take the sound from this socket; it is the page's to close from now on."""

    def end(self, by: str, cause: str) -> None:
        """The call is over."""


class BrowserChannel:
    """Implements `ivrflow.model.ports.Channel`. Everything here happens in the home thread.

    Nobody can be called from a browser: when the flow hands the caller over, the page is asked how that shall go.
    """

    capabilities: Final = frozenset({Capability.EARLY_MEDIA, Capability.REFER})

    def __init__(self, page: Page, home: Home, media: MediaPort, media_ip: str) -> None:
        self._page, self._home, self._media, self._media_ip = page, home, media, media_ip
        self._report: Report = lambda _: None
        self._prompting = Prompting(home, lambda event: self._report(event))
        self._stream: Stream | None = None
        self._answered = self._ended = False
        self._referring = 0
        self.recordings: KnownRecordings = NO_RECORDINGS
        """What is said in them, so that the page can show it."""

    # For the line ----------------------------------------------------------------------------------------------------

    def begin(self, report: Report) -> None:
        """The call is taken: events go to `report`."""
        self._report = report
        self._page.tell("ringing")

    def turn_away(self, cause: str) -> None:
        """The call is not taken."""
        self._ended = True
        self._page.end("refused", cause)

    # For the runtime -------------------------------------------------------------------------------------------------

    def do(self, issued: Issued, detail: Sound | Referral | None = None) -> None:
        """Start to carry out a command (ports.Channel). After the call has ended, nothing happens."""
        if self._ended:
            return
        number, command = issued
        try:
            match command:
                case Answer():
                    self._answer(number)
                case Reject() | HangUp():
                    self._finish("flow", command.cause)
                case Play() | Gather():
                    self._let_hear(number, command, detail)
                case Flush():
                    self._prompting.flush()
                case Cancel():
                    self._prompting.cancel(command.number)
                    self._referring = 0 if self._referring == command.number else self._referring
                case HandOff() | Transfer():
                    self._refer(number, detail)
                case _:
                    self._report(Failed(number, "failed", f"a browser cannot do {type(command).__name__}"))
        except Unavailable as error:
            self._report(Failed(number, "failed", str(error)))

    def _answer(self, number: int) -> None:
        if not self._answered:
            self._answered = True
            self._page.tell("answered")
        self._report(Answered(number))

    def _let_hear(self, number: int, command: Play | Gather, sound: Sound | Referral | None) -> None:
        if not isinstance(sound, Sound):
            self._report(Failed(number, "failed", "the prompt has no sound"))
            return
        self._connect()
        # Who has a ticket hears the words anyway, private ones too.
        words, language = self.recordings.text_of(command.prompt), command.prompt[0].language if command.prompt else ""
        self._page.tell("prompt", text=words, language=language, asks=isinstance(command, Gather))
        self._prompting.let_hear(number, command, sound, self)

    def _connect(self) -> None:
        """Open the way that the sound takes, if it is not open. Raises Unavailable."""
        if self._stream is not None:
            return
        stream = self._media.open(self)
        try:
            sock = bridge_socket(self._media_ip, stream.port)
        except Unavailable:
            stream.close()
            raise
        self._stream = stream
        self._page.listen(sock)
        # The WebSocket tells when the browser is gone; that it sends no sound means nothing.
        stream.connect(RemoteMedia(self._media_ip, sock.getsockname()[1], receive=False))

    def _refer(self, number: int, referral: Sound | Referral | None) -> None:
        if not isinstance(referral, Referral):
            raise Unavailable("nobody said where the caller is to go")
        if not self._answered:
            raise Unavailable("a call that is not answered cannot be handed over")
        self._referring = number
        self._page.tell("transfer", target=referral.target, data=_attached(referral.uui))

    # What plays (prompting.Player) -----------------------------------------------------------------------------------

    def play(self, playback_id: int, sound: Sound, loop: bool = False, interruptible: bool = False) -> None:
        assert self._stream is not None
        self._stream.play(playback_id, sound, loop)

    def stop(self, playback_id: int) -> None:
        assert self._stream is not None
        self._stream.stop(playback_id)
        self._page.tell("silence")

    # From the page ---------------------------------------------------------------------------------------------------

    def pressed(self, key: str) -> None:
        self._prompting.press(key, self._home.now_ms())

    def transferred(self, outcome: str) -> None:
        number, self._referring = self._referring, 0
        if self._ended or not number:
            return
        self._report(Referred(number, outcome, f"{outcome}, said the page"))
        if outcome == "done":
            self._finish("flow", "handed over")

    def left(self, by: str, cause: str) -> None:
        """The page hung up (`caller`), or is gone (`lost`)."""
        self._finish(by, cause)

    # From media (media.StreamListener), in its thread ----------------------------------------------------------------

    def on_key(self, key: str, at_ms: int) -> None:
        """No telephone events were agreed on: keys come from the page."""

    def on_played(self, playback_id: int) -> None:
        self._home.call_soon(partial(self._prompting.played, playback_id))

    def on_silent(self, seconds: float) -> None:
        """Nothing is expected to be heard."""

    # Within ----------------------------------------------------------------------------------------------------------

    def _finish(self, by: str, cause: str) -> None:
        if self._ended:
            return
        self._ended = True
        self._prompting.end()
        if self._stream is not None:
            self._stream.close()
        self._page.end(by, cause)
        self._report(HungUp(by, cause))


def _attached(uui: str) -> object:
    """What goes with a hand-over, readable again (RFC 7433: hex of JSON, as `acd` writes it)."""
    return json.loads(bytes.fromhex(uui)) if uui else {}
