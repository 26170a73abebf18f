"""What callers get when somebody publishes, rolls back, routes elsewhere: at once, never in the middle of a call."""

from __future__ import annotations

import pytest

from ..peers.listen import contains
from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_keys import LONG, MENU
from .waiting import wait_until

pytestmark = pytest.mark.slow

NEW_MENU, NEW_GOODBYE = "Now it is another menu.", "So long."


def test_a_call_keeps_its_release_and_the_next_one_has_the_new(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    before = installation.json("versions")[0]["release"]
    early = new_caller(engine, ani="13900000001").dial("100")
    early.hears_begin(prompts.text(MENU))
    early.press("3")
    early.hears_begin(prompts.text(LONG))
    text = installation.flow_text("hotline").replace(MENU, NEW_MENU).replace("Goodbye.", NEW_GOODBYE)
    after = installation.publish(text, "hotline")["release"]
    assert after != before
    _wait_until_serving(engine, after, within_s=1.0)
    late = new_caller(engine, ani="13900000002").dial("100")
    late.hears(prompts.text(NEW_MENU), "the new menu")
    early.hears(prompts.text(MENU), "the old menu, by who was there before")
    early.press("5")
    early.hears(prompts.text("Goodbye."), "the old goodbye")
    early.is_hung_up()
    late.press("5")
    late.hears(prompts.text(NEW_GOODBYE), "the new goodbye")
    late.is_hung_up()
    assert installation.cdr("13900000001").release == before
    assert installation.cdr("13900000002").release == after
    assert not contains(early.handset.heard(), prompts.text(NEW_MENU))

    installation.ivrflow("rollback", "1")
    _wait_until_serving(engine, before, times=2)
    again = new_caller(engine, ani="13900000003").dial("100")
    again.hears(prompts.text(MENU), "the old menu after the rollback")
    again.hang_up()
    assert installation.cdr("13900000003").release == before


def test_a_broken_draft_reaches_nobody(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    file = installation.folder / "flows" / "hotline.ivr"
    file.write_text(installation.flow_text("hotline").replace("done -> lookup", "done -> nowhere"), "utf-8")
    installation.push()
    said = installation.ivrflow("publish", expect=1)
    assert "nowhere" in said.output
    assert "not published" in said.output
    caller = new_caller(engine).dial("100")
    caller.hears(prompts.text(MENU))
    caller.hang_up()


def test_a_new_recording_and_a_new_flow_are_picked_up(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    """The engine was started before either of them was there."""
    voices = installation.folder / "voices" / "en-US"
    (voices / "jingle.wav").write_bytes((voices / "welcome.wav").read_bytes())
    flow = (
        installation.flow_text("hotline")
        .replace("flow hotline", "flow jingle")
        .replace(f'prompt = say("{MENU}")', 'prompt = audio("jingle")')
    )
    release = installation.publish(flow, "jingle")["release"]
    _wait_until_serving(engine, release)
    installation.ivrflow("routes", "set", "400", "jingle")
    caller = new_caller(engine)
    wait_until(lambda: _takes(caller, "400"), "the new route")
    caller.hears(prompts.recording("welcome"), "the new recording")
    caller.hang_up()


def test_a_replaced_recording_is_heard_by_the_next_call_and_rolled_back(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    voices = installation.folder / "voices" / "en-US"
    jingle, old, new = voices / "jingle.wav", prompts.recording("you_entered"), prompts.recording("hold")
    jingle.write_bytes((voices / "you_entered.wav").read_bytes())
    flow = installation.flow_text("hotline").replace(f'prompt = say("{MENU}")', 'prompt = audio("jingle")')
    before = installation.publish(flow, "hotline")["release"]
    _wait_until_serving(engine, before)
    early = new_caller(engine).dial("100")
    early.hears(old, "the recording as it was published")
    early.press("3")
    early.hears_begin(prompts.text(LONG))

    # In the folder it is replaced; callers notice when that is published.
    jingle.write_bytes((voices / "hold.wav").read_bytes())
    caller = new_caller(engine).dial("100")
    caller.hears(old, "what is published")
    caller.hang_up()
    after = installation.json("publish")["release"]
    assert after != before
    _wait_until_serving(engine, after)
    late = new_caller(engine).dial("100")
    late.hears(new, "the new recording")
    late.hang_up()
    early.hears(old, "what the call began with")
    early.hang_up()

    # What was published is kept: the folder need not have it any more.
    jingle.unlink()
    installation.ivrflow("rollback", "2")
    _wait_until_serving(engine, before, times=2)
    again = new_caller(engine).dial("100")
    again.hears(old, "the recording of before")
    again.hang_up()
    with installation.store() as store:
        kept = store.recordings.versions("en-US", "jingle")
    assert [each.number for each in kept] == [2, 1]


def test_a_call_keeps_its_statements_too(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    sources = installation.folder / "flows" / "hosts" / "bank.toml"
    before, after = (
        sources.read_text("utf-8"),
        sources.read_text("utf-8").replace("SELECT balance", "SELECT '7.00' AS balance"),
    )
    assert after != before
    early = new_caller(engine, ani="13900000031").dial("100")
    early.hears_begin(prompts.text(MENU))
    sources.write_text(after, "utf-8")
    release = installation.json("publish")["release"]
    _wait_until_serving(engine, release)
    late = new_caller(engine, ani="13900000032").dial("100")
    late.hears_begin(prompts.text(MENU))
    for caller, balance in ((early, "1024.50"), (late, "7.00")):
        caller.press("16222024711")
        caller.hears_private(prompts.balance(balance), f"the balance by the statement of its release: {balance}")
        caller.hang_up()

    # A release whose statements are no longer there cannot be served; once they are back, it is.
    installation.ivrflow("rollback", "1")
    wait_until(lambda: "bank.balance is not what it was" in engine.log, "the engine's complaint")
    still = new_caller(engine, ani="13900000033").dial("100")
    still.hears(prompts.text(MENU))
    still.hang_up()
    assert installation.cdr("13900000033").release == release
    sources.write_text(before, "utf-8")
    _wait_until_serving(engine, installation.json("versions")[0]["release"], times=2)


def test_a_route_leads_elsewhere_without_a_restart(
    installation: Installation, engine: Engine, new_caller: NewCaller
) -> None:
    caller = new_caller(engine)
    assert caller.is_refused("500").status == 404
    installation.ivrflow("routes", "set", "500", "closed")
    wait_until(lambda: caller.is_refused("500").status == 486, "the new route", 10)
    installation.ivrflow("routes", "remove", "500")
    wait_until(lambda: caller.is_refused("500").status == 404, "the route to be gone", 10)


def _takes(caller: object, number: str) -> bool:
    from .caller import Caller

    assert isinstance(caller, Caller)
    caller.ring(number)
    answer = caller.dialog.response()
    if answer.status == 200:
        caller.dialog.acknowledge()
    return answer.status == 200


def _wait_until_serving(engine: Engine, release: str, times: int = 1, within_s: float = 20) -> None:
    said = f"serving release {release[:12]}"
    wait_until(lambda: engine.log.count(said) >= times, f'"{said}" in the log', within_s)
