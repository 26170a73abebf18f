"""A process that is many people who watch: it takes what the wall tells, and does nothing with it.

`python -m bench.wall_watchers URL ORIGIN`: with the tickets that come on standard input, one a line.
"""

from __future__ import annotations

import asyncio
import json
import sys

from websockets.asyncio.client import connect
from websockets.typing import Origin

__all__ = ["watch"]


async def watch(url: str, origin: str, tickets: list[str]) -> None:
    """Until the wall closes. Says `ready` when everybody was told something."""
    told = asyncio.Semaphore(0)

    async def one(ticket: str) -> None:
        async with connect(url, origin=Origin(origin), max_size=None, compression=None) as wall:
            await wall.send(json.dumps({"ticket": ticket}))
            await wall.recv()
            told.release()
            async for _ in wall:
                pass

    watching = [asyncio.create_task(one(ticket)) for ticket in tickets]
    for _ in tickets:
        await told.acquire()
    print("ready", flush=True)
    await asyncio.gather(*watching)


if __name__ == "__main__":
    asyncio.run(watch(sys.argv[1], sys.argv[2], sys.stdin.read().split()))
