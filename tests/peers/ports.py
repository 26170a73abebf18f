"""Ports for peers that must be told theirs before they start."""

from __future__ import annotations

import socket

__all__ = ["free_port"]


def free_port(kind: socket.SocketKind) -> int:
    """A port of 127.0.0.1 that nobody has just now, for UDP (SOCK_DGRAM) or TCP (SOCK_STREAM)."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
