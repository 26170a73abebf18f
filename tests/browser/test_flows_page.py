"""The list of flows: made, found, copied, renamed, archived and had back, exported and imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .studio import Person
from .texts import Texts

pytestmark = pytest.mark.only_in("zh-CN")


@pytest.fixture
def name(language: str) -> str:
    """Of flows that the other language does not make as well."""
    return f"list_{language[:2]}"


def make_flow(page: Page, texts: Texts, name: str, title: str) -> None:
    page.get_by_role("button", name=texts("flows.new")).click()
    dialog = page.get_by_role("dialog", name=texts("flows.new"))
    dialog.get_by_label(texts("flows.title"), exact=True).fill(title)
    dialog.get_by_label(texts("flows.id"), exact=True).fill(name)
    dialog.get_by_role("button", name=texts("flows.create")).click()
    expect(page).to_have_url(re.compile(f"/flows/{name}$"))


def choose(page: Page, texts: Texts, title: str, action: str) -> None:
    page.get_by_role("button", name=texts("flows.actions", name=title)).click()
    page.get_by_role("menuitem", name=texts(action), exact=True).click()


def test_a_flow_is_made_copied_renamed_archived_and_had_back(person: Person, texts: Texts, name: str) -> None:
    page = person.goes_to("/")
    title = f"{name} <script>alert(1)</script>"
    make_flow(page, texts, name, title)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    person.goes_to("/")
    row = page.get_by_role("row", name=title)
    expect(row.get_by_text(texts("flows.neverPublished"))).to_be_visible()

    choose(page, texts, title, "flows.copy")
    page.get_by_role("dialog").get_by_label(texts("flows.id"), exact=True).fill(f"{name}_copy")
    page.get_by_role("dialog").get_by_role("button", name=texts("flows.copy"), exact=True).click()
    expect(page.get_by_text(f"{name}_copy", exact=True)).to_be_visible()

    page.get_by_role("searchbox", name=texts("flows.find")).fill(f"{name}_copy")
    expect(page.get_by_role("row")).to_have_count(2)
    choose(page, texts, title, "flows.rename")
    page.get_by_role("dialog").get_by_label(texts("flows.id"), exact=True).fill(f"{name}_twin")
    page.get_by_role("dialog").get_by_role("button", name=texts("flows.rename"), exact=True).click()
    page.get_by_role("searchbox", name=texts("flows.find")).fill(f"{name}_twin")
    expect(page.get_by_text(f"{name}_twin", exact=True)).to_be_visible()

    choose(page, texts, title, "flows.archive")
    page.get_by_role("dialog").get_by_role("button", name=texts("flows.archive"), exact=True).click()
    expect(page.get_by_text(f"{name}_twin", exact=True)).to_have_count(0)
    page.get_by_role("banner").get_by_role("button", name=texts("flows.archiveTitle")).click()
    restore = page.get_by_role("dialog").get_by_role("button", name=texts("flows.restoreName", name=f"{name}_twin"))
    restore.click()
    expect(restore).to_have_count(0)
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Close|关闭")).click()
    expect(page.get_by_text(f"{name}_twin", exact=True)).to_be_visible()


def test_an_exported_flow_comes_back_whole_and_a_broken_file_changes_nothing(
    person: Person, texts: Texts, tmp_path: Path
) -> None:
    person.watch.forgive(400, 409, 422)
    page = person.goes_to("/")
    page.get_by_role("button", name=texts("flows.actions", name="Telephone banking")).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=texts("flows.export")).click()
    exported = tmp_path / "telebank.zip"
    download.value.save_as(exported)

    page.keyboard.press("Escape")
    page.get_by_role("button", name=texts("flows.import")).click()
    dialog = page.get_by_role("dialog", name=texts("flows.import"))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(exported.read_bytes()[:-200])
    dialog.locator("input[type=file]").set_input_files(broken)
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label(texts("flows.importReplace")).check()
    dialog.locator("input[type=file]").set_input_files(exported)
    expect(page.get_by_text(texts("flows.imported", names="telebank"))).to_be_visible()


def test_every_key_is_told(person: Person, texts: Texts) -> None:
    page = person.goes_to("/flows/telebank")
    page.get_by_role("button", name=texts("app.help")).click()
    dialog = page.get_by_role("dialog", name=texts("app.help"))
    expect(dialog.get_by_role("row", name=texts("commands.undo"))).to_contain_text("Ctrl+Z")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("?")
    expect(dialog).to_be_visible()


def test_a_flow_begins_as_the_card_that_was_chosen(person: Person, texts: Texts, name: str) -> None:
    page = person.goes_to("/")
    page.get_by_role("button", name=texts("flows.new")).click()
    dialog = page.get_by_role("dialog", name=texts("flows.new"))
    cards = dialog.get_by_role("radiogroup", name=texts("templates.label")).get_by_role("radio")
    expect(cards).to_have_count(5)
    expect(cards.first).to_be_checked()
    survey = {"en": "Survey", "zh-CN": "满意度调查"}[texts.language]
    # Arrow keys go from card to card.
    cards.first.press("ArrowUp")
    expect(dialog.get_by_role("radio", name=survey)).to_be_checked()
    dialog.get_by_label(texts("flows.title"), exact=True).fill("Asked")
    dialog.get_by_label(texts("flows.id"), exact=True).fill(f"{name}_survey")
    dialog.get_by_role("button", name=texts("flows.create")).click()
    expect(page).to_have_url(re.compile(f"/flows/{name}_survey$"))
    asked = {"en": "How was it?", "zh-CN": "是否满意？"}[texts.language]
    expect(page.locator(".react-flow__node").get_by_text(asked, exact=True)).to_be_visible()
