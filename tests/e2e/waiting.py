"""Waiting for conditions, never for time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["wait_until"]

POLL_S = 0.02

T = TypeVar("T")


def wait_until(condition: Callable[[], T | None], what: str, timeout_s: float = 20) -> T:
    """Wait for something that is not None and not False; that. Fails with what was waited for."""
    give_up = time.monotonic() + timeout_s
    while True:
        value = condition()
        if value is not None and value is not False:
            return value
        assert time.monotonic() < give_up, f"waited {timeout_s} s in vain for {what}"
        time.sleep(POLL_S)
