"""Recordings: heard by the microphone, uploaded, written down, removed; made where a prompt names them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Dialog, Locator, expect, sync_playwright

from ivrflow.speech.audio_file import read_audio
from ivrflow.speech.pipeline import resample

from ..e2e.waiting import wait_until
from ..peers.debian import require
from ..peers.listen import THRESHOLD, recognise
from ..peers.wav import Pcm
from .conftest import CHROMIUM, FLAGS
from .editor import Editor
from .studio import Person, Studio
from .texts import Texts

VOICES = Path(__file__).parents[2] / "voices"
SPOKEN = VOICES / "zh-CN" / "welcome.wav"
"""What the microphone hears, again and again: some three and a half seconds."""
TWICE = "0:07"
SLOW_MS = 60_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """With a microphone into which somebody speaks."""
    require("chromium")
    heard = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={SPOKEN}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *heard])
        yield browser
        browser.close()


@pytest.fixture
def tag(language: str) -> str:
    """The language of recordings that somebody is offered first."""
    return {"en": "en-US"}.get(language, language)


def test_the_microphone_is_heard_listened_to_and_kept_by_the_keyboard_alone(
    studio: Studio, person: Person, texts: Texts, tag: str
) -> None:
    person.context.grant_permissions(["microphone"])
    page = person.goes_to("/recordings")
    _press(page.get_by_role("button", name=texts("recordings.new")))
    dialog = page.get_by_role("dialog", name=texts("recordings.new"))
    # The cursor stands where one begins to type.
    expect(dialog.get_by_label(texts("recordings.toSay"))).to_be_focused()
    page.keyboard.insert_text("Your card is blocked.")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("cards/lost")
    _record(dialog, texts)
    listen = dialog.get_by_role("button", name=texts("recordings.listenName", what=texts("recorder.newSound")))
    _press(listen)
    expect(
        dialog.get_by_role("button", name=texts("recordings.stopName", what=texts("recorder.newSound")))
    ).to_be_visible()
    page.keyboard.press("Escape")
    # What was recorded is not thrown away by a key.
    question = page.get_by_role("dialog").filter(has_text=texts("recorder.leaveAsk"))
    expect(question).to_be_visible()
    page.keyboard.press("Enter")
    expect(question).to_have_count(0)
    _press(dialog.get_by_role("button", name=texts("recordings.keep"), exact=True))
    cell = page.get_by_role("button", name=texts("recordings.openName", what=f"cards/lost, {tag}"))
    expect(cell).to_contain_text("Your card is blocked.", timeout=SLOW_MS)
    kept = studio.installation.folder / "voices" / tag / "cards" / "lost.wav"
    # In pieces: the made-up microphone of a busy machine stumbles.
    assert recognise(_at_8_khz(kept), _at_8_khz(SPOKEN)).share > THRESHOLD


def test_words_of_a_prompt_are_recorded_at_their_node(studio: Studio, person: Person, texts: Texts) -> None:
    person.context.grant_permissions(["microphone"])
    flow = f"words_{texts.language[:2]}"
    person.asks("POST", "/api/flows", {"id": flow, "title": "Words", "languages": ["en-US"], "template": "menu"})
    editor = Editor.of(person, flow)
    person.goes_to(f"/flows/{flow}?node=welcome")
    editor.is_checked()
    _press(editor.inspector.get_by_role("button", name=texts("promptRecording.words")).first)
    dialog = person.page.get_by_role("dialog")
    expect(dialog.get_by_label(texts("recordings.toSay"))).to_have_value("Welcome.")
    expect(dialog.get_by_label(texts("recordings.name"), exact=True)).to_have_value(f"{flow}/welcome")
    _record(dialog, texts)
    _press(dialog.get_by_role("button", name=texts("recordings.keep"), exact=True))
    expect(editor.inspector.get_by_text("“Welcome.”")).to_be_visible(timeout=SLOW_MS)
    editor.stores(f'audio("{flow}/welcome")')
    assert (studio.installation.folder / "voices" / "en-US" / flow / "welcome.wav").exists()
    # The node itself was not touched by the keys that were pressed in the dialog.
    expect(editor.inspector.get_by_role("textbox", name=texts("inspector.title"))).to_be_visible()
    later = editor.inspector.get_by_role("button", name=texts("inspector.addAttempt", number=2))
    expect(later.first).to_be_visible()


def test_a_page_that_may_not_listen_says_what_to_do(person: Person, texts: Texts) -> None:
    page = person.goes_to("/recordings")
    page.get_by_role("button", name=texts("recordings.new")).click()
    page.get_by_role("button", name=texts("recorder.record"), exact=True).click()
    expect(page.get_by_text(texts("recorder.obstacle.forbidden"))).to_be_visible()


def test_many_files_come_in_or_are_refused_one_by_one(
    studio: Studio, person: Person, texts: Texts, tag: str, tmp_path: Path
) -> None:
    person.watch.forgive(422)
    executed: list[str] = []
    person.page.on("dialog", lambda dialog: _dismiss(dialog, executed))
    good = tmp_path / "good one.wav"
    good.write_bytes(SPOKEN.read_bytes())
    bad = tmp_path / "<img src=x onerror=alert(1)>.wav"
    bad.write_bytes(b"PK\x03\x04 no sound")
    page = person.goes_to("/recordings")
    page.get_by_role("button", name=texts("recordings.uploadMany")).click()
    dialog = page.get_by_role("dialog", name=texts("recordings.uploadMany"))
    with page.expect_file_chooser() as choosing:
        dialog.get_by_text(texts("recordings.drop")).click()
    choosing.value.set_files([good, bad])
    name = dialog.get_by_role("textbox", name=texts("recordings.nameOf", file=good.name), exact=True)
    expect(name).to_have_value("good_one")
    name.fill("../../good")
    send = dialog.get_by_role("button", name=texts("recordings.send", count=2))
    send.click()
    refusals = dialog.get_by_role("alert")
    expect(refusals).to_have_count(2, timeout=SLOW_MS)
    expect(refusals.first).to_contain_text("../../good")
    expect(refusals.last).to_contain_text("<img src=x onerror=alert(1)>.wav")
    name.fill(f"many/{tag}")
    send.click()
    expect(dialog.get_by_text(texts.like("recordings.sent"))).to_be_visible(timeout=SLOW_MS)
    expect(refusals).to_have_count(1)
    assert (studio.installation.folder / "voices" / "zh-CN" / "many").exists() or (
        studio.installation.folder / "voices" / "en-US" / "many"
    ).exists()
    assert executed == []


def test_a_recording_in_use_is_written_down_and_removed_when_that_is_wanted(
    studio: Studio, person: Person, texts: Texts, tag: str
) -> None:
    person.watch.forgive(409)
    file = studio.installation.folder / "voices" / tag / "welcome.wav"
    page = person.goes_to("/recordings")
    page.get_by_role("searchbox", name=texts("recordings.find")).fill("telebank wel")
    cell = page.get_by_role("button", name=texts("recordings.openName", what=f"welcome, {tag}"))
    cell.click()
    drawer = page.get_by_role("dialog").first
    transcript = drawer.get_by_role("textbox", name=texts("recordings.transcript"))
    transcript.fill("Hello, <b>here</b> is the bank.")
    transcript.press("Tab")
    expect(drawer.get_by_text(texts("recordings.transcriptSaved"))).to_be_visible()
    expect(drawer.get_by_role("link", name="telebank · welcome")).to_be_visible()
    drawer.get_by_role("button", name=texts("recordings.remove")).click()
    question = page.get_by_role("dialog", name=texts("recordings.removeAsk", name="welcome", language=tag))
    question.get_by_role("button", name=texts("recordings.remove")).click()
    warning = page.get_by_role("dialog").filter(has_text="telebank.welcome")
    expect(warning).to_be_visible()
    assert file.exists()
    warning.get_by_role("button", name=texts("recordings.remove")).click()
    wait_until(lambda: not file.exists(), f"{file} to be removed")
    page.keyboard.press("Escape")
    expect(cell).to_contain_text(texts("recordings.robot"))
    expect(cell).to_contain_text("Hello, <b>here</b> is the bank.")


def _record(dialog: Locator, texts: Texts) -> None:
    """All that is said, at least once, by Enter alone."""
    _press(dialog.get_by_role("button", name=texts("recorder.record"), exact=True))
    expect(dialog.get_by_role("timer")).to_contain_text(TWICE, timeout=SLOW_MS)
    # What ends it has the focus already.
    stop = dialog.get_by_role("button", name=texts("recorder.stop"))
    expect(stop).to_be_focused()
    stop.press("Enter")


def _press(button: Locator) -> None:
    button.focus()
    button.press("Enter")


def _dismiss(dialog: Dialog, executed: list[str]) -> None:
    executed.append(dialog.message)
    dialog.dismiss()


def _at_8_khz(path: Path) -> Pcm:
    return np.round(resample(read_audio(path)) * 32767).astype(np.int16)
