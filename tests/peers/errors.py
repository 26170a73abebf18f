"""What peers complain with."""

from __future__ import annotations

__all__ = ["PeerError"]


class PeerError(AssertionError):
    """A peer did not do, or see, what the test expects; the message says what it saw instead."""
