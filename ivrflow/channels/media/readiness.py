"""Which sockets have a datagram waiting, asked without waiting."""

from __future__ import annotations

import select
import selectors
import socket
import sys
from typing import Protocol

__all__ = ["Readiness", "new_readiness"]


class Readiness(Protocol):
    """A set of sockets, by file number."""

    def add(self, sock: socket.socket) -> None: ...

    def remove(self, sock: socket.socket) -> None: ...

    def ready(self) -> list[int]: ...

    def close(self) -> None: ...


class _Selector:
    """For systems without epoll."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()

    def add(self, sock: socket.socket) -> None:
        self._selector.register(sock, selectors.EVENT_READ)

    def remove(self, sock: socket.socket) -> None:
        self._selector.unregister(sock)

    def ready(self) -> list[int]:
        # Windows refuses to select from nothing.
        return [key.fd for key, _ in self._selector.select(0)] if self._selector.get_map() else []

    def close(self) -> None:
        self._selector.close()


if sys.platform == "linux":

    class _Epoll:
        """One system call, and no objects beyond what it returns."""

        def __init__(self) -> None:
            self._epoll = select.epoll()

        def add(self, sock: socket.socket) -> None:
            self._epoll.register(sock.fileno(), select.EPOLLIN)

        def remove(self, sock: socket.socket) -> None:
            self._epoll.unregister(sock.fileno())

        def ready(self) -> list[int]:
            return [number for number, _ in self._epoll.poll(0, 1024)]  # room is allocated for each call

        def close(self) -> None:
            self._epoll.close()


def new_readiness() -> Readiness:
    """The cheapest that this system has."""
    if sys.platform == "linux":
        return _Epoll()
    return _Selector()
