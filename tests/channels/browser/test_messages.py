"""What is said on the WebSocket."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.browser.messages import (
    OUTCOMES,
    AnsweredTransfer,
    BadMessage,
    Call,
    HangUpWish,
    KeyDown,
    read_message,
    write_message,
)
from ivrflow.model.inputs import KEYS


def test_what_a_page_may_say() -> None:
    assert read_message('{"type": "call", "ticket": "a.b"}') == Call("a.b")
    assert read_message('{"type": "hangup"}') == HangUpWish()
    for key in KEYS:
        assert read_message(json.dumps({"type": "key", "key": key})) == KeyDown(key)
    for outcome in OUTCOMES:
        assert read_message(json.dumps({"type": "transferred", "outcome": outcome})) == AnsweredTransfer(outcome)


@given(st.text() | st.recursive(st.none() | st.text(max_size=5), st.lists).map(json.dumps))
def test_everything_else_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(BadMessage):
        read_message(text)


def test_what_the_engine_says_is_json_whatever_is_in_it() -> None:
    said = write_message("prompt", text="您好 \ud800 </script>")
    said.encode("utf-8")
    assert json.loads(said)["text"] == "您好 \ud800 </script>"
