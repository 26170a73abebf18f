"""The browser as a phone: the same interpreter, a virtual clock, look-ups answered by hand."""

from __future__ import annotations

from typing import Any

import pytest

from ..browser import Browser


def _call(browser: Browser, **body: Any) -> dict[str, Any]:
    made: dict[str, Any] = browser.post("/api/simulations", {"flow": "telebank", **body}, 201)
    return made


def _act(browser: Browser, call: dict[str, Any], do: str, status: int = 200, **what: Any) -> dict[str, Any]:
    path = f"/api/simulations/{call['id']}/act"
    answer: dict[str, Any] = browser.post(path, {"action": {"do": do, **what}}, status)
    return answer


def _texts(state: dict[str, Any], who: str) -> list[str]:
    return [line["text"] for line in state["transcript"] if line["who"] == who]


def _at_balance(browser: Browser, **body: Any) -> dict[str, Any]:
    call = _call(browser, **body)
    for keys in ("1", "1", "622202", "1234"):
        state = _act(browser, call, "press", keys=keys)
    return state


def test_a_call_goes_to_where_the_flow_asks_something(browser: Browser) -> None:
    call = _call(browser, at="2026-03-02T10:15:00")
    assert (call["ended"], call["at"]) == (False, {"flow": "telebank", "node": "choose_language"})
    assert call["visits"] == [{"flow": "telebank", "node": "welcome", "exit": "done"}]
    assert [(each["keys"], each["label"]) for each in call["awaited"]["choices"]] == [
        ("1", "English"),
        ("2", "Chinese"),
    ]
    assert call["transcript"][-1]["where"] == {"flow": "telebank", "node": "choose_language"}
    assert call["time"].startswith("2026-03-02T10:15:")
    chinese = _act(browser, call, "press", keys="2")
    assert chinese["language"] == "zh-CN"
    assert any("查询余额请按1" in text for text in _texts(chinese, "flow"))
    assert _texts(chinese, "caller") == ["press 2"]


def test_a_look_up_waits_for_an_answer_by_hand_and_secrets_are_not_told(browser: Browser) -> None:
    waiting = _at_balance(browser)
    (pending,) = waiting["pending"]
    assert (pending["statement"], pending["write"]) == ("bank.balance", False)
    arguments = {each["name"]: (each["value"], each["masked"]) for each in pending["arguments"]}
    assert arguments["pin"] == ("•••", True)
    assert "622202" in arguments["number"][0]
    assert {each["name"]: each["value"] for each in waiting["variables"]}["pin"] == "•••"
    told = _act(browser, waiting, "answer", number=pending["number"], outcome="found", results={"balance": "CNY 88"})
    assert told["pending"] == []
    assert told["at"] == {"flow": "telebank", "node": "again"}
    assert any("eighty-eight" in text for text in _texts(told, "flow"))
    again = _act(browser, waiting, "answer", number=pending["number"], outcome="empty", status=422)
    assert "does not wait" in again["detail"]


@pytest.mark.parametrize(
    ("answer", "node"), [({"outcome": "empty"}, "ask_account"), ({"outcome": "failed", "reason": "timeout"}, None)]
)
def test_what_hosts_do_can_be_tried(browser: Browser, answer: dict[str, str], node: str | None) -> None:
    waiting = _at_balance(browser)
    given = {"number": waiting["pending"][0]["number"], **answer}
    state = browser.post(f"/api/simulations/{waiting['id']}/act", {"action": {"do": "answer", **given}})
    assert (state["at"]["node"] if state["at"] else None) == node


def test_answers_that_were_stated_need_nobody(browser: Browser) -> None:
    state = _at_balance(browser, answers=["bank.balance returns balance = CNY 1024.50"])
    assert (state["pending"], state["at"]["node"]) == ([], "again")
    assert _call(browser, answers=["calendar branch is closed"])["ended"] is False


def test_what_is_no_answer_is_told(browser: Browser) -> None:
    body = {"flow": "telebank", "answers": ["bank.balance explodes"]}
    assert "is not an answer such as" in browser.post("/api/simulations", body, 422)["detail"]
    body = {"flow": "telebank", "answers": ["calendar branch is open\n  press 1"]}
    assert "is not an answer such as" in browser.post("/api/simulations", body, 422)["detail"]


