"""What goes wrong around a drawing: nothing of it is lost, nothing that somebody typed is executed."""

from __future__ import annotations

from playwright.sync_api import expect

from .editor import Editor
from .studio import Person, Studio
from .test_flows_page import make_flow
from .texts import Texts

MARKUP = '<img src=x onerror="document.title=1"> </textarea><script>document.title=1</script>'


def new_flow(person: Person, name: str, title: str = "Trouble") -> Editor:
    make_flow(person.goes_to("/"), person.texts, f"{name}_{person.texts.language[:2]}", title)
    return Editor.of(person, f"{name}_{person.texts.language[:2]}")


def test_edits_without_a_connection_are_kept_and_saved_when_it_is_back(person: Person, texts: Texts) -> None:
    editor = new_flow(person, "offline")
    editor.is_saved()
    person.watch.forgive(offline=True)
    person.context.set_offline(True)
    editor.select("welcome")
    editor.fill(editor.prompt_of("play"), "Said without a line.")
    offline = person.page.get_by_role("status").filter(has_text=texts("saving.offline"))
    expect(offline.first).to_be_visible()
    person.context.set_offline(False)
    editor.stores("Said without a line.")


def test_whose_session_ends_signs_in_and_goes_on_where_he_was(person: Person, texts: Texts) -> None:
    editor = new_flow(person, "expired")
    editor.is_saved()
    person.watch.forgive(401, 403)
    editor.select("welcome")
    # What the form asks for is there: the edit is the first to be refused, and nothing interrupts the typing.
    person.page.wait_for_load_state("networkidle")
    kept = person.context.cookies()
    person.context.clear_cookies()
    editor.fill(editor.prompt_of("play"), "Said after the end of the session.")
    expect(person.page.get_by_text(texts("session.expired"))).to_be_visible()
    person.signs_in()
    expect(person.page.get_by_text(texts("session.expired"))).to_be_hidden()
    assert person.context.cookies() != kept
    editor.stores("Said after the end of the session.")


def test_markup_is_shown_as_it_was_typed(person: Person) -> None:
    editor = new_flow(person, "markup", title=MARKUP)
    title = person.page.title()
    expect(person.page.get_by_role("heading", name=MARKUP, exact=True)).to_be_visible()
    editor.select("welcome")
    editor.fill(person.texts("inspector.title"), MARKUP)
    expect(editor.canvas.get_by_text(MARKUP, exact=True)).to_be_visible()
    editor.fill(editor.prompt_of("play"), MARKUP)
    editor.stores(MARKUP.replace('"', '\\"'), "onerror")
    person.page.reload()
    expect(person.page.get_by_role("heading", name=MARKUP, exact=True)).to_be_visible()
    editor.is_checked()
    assert person.page.title() == title


def test_ten_thousand_characters_are_kept(person: Person) -> None:
    editor = new_flow(person, "long")
    words = "Please hold the line, we are with you in a moment. " * 200
    editor.select("welcome")
    editor.fill(editor.prompt_of("play"), words)
    editor.stores(words)
    person.page.reload()
    editor.is_checked()
    editor.select("welcome")
    expect(editor.inspector.get_by_role("textbox", name=editor.prompt_of("play")).first).to_have_value(words)


def test_who_else_is_here_is_seen(studio: Studio, language: str) -> None:
    wang, li = studio.person(language), studio.person(language)
    mine = new_flow(wang, "here")
    mine.is_saved()
    Editor.of(li, mine.flow)
    expect(li.page.get_by_label("wang", exact=True)).to_be_visible()


def test_where_two_people_disagree_one_chooses_and_can_go_back(studio: Studio, language: str, texts: Texts) -> None:
    wang, li = studio.person(language), studio.person(language)
    mine = new_flow(wang, "disagree")
    mine.is_saved()
    theirs = Editor.of(li, mine.flow)
    li.watch.forgive(409)
    mine.fill_in("goodbye", "hang_up", "Goodbye, says Wang.")
    mine.stores("Goodbye, says Wang.")
    theirs.fill_in("goodbye", "hang_up", "Goodbye, says Li.")
    dialog = li.page.get_by_role("dialog", name=texts("merge.title", author="wang"))
    expect(dialog).to_contain_text("Goodbye, says Li.")
    dialog.get_by_role("button", name=texts("merge.later")).click()
    expect(dialog).to_be_hidden()
    expect(theirs.node("goodbye")).to_contain_text("Goodbye, says Li.")
    li.page.get_by_role("button", name=texts("merge.again")).click()
    dialog.get_by_role("radio", name="Goodbye, says Wang.").check()
    dialog.get_by_role("button", name=texts("merge.accept")).click()
    expect(theirs.node("goodbye")).to_contain_text("Goodbye, says Wang.")
    theirs.is_saved()
    theirs.press("Control+z")
    expect(theirs.node("goodbye")).to_contain_text("Goodbye, says Li.")
    theirs.stores("Goodbye, says Li.")


def test_what_could_not_be_saved_is_offered_when_the_flow_is_opened_again(person: Person, texts: Texts) -> None:
    editor = new_flow(person, "rescue")
    editor.is_saved()
    person.watch.forgive(offline=True)
    person.context.set_offline(True)
    editor.fill_in("welcome", "play", "Said before the lights went out.")
    expect(person.page.get_by_role("status").filter(has_text=texts("saving.offline")).first).to_be_visible()
    person.page.close()
    person.context.set_offline(False)
    person.page = person.context.new_page()
    person.goes_to(f"/flows/{editor.flow}")
    dialog = person.page.get_by_role("dialog", name=texts("rescue.title"))
    assert "Said before the lights went out." not in editor.stored()
    dialog.get_by_role("button", name=texts("rescue.restore")).click()
    expect(editor.node("welcome")).to_contain_text("Said before the lights went out.")
    editor.stores("Said before the lights went out.")


def test_two_people_in_one_flow_lose_nothing(studio: Studio, language: str, texts: Texts) -> None:
    wang, li = studio.person(language), studio.person(language)
    mine = new_flow(wang, "two")
    mine.is_saved()
    theirs = Editor.of(li, mine.flow)
    wang.watch.forgive(409)
    li.watch.forgive(409)
    mine.select("welcome")
    mine.fill(mine.prompt_of("play"), "Said by Wang.")
    mine.stores("Said by Wang.")
    theirs.select("goodbye")
    theirs.fill(theirs.prompt_of("hang_up"), "Said by Li.")
    stale = li.page.get_by_role("status").filter(has_text=texts("saving.stale"))
    expect(stale.first).to_be_visible()
    li.page.get_by_role("dialog").get_by_role("button", name=texts("merge.accept")).click()
    theirs.stores("Said by Wang.", "Said by Li.")
