"""An asyncio loop as home."""

from __future__ import annotations

import asyncio
import threading
import time
from functools import partial

from ivrflow.runtime.asyncio_home import AsyncioHome


def test_functions_come_home_in_order() -> None:
    async def main() -> list[int]:
        home, done, come = AsyncioHome(asyncio.get_running_loop()), list[int](), asyncio.Event()

        def send() -> None:
            for number in range(50):
                home.call_soon(partial(done.append, number))
            home.call_soon(come.set)

        thread = threading.Thread(target=send)
        thread.start()
        await come.wait()
        thread.join()
        return done

    assert asyncio.run(main()) == list(range(50))


def test_timers_can_be_cancelled() -> None:
    async def main() -> list[str]:
        home, rung, over = AsyncioHome(asyncio.get_running_loop()), list[str](), asyncio.Event()
        home.call_later(1, lambda: rung.append("no")).cancel()
        home.call_later(2, over.set)
        await over.wait()
        return rung

    assert asyncio.run(main()) == []


def test_a_closed_home_is_told_nothing() -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    AsyncioHome(loop).call_soon(lambda: None)


def test_the_clock_is_the_monotonic_one() -> None:
    loop = asyncio.new_event_loop()
    before = time.monotonic_ns() // 1_000_000
    now = AsyncioHome(loop).now_ms()
    loop.close()
    assert before <= now <= time.monotonic_ns() // 1_000_000