def test_silence_time_and_hanging_up(browser: Browser) -> None:
    call = _call(browser)
    silent = _act(browser, call, "silence")
    assert silent["now_ms"] > call["now_ms"] + 4_000
    later = _act(browser, call, "wait", ms=1_000)
    assert later["now_ms"] >= silent["now_ms"] + 1_000
    over = _act(browser, call, "hang_up")
    pending = {each["statement"] for each in over["pending"]}
    assert (over["ended"], over["ended_by"], pending) == (True, "caller", {"bank.note_call"})
    assert "the call is over" in _act(browser, call, "press", keys="1", status=422)["detail"].lower()


def test_a_caller_can_interrupt_when_the_call_is_heard_piece_by_piece(browser: Browser) -> None:
    call = _call(browser, piece_by_piece=True)
    assert _texts(call, "flow") == ["Welcome to Northern Bank."]
    path = f"/api/simulations/{call['id']}/act"
    call = browser.post(path, {"action": {"do": "listen"}, "piece_by_piece": True})
    assert len(_texts(call, "flow")) == 2
    state = _act(browser, call, "press", keys="2")
    assert "For English, press 1." not in _texts(state, "flow")
    assert state["language"] == "zh-CN"


def test_what_is_being_drawn_is_called_not_what_was_saved(browser: Browser) -> None:
    flow = browser.get("/api/flows/telebank")
    text = flow["text"].replace("For English, press 1.", "English is 1.")
    assert "English is 1." in " ".join(_texts(_call(browser, text=text), "flow"))
    broken = flow["text"].replace("start = welcome", "start = nowhere")
    refused = browser.post("/api/simulations", {"flow": "telebank", "text": broken}, 422)
    assert "errors that come first" in refused["detail"]


def test_a_talk_is_kept_as_a_test_that_passes(browser: Browser) -> None:
    waiting = _at_balance(browser, at="2026-03-02T10:15:00")
    number = waiting["pending"][0]["number"]
    _act(browser, waiting, "answer", number=number, outcome="found", results={"balance": "CNY 88"})
    _act(browser, waiting, "hang_up")
    before = len(browser.get("/api/flows/telebank/conversations")["conversations"])
    kept = browser.post(f"/api/simulations/{waiting['id']}/keep", {"title": "Balance, by hand"})
    assert (kept["title"], kept["revision"]) == ("Balance, by hand", 2)
    assert len(browser.get("/api/flows/telebank/conversations")["conversations"]) == before + 1
    ran = browser.post("/api/flows/telebank/conversations/run", {"titles": ["Balance, by hand"]})
    assert (ran["passed"], ran["failed"]) == (1, 0), ran["runs"][0]["problem"]


def test_a_call_is_its_owners_until_he_ends_it(browser: Browser) -> None:
    call = _call(browser)
    other = Browser(browser.client.application.test_client())
    other.csrf = other.post("/api/session", {"name": "wang", "password": "three plain words"})["csrf"]
    other.get(f"/api/simulations/{call['id']}", 404)
    assert browser.get(f"/api/simulations/{call['id']}") == call
    browser.delete(f"/api/simulations/{call['id']}")
    browser.get(f"/api/simulations/{call['id']}", 404)


def test_only_so_many_calls_are_kept(browser: Browser) -> None:
    calls = [_call(browser)["id"] for _ in range(11)]
    browser.get(f"/api/simulations/{calls[0]}", 404)
    browser.get(f"/api/simulations/{calls[1]}")


def test_a_conversation_is_played_as_far_as_it_holds_and_goes_on_by_hand(browser: Browser) -> None:
    talk = """call "From a finding" from 13800001111 at 2026-03-02 10:15
  bank.balance returns balance = CNY 7
  press 1 during "For English"
  hear "For your balance"
  press 1
  press 622202
"""
    played = _call(browser, conversation=talk)
    assert (played["at"]["node"], played.get("stuck", "")) == ("ask_pin", "")
    assert _texts(played, "caller") == ['press 1 during "For English"', "press 1", "press 622202"]
    assert played["time"].startswith("2026-03-02T10:15:")
    known = _act(browser, played, "press", keys="1234")
    assert (known["pending"], known["at"]["node"]) == ([], "again")
    kept = browser.post(f"/api/simulations/{played['id']}/keep", {"title": "As it was found"})
    ran = browser.post("/api/flows/telebank/conversations/run", {"titles": [kept["title"]]})
    assert (ran["passed"], ran["failed"]) == (1, 0)
    odd = _call(browser, conversation=talk.replace("For your balance", "the weather"))
    assert "waits for a key" in odd["stuck"]
    assert odd["at"]["node"] == "main"
    for wrong in ("nonsense", ""):
        browser.post("/api/simulations", {"flow": "telebank", "conversation": wrong}, 422)
