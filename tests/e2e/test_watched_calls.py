"""An engine tells how its calls are doing, while it is phoned and when it dies."""

from __future__ import annotations

import asyncio
import unicodedata
from contextlib import aclosing

import pytest

from ivrflow.monitor.changes import EngineState
from ivrflow.monitor.handshake import PURPOSE
from ivrflow.monitor.subscription import Gone, listen

from ..channels.sip.phone import Phone
from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .waiting import wait_until

pytestmark = [pytest.mark.slow]

MARKUP = "<img src=x onerror=alert(1)>"
REVERSED = "\u202egnaw\u2066\u200b"


def listening_to(installation: Installation) -> tuple[str, bytes]:
    with installation.store() as store:
        address = wait_until(lambda: store.whereabouts.all().get("main"), "the engine's address")
        return address, store.secrets.get(PURPOSE)


def test_a_call_is_watched_from_its_ring_to_the_end_of_its_engine(
    installation: Installation, engine: Engine, new_caller: NewCaller, ani: str
) -> None:
    address, secret = listening_to(installation)
    caller = new_caller(engine)

    async def story() -> None:
        known = EngineState()
        async with aclosing(listen(address, secret)) as told, asyncio.timeout(20):
            known.take(await anext(told))
            assert (known.status["state"], known.status["calls"], known.calls) == ("serving", 0, {})
            await asyncio.to_thread(caller.dial)
            while not any(call["at"] == "choose_language" for call in known.calls.values()):
                known.take(await anext(told))
            (call,) = known.calls.values()
            assert (call["ani"], call["dnis"], call["flow"], call["peer"]) == (ani, "95588", "telebank", "127.0.0.1")
            assert call["answered"] >= call["started"]
            assert call["since"] > call["started"]
            caller.press("2")
            while call["at"] != "main":
                known.take(await anext(told))
            assert (call["language"], call["doing"]) == ("zh-CN", "asking")
            assert sum(known.exits["telebank"]["choose_language"].values()) == 1
            assert known.status["peers"][0]["calls"] == 1
            engine.kill()
            with pytest.raises(Gone) as gone:
                async for _ in told:
                    pass
            assert not gone.value.stopped

    asyncio.run(story())


def test_whatever_a_phone_says_of_itself_is_told_short_and_visible(installation: Installation, engine: Engine) -> None:
    address, secret = listening_to(installation)

    async def story() -> None:
        with Phone(engine.address, "13800009999") as phone:
            call = phone.call("95588")
            call.display_name = MARKUP + REVERSED + "w" * 1_500
            call.invite(headers=(f"User-Agent: {MARKUP}{REVERSED}" + "u" * 3_000,))
            known = EngineState()
            async with aclosing(listen(address, secret)) as told, asyncio.timeout(20):
                while not known.calls:
                    known.take(await anext(told))
            (row,) = known.calls.values()
            call.answered()
            call.hang_up()
        for shown in (row["name"], row["agent"]):
            assert shown.startswith(MARKUP), "it is text, and stays what it is"
            assert len(shown) == 64
            assert not any(unicodedata.category(each) in ("Cc", "Cf") for each in shown)

    asyncio.run(story())
