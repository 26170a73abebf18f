from __future__ import annotations

from ivrflow.expr import FACTS
from ivrflow.model.types import Privacy


def test_what_the_network_says_is_not_trusted() -> None:
    assert {name for name, fact in FACTS.items() if fact.type.untrusted} == {
        "call.ani", "call.caller_name", "call.dnis", "call.sip_call_id",
    }  # fmt: skip


def test_who_calls_is_private() -> None:
    assert {name for name, fact in FACTS.items() if fact.type.privacy is Privacy.PRIVATE} == {
        "call.ani",
        "call.caller_name",
    }
