"""Python's garbage collector, paused: what an exploration makes, it keeps."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Within it, cycles of objects are not looked for. An exploration makes a million objects, none of which is garbage
    before it ends; looking through them again and again took a quarter of its time. Explorations in several threads may
    overlap: the first to end lets the collector go on.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
