"""A database that is gone, broken or locked: its callers hear an apology, the others nothing of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from .caller import Caller
from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_keys import MENU

pytestmark = pytest.mark.slow


def ask_for_balance(caller: Caller, prompts: Prompts) -> None:
    caller.dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("16222024711")


def test_a_database_that_is_missing(installation: Installation, new_caller: NewCaller, prompts: Prompts) -> None:
    installation.bank.unlink()
    with installation.up() as engine:
        caller = new_caller(engine)
        ask_for_balance(caller, prompts)
        caller.hears(prompts.text("We are sorry."), "the apology")
        caller.is_hung_up()
        assert engine.stop() == 0
        assert "Traceback" not in engine.log, engine.log
    assert not installation.bank.exists(), "asking made an empty database"


def test_a_database_that_breaks_under_the_engine(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    with new_caller(engine) as caller:
        ask_for_balance(caller, prompts)
        caller.hears_private(prompts.balance("1024.50"), "the balance, while it is well")
        caller.hang_up()
    installation.bank.write_bytes(b"This is no database. " * 2000)
    with new_caller(engine) as caller:
        ask_for_balance(caller, prompts)
        caller.hears(prompts.text("We are sorry."), "the apology")
        caller.is_hung_up()
    failed = installation.cdrs(ani, count=2)[0]
    assert failed.path[-3:] == ("hotline.lookup", "hotline.sorry", "hotline.goodbye")
    assert "Traceback" not in engine.log, engine.log


def test_a_locked_database_holds_nobody_else_up(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    with _locked(installation):
        waiting = new_caller(engine, ani="13900000011")
        ask_for_balance(waiting, prompts)
        waiting.hears(prompts.text("Just a moment."), "what is said meanwhile")
        other = new_caller(engine, ani="13900000012").dial("100")
        other.hears(prompts.text(MENU), "another caller's menu, meanwhile")
        other.press("4")
        other.hears(prompts.text("Any four digits."))
        other.hang_up()
        waiting.hears(prompts.text("We are sorry."), "the apology, after the flow's two seconds")
        waiting.is_hung_up()
    asked, answered = _times(installation, "13900000011")
    assert 1900 <= answered - asked <= 4000, f"the answer came after {answered - asked} ms, not after 2 s"


def test_a_lock_that_is_released_in_time(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    with _locked(installation):
        caller = new_caller(engine)
        ask_for_balance(caller, prompts)
        caller.hears(prompts.text("Just a moment."), "what is said meanwhile")
    caller.hears_private(prompts.balance("1024.50"), "the balance")
    caller.hang_up()


@contextmanager
def _locked(installation: Installation) -> Iterator[None]:
    lock = sqlite3.connect(installation.bank, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        lock.execute("ROLLBACK")
        lock.close()


def _times(installation: Installation, ani: str) -> tuple[int, int]:
    """When the look-up was asked and answered, in milliseconds of the call, from its journal."""
    steps = installation.show(installation.cdr(ani).call_id)["steps"]
    asked = next(step for step in steps if any(command["is"] == "Query" for command in step["commands"]))
    answered = next(step for step in steps if step["event"].get("is") == "Queried")
    return asked["at"], answered["at"]
