"""Keys cut prompts, lead where they should, by RTP and by INFO; what the database says is what is heard."""

from __future__ import annotations

import pytest

from ..peers.listen import contains, recognise
from ..peers.wav import RATE_HZ
from .conftest import NewCaller, Serving
from .ear import SPOKEN_ANEW
from .prompts import Prompts

pytestmark = pytest.mark.slow

MENU = "Balance or agent?"
LONG = (
    "This sentence goes on and on, so that somebody can interrupt it, or put it on hold, or hang up in the middle of "
    "it, or publish another version while it is being said."
)


def test_the_balance_is_what_the_database_says_now(
    serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    for balance, not_any_more in (("12.50", "900.00"), ("900.00", "12.50")):
        serving.installation.set_balance("622302", "8361", balance)
        with new_caller(serving.engine) as caller:
            caller.dial("100")
            caller.hears_begin(prompts.text(MENU))
            caller.press("1")
            caller.hears_begin(prompts.text("Account?"))
            caller.press("622302")
            caller.hears_begin(prompts.text("Secret number?"))
            caller.press("8361")
            caller.hears_private(prompts.balance(balance), f"a balance of {balance}")
            assert not contains(caller.handset.heard(), prompts.balance(not_any_more), SPOKEN_ANEW)
            caller.hang_up()
    assert len(serving.installation.cdrs(ani, count=2)) == 2


def test_keys_typed_ahead_go_through_three_questions(serving: Serving, new_caller: NewCaller, prompts: Prompts) -> None:
    serving.installation.set_balance("622303", "8361", "3.10")
    caller = new_caller(serving.engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("16223038361")
    caller.hears_private(prompts.balance("3.10"), "the balance")
    caller.hang_up()


def test_keys_by_info(serving: Serving, new_caller: NewCaller, prompts: Prompts) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    assert caller.dialog.info("Signal=1\r\nDuration=120\r\n").status == 200
    caller.hears(prompts.text("Account?"), "what key 1 leads to")
    for key in "999999":
        assert caller.dialog.info(key, "application/dtmf").status == 200
    caller.hears(prompts.text("Secret number?"))
    caller.hang_up()


def test_a_key_cuts_a_prompt(serving: Serving, new_caller: NewCaller, prompts: Prompts) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("3")
    caller.hears_begin(prompts.text(LONG), "the long sentence")
    # The key interrupts the sentence, and is the answer to the menu behind it.
    caller.press("5")
    caller.hears(prompts.text("Goodbye."))
    caller.is_hung_up()
    # What came after the key was never sent: neither the end of the sentence, nor what lies between. That the menu and
    # the sentence's beginning were heard, `hears_begin` has found; without a break is more than a busy machine gives.
    whole, heard = prompts.text(LONG), caller.handset.heard()
    assert not contains(heard, whole[-2 * RATE_HZ :])
    assert recognise(heard, whole).share < 0.5


def test_silence_ends_in_a_goodbye(serving: Serving, new_caller: NewCaller, prompts: Prompts, ani: str) -> None:
    caller = new_caller(serving.engine).dial("100")
    caller.hears(prompts.text(MENU))
    caller.press("8")
    caller.hears(prompts.text(MENU), "the menu again")
    caller.press("8")
    caller.hears(prompts.text(MENU), "the menu a third time")
    caller.press("8")
    caller.hears(prompts.text("Goodbye."))
    caller.is_hung_up()
    cdr = serving.installation.cdr(ani)
    assert (cdr.ended_by, cdr.path) == ("flow", ("hotline.main", "hotline.goodbye"))
