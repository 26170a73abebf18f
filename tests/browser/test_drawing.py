"""Gestures on the canvas: what the mouse does there, and what undo makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, expect

from ..e2e.waiting import wait_until
from .editor import Editor
from .studio import Person, Studio
from .test_flows_page import make_flow
from .texts import Texts

pytestmark = pytest.mark.only_in("en")


def _flow(person: Person, name: str) -> Editor:
    """welcome → goodbye, laid out."""
    flow = f"{name}_{person.texts.language[:2]}"
    make_flow(person.goes_to("/"), person.texts, flow, name.capitalize())
    return Editor.of(person, flow)


def _places(editor: Editor, *names: str) -> dict[str, tuple[float, float]]:
    """Where nodes stand, as soon as the store knows of these and no others."""

    def stored() -> dict[str, tuple[float, float]] | None:
        layout = editor.person.asks("GET", f"/api/flows/{editor.flow}")["layout"]
        places = {name: (at["x"], at["y"]) for name, at in layout.get("nodes", {}).items()}
        return places if set(places) == set(names) else None

    return wait_until(stored, f"places of {names} in the store")


def _drag(editor: Editor, what: Locator, by: tuple[float, float], grip: tuple[float, float] = (60, 20)) -> None:
    box = what.bounding_box()
    assert box is not None
    mouse = editor.person.page.mouse
    mouse.move(box["x"] + grip[0], box["y"] + grip[1])
    mouse.down()
    mouse.move(box["x"] + grip[0] + by[0] / 2, box["y"] + grip[1] + by[1] / 2, steps=4)
    mouse.move(box["x"] + grip[0] + by[0], box["y"] + grip[1] + by[1], steps=4)
    mouse.up()


def test_a_new_node_moves_nothing_that_stands(person: Person) -> None:
    editor = _flow(person, "stands")
    before = editor.node("welcome").bounding_box(), editor.node("goodbye").bounding_box()
    editor.drag_from_palette("play", (0.4, 0.8))
    expect(editor.node("play")).to_be_visible()
    assert (editor.node("welcome").bounding_box(), editor.node("goodbye").bounding_box()) == before
    _places(editor, "welcome", "goodbye", "play")


def test_what_is_dropped_on_a_line_goes_between_its_ends_and_gets_room(person: Person) -> None:
    editor = _flow(person, "splice")
    done = editor.exit_of("play", "done")
    editor.drag_from_palette("play", editor.line(f"welcome: {done} → goodbye"))
    expect(editor.line(f"welcome: {done} → play")).to_be_attached()
    expect(editor.line(f"play: {done} → goodbye")).to_be_attached()
    editor.stores("done -> play", "done -> goodbye")
    places = _places(editor, "welcome", "play", "goodbye")
    assert places["welcome"][0] + 220 < places["play"][0], places
    assert places["play"][0] + 220 < places["goodbye"][0], places
    editor.press("Control+z")
    expect(editor.node("play")).to_have_count(0)
    expect(editor.line(f"welcome: {done} → goodbye")).to_be_attached()


def test_a_node_that_stands_alone_is_dragged_onto_a_line(person: Person) -> None:
    editor = _flow(person, "onto")
    done = editor.exit_of("play", "done")
    editor.drag_from_palette("play", (0.4, 0.8))
    node = editor.node("play").bounding_box()
    line = editor.line(f"welcome: {done} → goodbye").bounding_box()
    assert node is not None
    assert line is not None
    _drag(
        editor,
        editor.node("play"),
        (line["x"] + line["width"] / 2 - node["x"] - 60, line["y"] + line["height"] / 2 - node["y"] - 20),
    )
    expect(editor.line(f"play: {done} → goodbye")).to_be_attached()
    editor.press("Control+z")
    expect(editor.line(f"welcome: {done} → goodbye")).to_be_attached()
    assert editor.node("play").bounding_box() == node, "one step of undo"


def test_the_list_of_what_can_be_added_opens_where_an_exit_is_dropped_and_by_double_click(person: Person) -> None:
    editor = _flow(person, "ask")
    page, texts = person.page, person.texts
    editor.drag_exit("welcome", editor.exit_of("play", "done"), (0.5, 0.8))
    editor.add("menu")
    expect(editor.line(f"welcome: {editor.exit_of('play', 'done')} → menu")).to_be_attached()
    page.mouse.dblclick(*_point(editor, 0.2, 0.85))
    editor.add("hang_up")
    expect(editor.node("hang_up")).to_be_visible()
    page.keyboard.down("Control")
    page.mouse.click(*_point(editor, 0.5, 0.05))
    page.keyboard.up("Control")
    expect(page.get_by_role("textbox", name=texts("palette.find"))).to_have_count(2)
    editor.press("Escape")
    expect(page.get_by_role("textbox", name=texts("palette.find"))).to_have_count(1)
    assert editor.stored().count("hang_up hang_up") <= 1


def _point(editor: Editor, x: float, y: float) -> tuple[float, float]:
    box = editor.canvas.bounding_box()
    assert box is not None
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def test_a_line_gets_another_end_and_is_deleted(person: Person) -> None:
    editor = _flow(person, "line")
    done = editor.exit_of("play", "done")
    editor.drag_from_palette("play", (0.4, 0.8))
    line = editor.line(f"welcome: {done} → goodbye")
    line.hover(force=True)
    end = line.locator(".react-flow__edgeupdater-target")
    box, entry = end.bounding_box(), editor.node("play").bounding_box()
    assert box is not None
    assert entry is not None
    mouse = person.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(entry["x"] + 20, entry["y"] + 40, steps=6)
    mouse.move(entry["x"], entry["y"] + 18, steps=4)
    mouse.up()
    moved = editor.line(f"welcome: {done} → play")
    expect(moved).to_be_attached()
    editor.press("Control+z")
    expect(line).to_be_attached()
    line.locator(".react-flow__edge-interaction").click(force=True)
    editor.press("Delete")
    expect(line).to_have_count(0)
    expect(editor.node("goodbye")).to_be_visible()
    editor.press("Control+z")
    expect(line).to_be_attached()


def test_nodes_are_chosen_together_lined_up_copied_and_deleted(person: Person, texts: Texts) -> None:
    editor = _flow(person, "many")
    editor.drag_from_palette("play", (0.45, 0.7))
    editor.node("play").click()
    editor.node("goodbye").click(modifiers=["Control"])
    _command(editor, "alignLeft")
    wait_until(lambda: _in_column(editor, "play", "goodbye"), "both in one column in the store")
    editor.press("Control+d")
    expect(editor.node("play_2")).to_be_visible()
    expect(editor.node("goodbye_2")).to_be_visible()
    editor.press("Delete")
    expect(editor.node("play_2")).to_have_count(0)
    editor.press("Control+a")
    expect(editor.inspector.get_by_text(texts("inspector.many", count=3))).to_be_visible()
    editor.press("Control+x")
    expect(editor.node("welcome")).to_have_count(0)
    editor.press("Control+z")
    expect(editor.node("welcome")).to_be_visible()


def _in_column(editor: Editor, one: str, other: str) -> bool:
    places = _places(editor, "welcome", "play", "goodbye")
    return places[one][0] == places[other][0]


def _command(editor: Editor, name: str) -> None:
    editor.press("Control+Shift+p")
    box = editor.person.page.get_by_role("combobox", name=editor.person.texts("palette.search"))
    box.fill(editor.person.texts(f"commands.{name}"))
    editor.press("Enter")


def test_a_copy_goes_into_another_flow_in_another_tab(studio: Studio, person: Person) -> None:
    editor = _flow(person, "from")
    done = editor.exit_of("play", "done")
    editor.fill_in("welcome", "play", "Copied from there.")
    editor.press("Control+a")
    editor.press("Control+c")
    other = replace(person, page=person.context.new_page())
    target = _flow(other, "into")
    target.press("Control+v")
    expect(target.line(f"welcome_2: {done} → goodbye_2")).to_be_attached()
    target.press("Control+v")
    expect(target.line(f"welcome_3: {done} → goodbye_3")).to_be_attached()
    target.stores("play welcome_2", "Copied from there.", "done -> goodbye_2", "done -> goodbye_3")


def test_a_group_is_made_named_folded_moved_and_undone(person: Person, texts: Texts) -> None:
    editor = _flow(person, "group")
    done = editor.exit_of("play", "done")
    editor.drag_from_palette("play", (0.45, 0.7))
    editor.press("Control+a")
    editor.node("play").click(modifiers=["Control"])
    editor.press("Control+Shift+g")
    name = editor.canvas.get_by_role("textbox", name=texts("canvas.groupTitle"))
    expect(name).to_be_focused()
    name.fill("Greeting")
    editor.press("Enter")
    frame = editor.canvas.get_by_role("group", name="Greeting", exact=True)
    before = editor.node("goodbye").bounding_box()
    assert before is not None
    _drag(editor, frame, (0, 80), (120, 14))
    after = editor.node("goodbye").bounding_box()
    assert after is not None
    assert after["y"] > before["y"], "what is in it goes along"

    editor.drag_exit("play", done, "goodbye")
    editor.canvas.get_by_role("button", name=texts("canvas.fold", title="Greeting")).click()
    expect(editor.node("welcome")).to_have_count(0)
    expect(editor.line(f"play: {done} → goodbye")).to_be_attached()
    editor.select("goodbye")
    expect(editor.node("goodbye")).to_be_visible()
    editor.press("Control+Shift+u")
    expect(frame).to_have_count(0)
    expect(editor.node("welcome")).to_be_visible()
    editor.press("Control+z")
    expect(frame).to_be_visible()
    frame.click(position={"x": 120, "y": 14})
    editor.press("Delete")
    expect(editor.node("goodbye")).to_have_count(0)
    editor.press("Control+z")
    expect(editor.node("goodbye")).to_be_visible()
    wait_until(lambda: _groups(editor) == [("Greeting", ["goodbye", "welcome"])], "the group in the store")


def _groups(editor: Editor) -> list[tuple[str, list[str]]]:
    groups = editor.person.asks("GET", f"/api/flows/{editor.flow}")["layout"].get("groups", [])
    return [(group["title"], sorted(group["nodes"])) for group in groups]


def test_a_note_is_written_on_and_takes_no_part_in_the_flow(person: Person, texts: Texts) -> None:
    editor = _flow(person, "note")
    editor.drag_from_palette("note", (0.4, 0.75))
    note = editor.canvas.get_by_role("group", name="note, ")
    note.dblclick()
    words = editor.canvas.get_by_role("textbox", name=texts("canvas.noteWords"))
    words.fill("Ask the branch about Saturdays.")
    words.press("Escape")
    expect(note).to_contain_text("Ask the branch about Saturdays.")
    editor.stores("Ask the branch about Saturdays.")
    editor.is_sound()


def test_a_double_click_opens_the_form_or_the_subflow(person: Person, texts: Texts) -> None:
    editor = _flow(person, "called")
    editor.node("goodbye").dblclick()
    expect(editor.inspector.get_by_role("textbox", name=texts("inspector.title"))).to_be_focused()
    caller = _flow(person, "caller")
    caller.drag_from_palette("go", (0.4, 0.75))
    caller.stores("go go")
    flow = person.asks("GET", f"/api/flows/{caller.flow}")
    field = {"type": "field", "name": "flow", "value": {"type": "text", "text": f"{editor.flow}()"}}
    filled = {"type": "block", "kind": "go", "id": "go", "entries": [field]}
    blocks = flow["document"]["blocks"]
    flow["document"]["blocks"] = [filled if block["id"] == "go" else block for block in blocks]
    person.asks(
        "PUT",
        f"/api/flows/{caller.flow}",
        {"base_revision": flow["revision"], "document": flow["document"], "layout": flow["layout"]},
    )
    caller = Editor.of(person, caller.flow)
    caller.node("go").dblclick()
    expect(person.page.get_by_role("heading", name="Called")).to_be_visible()
    person.page.go_back()
    expect(person.page.get_by_role("heading", name="Caller")).to_be_visible()
