"""Calls of real telephones on a draft, while the engine goes on serving."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_keys import MENU

pytestmark = pytest.mark.slow

SINCE = ("--since", "2000-01-01")


def test_what_telephones_did_is_run_on_drafts(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    installation.set_balance("622302", "8361", "12.50")
    leaving = new_caller(engine, ani="13900000011").dial("100")
    leaving.hears_begin(prompts.text(MENU))
    leaving.press("5")
    leaving.is_hung_up()
    asking = new_caller(engine, ani="13900000012").dial("100")
    asking.hears_begin(prompts.text(MENU))
    asking.press("16223028361")
    asking.hears_private(prompts.balance("12.50"), "the balance")
    asking.hang_up()
    left, asked = (installation.cdr(ani).call_id for ani in ("13900000011", "13900000012"))

    def replay(*changes: tuple[str, str], expect: int) -> Any:
        text = installation.flow_text("hotline")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        draft = installation.folder / "draft.ivr"
        draft.write_text(text, "utf-8")
        return installation.json("replay", "--draft", str(draft), *SINCE, "--calls", expect=expect)

    same = replay(expect=0)
    assert (same["same"], same["diverged"], same["undecided"], same["not_compared"]) == (2, 0, 0, [])
    moved = replay(('key "5" -> goodbye', 'key "6" -> goodbye'), ('key "1" -> ask', 'key "7" -> ask'), expect=0)
    assert moved["same"] == 2
    elsewhere = replay(('key "5" -> goodbye', 'key "5" -> sorry'), expect=1)
    assert [(call["call"], call["place"]) for call in elsewhere["calls"]] == [(left, "hotline.goodbye")]
    assert elsewhere["new_prompts"] == [{"what": "hotline.sorry", "calls": 1, "examples": [left]}]
    to_agents = replay(('key "5" -> goodbye', 'key "5" -> agents'), expect=0)
    assert [each["what"] for each in to_agents["questions"]] == [
        "hotline.agents: the queue cards was not asked in this call"
    ]
    longer_pin = replay(("min = 4\n  max = 4\n  privacy", "min = 4\n  max = 6\n  privacy"), expect=0)
    assert [(call["call"], call["undecided"]) for call in longer_pin["calls"]] == [
        (asked, "hotline.ask_pin: a secret input is asked otherwise, and no journal keeps its keys")
    ]
