"""A small flow, drawn from a new one with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from playwright.sync_api import expect

from .editor import Editor
from .studio import Person
from .test_flows_page import make_flow

__all__ = ["WORDS", "Words", "draw"]


@dataclass(frozen=True, slots=True)
class Words:
    """What callers of the shop hear."""

    language: str
    greeting: str
    choices: str
    answer: str
    goodbye: str
    new_greeting: str


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "en": Words(
            "en-US",
            "Good morning and welcome to the little shop by the river.",
            "To hear our address, press 1.",
            "You find us beside the railway station.",
            "Thank you for calling us, have a pleasant day.",
            "We are closed for the summer holidays until September.",
        ),
        "zh-CN": Words(
            "zh-CN",
            "早上好，欢迎致电河边小店。",
            "查询地址请按一。",
            "我们的商店在火车站旁边。",
            "感谢您的来电，祝您愉快。",
            "暑假期间本店停止营业，九月再见。",
        ),
    }
)
"""By the language of the designer."""


def draw(person: Person, name: str) -> Editor:
    """By dragging: a menu between greeting and goodbye, an answer to key 1, all exits connected."""
    words, texts = WORDS[person.texts.language], person.texts
    make_flow(person.goes_to("/"), texts, name, f"Shop {name}")
    editor = Editor.of(person, name)
    editor.select("welcome")
    editor.fill(editor.prompt_of("play"), words.greeting)
    editor.select("goodbye")
    editor.fill(editor.prompt_of("hang_up"), words.goodbye)

    done = editor.exit_of("play", "done")
    editor.drag_from_palette("menu", editor.line(f"welcome: {done} → goodbye"))
    expect(editor.line(f"welcome: {done} → menu")).to_be_attached()
    editor.fill(editor.prompt_of("menu"), words.choices)
    key = editor.exit_of("menu", "key")
    editor.inspector.get_by_role("button", name=texts("exits.add", exit=key)).click()
    editor.fill(key if person.texts.language == "zh-CN" else "key", "1")
    editor.tidy()

    editor.drag_exit("menu", "1", (0.5, 0.08))
    editor.add("play")
    expect(editor.line("menu: 1 → play")).to_be_attached()
    editor.fill(editor.prompt_of("play"), words.answer)
    editor.tidy()
    editor.drag_exit("play", done, "goodbye")
    editor.drag_exit("menu", editor.exit_of("menu", "nomatch"), "goodbye")
    editor.is_sound()
    return editor
