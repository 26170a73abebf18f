"""What flows say is told prompt by prompt and language by language."""

from __future__ import annotations

from datetime import UTC, datetime

from designer.prompts.texts import SpokenText, spoken_prompts
from ivrflow.model.releases import Draft

TEXT = """\
flow f "F" {
  languages = [en-US, zh-CN]
  zone = UTC
  start = a
  var balance: money
}

menu a "Main" {
  prompt = {
    en-US: audio("welcome") pause(300ms) audio("new")
    zh-CN: say("您好 {balance}") audio("welcome")
  }
  prompt[2] = {
    en-US: say("Again: ") money(balance)
  }
  noinput_prompt = audio("both")
  nomatch_prompt = {
    en-US: say(1 +)
    zh-CN: say("")
  }
  key "1" -> b
}

hang_up b {}
"""


def _recorded(name: str, language: str) -> tuple[bool, str]:
    said = {("welcome", "en-US"): "Welcome.", ("new", "en-US"): "New.", ("both", "zh-CN"): "两者"}
    return (name, language) in {("welcome", "en-US"), ("welcome", "zh-CN")}, said.get((name, language), "")


def _told(text: str) -> dict[str, tuple[SpokenText, ...]]:
    draft = Draft("f", 1, text, "", "li", datetime(2026, 3, 2, tzinfo=UTC))
    return {each.field: each.texts for each in spoken_prompts([draft], _recorded)}


def test_words_are_those_that_are_heard_and_the_voice_is_told() -> None:
    told = _told(TEXT)
    assert told["prompt"] == (
        SpokenText("en-US", "Welcome. New.", "mixed"),
        SpokenText("zh-CN", "您好 {balance} “welcome”", "mixed"),
    )
    assert told["prompt[2]"] == (
        SpokenText("en-US", "Again:  money(balance)", "robot"),
        SpokenText("zh-CN", "", "missing"),
    )
    assert told["noinput_prompt"] == (
        SpokenText("en-US", "“both”", "robot"),
        SpokenText("zh-CN", "两者", "robot"),
    )
    assert told["nomatch_prompt"] == (SpokenText("en-US", "", "unread"), SpokenText("zh-CN", "", "missing"))


def test_a_draft_that_cannot_be_read_says_nothing() -> None:
    assert _told("nonsense") == {}


def test_node_and_title_lead_back_to_the_flow() -> None:
    draft = Draft("f", 1, TEXT, "", "li", datetime(2026, 3, 2, tzinfo=UTC))
    first = spoken_prompts([draft], _recorded)[0]
    assert (first.flow, first.node, first.title) == ("f", "a", "Main")
