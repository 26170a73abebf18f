"""To the agents: REFER, the queue's INVITE with the attached data, what becomes of it, and the record."""

from __future__ import annotations

import json

import pytest

from ..peers.conftest import NewSipp
from ..peers.handset import Handset
from ..peers.sipp import Sipp, SippCall, unescape_uui
from .conftest import NewCaller, NewInstallation, Serving
from .ear import Ear
from .prompts import Prompts
from .test_keys import MENU

pytestmark = pytest.mark.slow

ATTACHED = {"account": "", "reason": "card, lost & found"}


@pytest.fixture
def queue(sipp: NewSipp) -> Sipp:
    """A SIP endpoint that answers and logs the data that comes with each call."""
    return sipp("uas_queue")


@pytest.mark.peers
def test_the_queue_gets_the_caller_and_what_was_learnt(
    new_installation: NewInstallation, queue: Sipp, sipp: NewSipp, prompts: Prompts, ani: str
) -> None:
    installation = new_installation(queue=queue.uri)
    with installation.up() as engine, Handset() as handset:
        call = SippCall("100", ani, audio_port=handset.port, hold_ms=100)
        caller = sipp("uac_referred", engine.server, call)
        Ear(handset.heard).hears(prompts.text(MENU))
        handset.press("2")
        attached = queue.wait_for_log(r"User-to-User:\s+(\S.*)", 20)
        assert json.loads(unescape_uui(attached[1])) == ATTACHED
        caller.wait()
        queue.wait()
        cdr = installation.cdr(ani)
    assert f"INVITE {queue.uri}" in queue.messages()
    assert (cdr.ended_by, cdr.queue, cdr.path) == ("handoff", "cards", ("hotline.main", "hotline.agents"))


def test_all_agents_are_busy(serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears(prompts.text(MENU))
    caller.press("2")
    target, attached = caller.is_referred()
    assert (target, attached) == ("sip:cards@127.0.0.1:5070", ATTACHED)
    caller.dialog.notify("SIP/2.0 486 Busy Here", "terminated;reason=noresource")
    caller.hears(prompts.text("All agents are busy."), "what the flow says to it")
    caller.hears(prompts.text(MENU), "the menu again")
    caller.press("5")
    caller.is_hung_up()
    cdr = serving.installation.cdr(ani)
    assert (cdr.ended_by, cdr.queue) == ("flow", "")
    assert cdr.path[:4] == ("hotline.main", "hotline.agents", "hotline.all_busy", "hotline.main")


def test_who_hangs_up_once_the_transfer_is_accepted_was_handed_over(
    serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears(prompts.text(MENU))
    caller.press("2")
    caller.is_referred()
    caller.dialog.notify("SIP/2.0 100 Trying")
    caller.hang_up()
    cdr = serving.installation.cdr(ani)
    assert (cdr.ended_by, cdr.queue) == ("handoff", "cards")


def test_a_phone_that_refuses_a_transfer_stays(
    serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears(prompts.text(MENU))
    caller.press("2")
    refer = caller.dialog.request("REFER")
    caller.dialog.reply(refer, "603 Decline")
    caller.hears(prompts.text("We are sorry."))
    caller.is_hung_up()
    assert serving.installation.cdr(ani).ended_by == "flow"
