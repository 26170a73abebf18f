"""What flows say, over the API."""

from __future__ import annotations

from typing import Any

from ..browser import Browser


def _texts(browser: Browser, node: str) -> dict[str, Any]:
    prompts = browser.get("/api/texts")["prompts"]
    (found,) = [each for each in prompts if (each["node"], each["field"]) == (node, "prompt")]
    return {each["language"]: each for each in found["texts"]}


def test_texts_of_all_flows_are_told_with_what_is_recorded(browser: Browser) -> None:
    welcome = _texts(browser, "welcome")
    words = "Welcome to Northern Bank. 欢迎致电北方银行。"
    assert welcome["en-US"] == {"language": "en-US", "words": words, "voice": "recorded"}
    assert _texts(browser, "main")["zh-CN"]["voice"] == "robot"


def test_a_language_without_words_is_told(browser: Browser) -> None:
    before = browser.get("/api/flows/telebank")
    text = before["text"].replace("languages = [en-US, zh-CN]", "languages = [en-US, zh-CN, fr-FR]")
    assert text != before["text"]
    browser.put("/api/flows/telebank", {"base_revision": before["revision"], "text": text, "layout": {}})
    assert _texts(browser, "main")["fr-FR"] == {"language": "fr-FR", "words": "", "voice": "missing"}
