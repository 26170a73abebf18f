"""A page as the engine sees it: a real WebSocket whose other end the test holds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from threading import Thread
from typing import Any, Self, TypeVar

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from ...peers.g711 import PCMU, decode
from ...peers.wav import Pcm

__all__ = ["ORIGIN", "PATIENCE_S", "Page"]

ORIGIN = "http://127.0.0.1:8080"
PATIENCE_S = 10.0
POLL_S = 0.005
FoundT = TypeVar("FoundT")


class Page:
    """A context manager. What comes is kept with the time at which it came."""

    def __init__(self, address: tuple[str, int], origin: str | None = ORIGIN, path: str = "/call") -> None:
        self._open = ExitStack()
        self._socket = self._open.enter_context(
            connect(
                f"ws://{address[0]}:{address[1]}{path}",
                origin=origin,  # type: ignore[arg-type]  # an Origin is a text
                compression=None,
                proxy=None,
            )
        )
        self.frames: list[tuple[float, bytes]] = []
        self.messages: list[tuple[float, dict[str, Any]]] = []
        self.closed: tuple[int, str] | None = None
        """Code and reason (RFC 6455 section 7.4), once the engine has closed."""
        self._passed = 0
        self._thread = Thread(target=self._receive, name="page")
        self._thread.start()

    def call(self, ticket: str) -> Self:
        self.say(type="call", ticket=ticket)
        return self

    def say(self, **message: object) -> None:
        self.send(json.dumps(message))

    def send(self, message: str | bytes) -> None:
        self._socket.send(message)

    def press(self, keys: str) -> float:
        """Press keys; when the last one was sent, in seconds of `time.monotonic`."""
        for key in keys:
            self.say(type="key", key=key)
        return time.monotonic()

    def is_told(self, kind: str) -> dict[str, Any]:
        """Wait for the next message of this kind, past those before it."""

        def found() -> dict[str, Any] | None:
            for number in range(self._passed, len(self.messages)):
                if self.messages[number][1]["type"] == kind:
                    self._passed = number + 1
                    return self.messages[number][1]
            return None

        return self.wait(found, f'"{kind}" among {[message for _, message in self.messages]}')

    def is_closed(self) -> tuple[int, str]:
        return self.wait(lambda: self.closed, "the end")

    def hears(self, frames: int) -> list[bytes]:
        """Wait for so many frames of sound in all."""
        self.wait(lambda: len(self.frames) >= frames, f"{frames} frames")
        return [frame for _, frame in self.frames]

    def heard(self) -> Pcm:
        """All sound so far."""
        return decode(b"".join(frame for _, frame in list(self.frames)), PCMU)

    def wait(self, condition: Callable[[], FoundT | bool | None], what: str) -> FoundT:
        give_up = time.monotonic() + PATIENCE_S
        while not (found := condition()):
            assert time.monotonic() < give_up, f"waited in vain for {what}"
            time.sleep(POLL_S)
        return found  # type: ignore[return-value]  # what is not false

    def break_off(self) -> None:
        """The network is gone: no closing handshake."""
        self._socket.socket.shutdown(2)

    def close(self) -> None:
        self._open.close()
        self._thread.join()

    def _receive(self) -> None:
        try:
            while True:
                message = self._socket.recv()
                now = time.monotonic()
                if isinstance(message, bytes):
                    self.frames.append((now, message))
                else:
                    self.messages.append((now, json.loads(message)))
        except ConnectionClosed as error:
            received = error.rcvd
            self.closed = (received.code, received.reason) if received is not None else (1006, "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
