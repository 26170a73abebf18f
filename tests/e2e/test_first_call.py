"""Telebank as people call it: recordings, the robot, keys, a balance from the database, both languages, both codecs."""

from __future__ import annotations

import pytest

from ..peers.baresip import Phone
from ..peers.conftest import NewBaresip
from ..peers.listen import contains
from .conftest import NewCaller, Serving
from .ear import Ear
from .prompts import Prompts

pytestmark = pytest.mark.slow

LANGUAGES = "For English, press 1."
MENU = (
    "For your balance, press 1. To report a lost card, press 2. For our opening hours, press 3. "
    "To speak to an agent, press 0."
)
MENU_ZH = "查询余额请按1，挂失银行卡请按2，查询营业时间请按3，人工服务请按0。"
ACCOUNT, PIN = "Please enter your six digit account number.", "Please enter your four digit PIN."
AGAIN = "To return to the main menu, press 1. To end this call, just hang up."


def test_a_balance(serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str) -> None:
    serving.installation.set_balance("622301", "8361", "77.20")
    caller = new_caller(serving.engine).dial()
    caller.hears(prompts.recording("welcome"), "the recorded welcome")
    caller.hears(prompts.text(LANGUAGES), "the robot's first sentence")
    caller.press("1")
    caller.hears(prompts.text(MENU), "the main menu")
    caller.press("1")
    caller.hears(prompts.text(ACCOUNT), "the question for the account")
    caller.press("622301")
    caller.hears(prompts.text(PIN), "the question for the PIN")
    caller.press("8361")
    caller.hears_private(prompts.balance("77.20"), "the balance")
    caller.hears(prompts.text(AGAIN))
    caller.hang_up()
    cdr = serving.installation.cdr(ani)
    assert (cdr.flow, cdr.dnis, cdr.ended_by, cdr.language) == ("telebank", "95588", "caller", "en-US")
    assert cdr.answered is not None
    nodes = [node.removeprefix("telebank.") for node in cdr.path]
    assert _in_order(["welcome", "english", "main", "ask_account", "ask_pin", "lookup", "tell_balance", "again"], nodes)
    shown = serving.installation.show(cdr.call_id)
    assert shown["complete"]
    assert shown["cdr"]["path"] == list(cdr.path)


def test_chinese_in_a_law(serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str) -> None:
    caller = new_caller(serving.engine, codec="PCMA").dial()
    caller.hears_begin(prompts.recording("welcome"))
    caller.press("2")
    caller.hears(prompts.text(MENU_ZH, "zh-CN"), "the main menu in Chinese")
    assert {packet.payload_type for packet in caller.handset.packets} == {8}
    caller.hang_up()
    assert serving.installation.cdr(ani).language == "zh-CN"


@pytest.mark.peers
@pytest.mark.parametrize("codec", ["pcmu", "pcma"])
def test_a_softphone(serving: Serving, baresip: NewBaresip, prompts: Prompts, ani: str, codec: str) -> None:
    """baresip hears through its jitter buffer and presses keys as RTP events."""
    phone = baresip(Phone(ani, codec))
    phone.dial(f"sip:95588@{serving.engine.server}")
    ear = Ear(phone.heard)
    ear.hears(prompts.recording("welcome"), "the recorded welcome")
    phone.press("1")
    ear.hears(prompts.text(MENU), "the main menu")
    phone.press("1")
    ear.hears(prompts.text(ACCOUNT), "the question for the account")
    phone.hang_up()
    cdr = serving.installation.cdr(ani)
    assert cdr.ended_by == "caller"
    assert "telebank.ask_account" in cdr.path
    assert not contains(phone.heard(), prompts.text(MENU_ZH, "zh-CN")), "it heard a menu that nobody played"


def _in_order(wanted: list[str], path: list[str]) -> bool:
    rest = iter(path)
    return all(node in rest for node in wanted)
