"""What callers can live through, found while the server stays quick."""

from __future__ import annotations

from ..browser import Browser


def test_a_sound_flow_is_proved_completely(browser: Browser) -> None:
    proved = browser.post("/api/flows/telebank/proof", {})
    assert (proved["complete"], proved["not_looked_at"]) == (True, [])
    assert [each for each in proved["findings"] if each["finding"]["severity"] == "error"] == []


def test_what_is_wrong_comes_with_a_call_that_shows_it(browser: Browser) -> None:
    text = browser.get("/api/flows/telebank")["text"]
    ways = "  noinput -> main\n  nomatch -> main\n}\n\nlanguage english"
    trapped = text.replace(ways, ways.replace("-> main", "-> choose_language"))
    assert trapped != text
    proved = browser.post("/api/flows/telebank/proof", {"text": trapped})
    shown = [each for each in proved["findings"] if each["finding"]["node"] == "choose_language"]
    assert shown
    assert shown[0]["shows"]
    assert 'call "' in shown[0]["conversation"]


def test_options_are_timed(browser: Browser) -> None:
    timed = browser.post("/api/flows/telebank/timing", {})
    times = {(each["node"], each["keys"]): each for each in timed["options"]}
    first = times["main", "1"]
    assert 0 < first["quickest_ms"] < first["listening_ms"]
    assert timed["limit_ms"] == 900_000


def test_missing_conversations_are_suggested(browser: Browser) -> None:
    browser.put("/api/flows/telebank/conversations", {"base_revision": 1, "text": 'call "One"\n  hang up\n'})
    suggested = browser.post("/api/flows/telebank/suggestions", {})["conversations"]
    ran = browser.post("/api/flows/telebank/conversations/run", {"conversations": suggested})
    assert ran["failed"] == 0
    assert ran["coverage"][0]["percent"] > 90


def test_a_flow_with_errors_is_told_so(browser: Browser) -> None:
    text = browser.get("/api/flows/telebank")["text"].replace("start = welcome", "start = nowhere")
    assert "errors that come first" in browser.post("/api/flows/telebank/timing", {"text": text}, 422)["detail"]
