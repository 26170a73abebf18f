"""The editor, as somebody with a mouse and a keyboard uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, expect

from ..e2e.waiting import wait_until
from .studio import Person

__all__ = ["Editor"]

STEPS = 8
SAVED_MS = 30_000


@dataclass(slots=True)
class Editor:
    """One person's editor with one flow. Kinds are named as the catalogue names them in the language of that person."""

    person: Person
    flow: str
    _kinds: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, person: Person, flow: str) -> Editor:
        """Open a flow, and wait until it can be edited."""
        person.goes_to(f"/flows/{flow}")
        answer = person.page.request.get(f"{person.address}/api/catalogue?language={person.texts.language}")
        told: dict[str, Any] = answer.json()
        editor = cls(person, flow, {kind["kind"]: kind for kind in told["kinds"]})
        editor.is_checked()
        return editor

    def title_of(self, kind: str) -> str:
        return str(self._kinds[kind]["title"])

    def exit_of(self, kind: str, name: str) -> str:
        """How an exit is labelled."""
        return next(str(each["label"]) for each in self._kinds[kind]["exits"] if each["name"] == name)

    def field_of(self, kind: str, name: str) -> str:
        """How a field is labelled."""
        return next(str(each["label"]) for each in self._kinds[kind]["fields"] if each["name"] == name)

    # The canvas ------------------------------------------------------------------------------------------------------

    @property
    def canvas(self) -> Locator:
        return self.person.page.get_by_role("main", name=self.person.texts("canvas.label"))

    def node(self, name: str) -> Locator:
        """A node by its title, or by its id where it has none."""
        return self.canvas.get_by_role("group", name=re.compile(f"^{re.escape(name)}, "))

    def drag_from_palette(self, kind: str, onto: Locator | tuple[float, float]) -> None:
        """To a place of the canvas, as shares of its width and height; or onto a line."""
        palette = self.person.page.get_by_role("navigation", name=self.person.texts("palette.title"))
        source = palette.get_by_role("button", name=re.compile(f"{re.escape(self.title_of(kind))}$"))
        x, y = self._middle(onto) if isinstance(onto, Locator) else self._place(*onto)
        source.scroll_into_view_if_needed()
        source.hover()
        self.person.page.mouse.down()
        self.person.page.mouse.move(x, y, steps=STEPS)
        self.person.page.mouse.move(x + 1, y)
        self.person.page.mouse.up()

    def line(self, name: str) -> Locator:
        """A line, named as in `welcome: done → goodbye`."""
        return self.canvas.get_by_role("group", name=name, exact=True)

    def drag_exit(self, node: str, exit_: str, to: str | tuple[float, float]) -> None:
        """From an exit to another node, or to an empty place."""
        handle = self.node(node).get_by_role("img", name=exit_, exact=True)
        if isinstance(to, str):
            entry = self.node(to).get_by_role("img", name=self.person.texts("canvas.entry"))
            x, y = self._middle(entry)
        else:
            x, y = self._place(*to)
        start = self._middle(handle)
        mouse = self.person.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(x, y, steps=STEPS)
        mouse.up()

    def add(self, kind: str) -> None:
        """Choose from the list that was opened on an empty place."""
        self.person.page.get_by_role("textbox", name=self.person.texts("palette.find")).last.fill(self.title_of(kind))
        self.person.page.keyboard.press("Enter")

    def select(self, name: str) -> None:
        """By the keyboard: Ctrl+K and the name."""
        self.press("Control+k")
        self.person.page.get_by_role("combobox", name=self.person.texts("palette.search")).fill(name)
        self.press("Enter")

    def tidy(self) -> None:
        """Lay the whole flow out, and wait until the canvas stands still."""
        self.press("Escape")
        self.press("Control+Shift+l")
        places: list[str] = []
        while len(places) < 2 or places[-1] != places[-2]:
            nodes = self.canvas.get_by_role("group").all()
            places.append(str([node.bounding_box() for node in nodes]))

    def press(self, keys: str) -> None:
        self.person.page.keyboard.press(keys)

    def _middle(self, what: Locator) -> tuple[float, float]:
        box = what.bounding_box()
        assert box is not None, what
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def _place(self, x: float, y: float) -> tuple[float, float]:
        box = self.canvas.bounding_box()
        assert box is not None
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    # The inspector ---------------------------------------------------------------------------------------------------

    @property
    def inspector(self) -> Locator:
        return self.person.page.get_by_role("complementary", name=self.person.texts("inspector.label"))

    def fill(self, label: str | re.Pattern[str], text: str) -> None:
        """A text of the selected node; what was typed counts when the field is left."""
        box = self.inspector.get_by_role("textbox", name=label).first
        box.fill(text)
        box.press("Tab")

    def fill_in(self, node: str, kind: str, words: str) -> None:
        """The prompt of a node."""
        self.select(node)
        self.fill(self.prompt_of(kind), words)
        self.press("Escape")

    def prompt_of(self, kind: str, name: str = "prompt") -> re.Pattern[str]:
        """The words of a prompt, in the language that is shown."""
        return re.compile(f"^{re.escape(self.field_of(kind, name))}(, [a-z]{{2}}-[A-Z]{{2}})?$")

    def write(self, box: Locator, text: str) -> None:
        """Replace all that is written in an editor of code."""
        box.press("ControlOrMeta+a")
        # Over a selection, Chromium writes in the style that was there, and the security policy complains about that.
        box.press("Delete")
        self.person.page.keyboard.insert_text(text)

    # What is said about the flow -------------------------------------------------------------------------------------

    def is_checked(self) -> None:
        """Wait until the first answer of the check is there."""
        expect(self.canvas.get_by_role("application")).to_be_visible()
        expect(self.person.page.get_by_text(self.person.texts("checks.running"))).to_have_count(0)

    def is_saved(self) -> None:
        """Wait until all is in the store."""
        tag = self.person.page.get_by_role("status").filter(has_text=self.person.texts("saving.saved"))
        expect(tag.first).to_be_visible(timeout=SAVED_MS)

    def stores(self, *texts: str) -> None:
        """Wait until the draft in the store has these texts."""
        wait_until(
            lambda: all(text in self.stored() for text in texts), f"{texts} in the store", timeout_s=SAVED_MS / 1000
        )

    def stored(self) -> str:
        """The draft in the store, as text."""
        return str(self.person.asks("GET", f"/api/flows/{self.flow}")["text"])

    def is_sound(self) -> None:
        """Wait until the check finds no error."""
        expect(self.person.page.get_by_text(re.compile(self._errors()))).to_have_count(0, timeout=SAVED_MS)

    def has_errors(self) -> None:
        expect(self.person.page.get_by_text(re.compile(self._errors())).first).to_be_visible(timeout=SAVED_MS)

    def _errors(self) -> str:
        return r"^\d+ errors?$" if self.person.texts.language == "en" else r"^\d+ 个错误$"
