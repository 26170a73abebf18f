"""What a business person does in a day: draws a flow, mends it, tries it, publishes it; and telephones that hear it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import expect

from ..e2e.conftest import NewCaller
from ..e2e.engine import Engine
from ..e2e.prompts import Prompts
from ..e2e.waiting import wait_until
from .editor import Editor
from .publishing import PUBLISHED_MS, in_drawer, lead, open_publishing, publish, roll_back
from .shop import WORDS, draw
from .studio import Person, Studio
from .texts import Texts

SERVING = "serving release"
"""What the engine writes into its log."""


def test_from_an_empty_canvas_to_callers_and_back(
    studio: Studio, person: Person, texts: Texts, new_caller: NewCaller, prompts: Prompts
) -> None:
    words = WORDS[texts.language]
    name, number = f"shop_{texts.language[:2]}", {"en": "701", "zh-CN": "702"}[texts.language]
    editor = draw(person, name)
    _break_and_mend(editor)
    _try_and_keep(editor)
    editor.stores(words.greeting, words.answer, "nomatch -> goodbye")

    publish(editor, "the shop answers")
    first = person.asks("GET", "/api/publications")["publications"][0]["publication"]
    expect(lead(editor, number)).to_contain_text(texts("flows.version", number=1))
    with studio.installation.up() as engine:

        def call(greeting: str) -> None:
            with new_caller(engine) as caller:
                caller.dial(number)
                for text in (greeting, words.choices):
                    caller.hears(prompts.text(text, words.language), text)
                caller.press("1")
                caller.hears(prompts.text(words.answer, words.language), words.answer)
                caller.is_hung_up()

        call(words.greeting)

        editor.select("welcome")
        editor.fill(editor.prompt_of("play"), words.new_greeting)
        editor.stores(words.new_greeting)
        _is_refused(editor)
        _mend_test(editor, words.greeting, words.new_greeting)
        with _taken_up(engine):
            publish(editor, "holidays")
        call(words.new_greeting)

        with _taken_up(engine):
            roll_back(editor, first, "they are over")
        call(words.greeting)


@contextmanager
def _taken_up(engine: Engine) -> Iterator[None]:
    """What is done within reaches the engine before it goes on."""
    before = engine.log.count(SERVING)
    yield
    wait_until(lambda: engine.log.count(SERVING) > before, "the engine to take the publication up")


def _break_and_mend(editor: Editor) -> None:
    editor.node("play").click()
    editor.press("Delete")
    expect(editor.node("play")).to_have_count(0)
    editor.has_errors()
    editor.press("Control+z")
    expect(editor.node("play")).to_be_visible()
    editor.is_sound()


def _try_and_keep(editor: Editor) -> None:
    page, texts = editor.person.page, editor.person.texts
    words = WORDS[texts.language]
    editor.press("Control+Enter")
    talk = page.get_by_role("region", name=texts("simulator.conversation"))
    expect(talk).to_contain_text(words.choices)
    # While any key has the focus, the keyboard presses them all.
    keypad = page.get_by_role("group", name=texts("simulator.keypad"))
    keypad.get_by_role("button", name="2", exact=True).press("1")
    expect(talk).to_contain_text(words.answer)
    expect(talk).to_contain_text(texts("simulator.endedBy.flow"))
    page.get_by_role("button", name=texts("simulator.keep")).click()
    title = f"Address {texts.language}"
    form = page.get_by_role("tooltip").filter(has_text=texts("simulator.keepHelp"))
    form.get_by_role("textbox").fill(title)
    form.get_by_role("button", name=texts("simulator.keepIt"), exact=True).click()
    expect(page.get_by_text(texts("simulator.kept", title=title))).to_be_visible()


def _is_refused(editor: Editor) -> None:
    """The test that was kept still expects the old greeting: it is shown, and can be played."""
    page, texts = editor.person.page, editor.person.texts
    words = WORDS[texts.language]
    dialog = open_publishing(editor)
    dialog.get_by_role("button", name=texts("publish.now")).click()
    expect(dialog.get_by_text(texts("publish.refused"))).to_be_visible(timeout=PUBLISHED_MS)
    expect(dialog).to_contain_text(f"Address {texts.language}")
    expect(dialog).to_contain_text(words.new_greeting)
    dialog.get_by_role("button", name=texts("problems.play")).click()
    expect(dialog).to_be_hidden()
    talk = page.get_by_role("region", name=texts("simulator.conversation"))
    expect(talk).to_contain_text(words.new_greeting, timeout=PUBLISHED_MS)


def _mend_test(editor: Editor, old: str, new: str) -> None:
    person, texts = editor.person, editor.person.texts
    path = f"/api/flows/{editor.flow}/conversations"
    kept = str(person.asks("GET", path)["text"])
    assert old in kept
    drawer = in_drawer(editor, "drawer.tests", "realCalls.tests")
    box = drawer.get_by_role("textbox", name=texts("tests.text"))
    expect(box).to_contain_text(old)
    editor.write(box, kept.replace(old, new))
    wait_until(lambda: new in person.asks("GET", path)["text"], "the test as it was mended")
