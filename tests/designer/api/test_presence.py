"""Two people in one flow know of each other."""

from __future__ import annotations

from ..browser import Browser

PATH = "/api/flows/telebank/presence"


def test_others_are_told_until_they_leave(browser: Browser) -> None:
    other = Browser(browser.client.application.test_client())
    other.csrf = other.post("/api/session", {"name": "wang", "password": "three plain words"})["csrf"]
    assert browser.post(PATH, {"tab": "a"}) == {"others": [], "revision": 1, "author": "li"}
    seen = other.post(PATH, {"tab": "b", "editing": True, "node": "main"})
    assert seen["others"] == [{"name": "wang", "tab": "a", "editing": False, "node": ""}]
    assert browser.post(PATH, {"tab": "a"})["others"] == [{"name": "wang", "tab": "b", "editing": True, "node": "main"}]
    other.post(PATH, {"tab": "b", "leaving": True})
    assert browser.post(PATH, {"tab": "a"})["others"] == []
