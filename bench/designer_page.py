"""What a person does in the designer's page, done in headless Chromium and timed inside of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.designer_site import PASSWORD, Site
from ivrflow.model.errors import IvrflowError

__all__ = ["DesignerPage", "signed_in"]

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Resolves when all these are there and two frames have passed without anything that had to be done first.
_THERE = """
(parts) => new Promise((done) => {
  const look = () =>
    parts.every((part) => document.querySelector(part))
      ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
      : requestAnimationFrame(look);
  look();
})
"""
_INTERACTIVE = [".react-flow__node", ".palette", ".inspector", ".drawer"]
_WHOLE = [*_INTERACTIVE, ".inspector [data-field]", ".inspector .inspector-part"]
# The node nearest to the middle of the canvas, of those that can be moved without reaching its edge.
_MIDDLE_NODE = """
() => {
  const pane = document.querySelector(".react-flow").getBoundingClientRect();
  const [x, y] = [pane.x + pane.width / 2, pane.y + pane.height / 2];
  const places = [...document.querySelectorAll(".react-flow__node")].map((node) => {
    const box = node.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
  });
  const far = (place) => Math.hypot(place[0] - x, place[1] - y);
  return places.sort((one, other) => far(one) - far(other))[0];
}
"""
# Moves the node under the mouse by events of its own, one per frame, to and fro, and counts the frames.
_DRAG = """
([x, y, frames]) => new Promise((done) => {
  const fire = (type, target, dx) =>
    target.dispatchEvent(new MouseEvent(type, {
      bubbles: true, cancelable: true, view: window, clientX: x + dx, clientY: y + dx / 2, button: 0, buttons: 1,
    }));
  fire("mousedown", document.elementFromPoint(x, y), 0);
  let moved = 0;
  let began = 0;
  const step = (now) => {
    if (moved === 0) began = now;
    if (moved === frames) {
      fire("mouseup", window, 0);
      done((1000 * frames) / (now - began));
      return;
    }
    moved += 1;
    fire("mousemove", window, 60 * Math.sin(moved / 10));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
# Presses a key and resolves with the milliseconds until the state in the bar is another.
_UNTIL_ANOTHER = """
([selector, key, ctrl, wanted]) => new Promise((done) => {
  const state = () => document.querySelector(selector)?.textContent ?? "";
  const before = state();
  const there = () => (wanted ? state() === wanted : state() !== before);
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (!there()) return;
    watch.disconnect();
    done(performance.now() - began);
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: ctrl, bubbles: true, cancelable: true }));
})
"""
_FINDINGS = ".top-bar-state .ant-badge"
_SAVED = ".top-bar-state .ant-tag"
_SOUND = "() => document.querySelector('.top-bar-state .ant-badge-status-success')"
FRAMES = 90
TYPED = "Welcome to the bank"


class NoBrowser(IvrflowError):
    """Chromium is not installed."""

    exit_code = 3


class DesignerPage:
    """The editor of the flow `large`, in a window of 1440×900. Times in milliseconds."""

    def __init__(self, page: Page, site: Site) -> None:
        self._page, self._site = page, site
        self._cdp = page.context.new_cdp_session(page)
        self._cdp.send("Performance.enable", {"timeDomain": "threadTicks"})

    @property
    def page(self) -> Page:
        """For other pages of the designer."""
        return self._page

    @property
    def browser(self) -> str:
        """`Chromium 140.0.7339.80`"""
        browser = self._page.context.browser
        return f"Chromium {browser.version}" if browser is not None else "Chromium"

    def opened_ms(self) -> float:
        """From the address to an editor that takes clicks; the page's own files come from the browser's cache."""
        return self._opened_ms(_INTERACTIVE)

    def opened_whole_ms(self) -> float:
        """The same, until the fields of the flow's form are there too, which are made while clicks are taken."""
        return self._opened_ms(_WHOLE)

    def _opened_ms(self, parts: list[str]) -> float:
        self._page.goto("about:blank")
        self._page.goto(f"{self._site.url}/flows/large", wait_until="commit")
        return float(self._page.evaluate(_THERE, parts))

    def wait_for_check(self) -> None:
        """Until the flow is known to be sound."""
        self._page.wait_for_function(_SOUND)

    def frames_per_second(self, view: str) -> float:
        """While a node is dragged, after the keys that choose the view (`Control+0`)."""
        self._leave_field()
        self._page.keyboard.press(view)
        self._page.wait_for_timeout(500)
        return float(self._page.evaluate(_DRAG, [*self._middle_node(), FRAMES]))

    def added_ms(self) -> float:
        """Duplicates a node, which nothing leads to, and takes it back: the slower of the two."""
        return self._edited_ms("d", True)

    def checked_ms(self) -> float:
        """Deletes the node in the middle of the way and takes it back: the slower of the two."""
        return self._edited_ms("Delete", False)

    def _edited_ms(self, key: str, ctrl: bool) -> float:
        self._leave_field()
        self._page.mouse.click(*self._middle_node())
        # Nobody presses a key in the very moment of the click: the form of what was chosen is drawn before.
        self._page.wait_for_timeout(300)
        took = float(self._page.evaluate(_UNTIL_ANOTHER, [_FINDINGS, key, ctrl, ""]))
        self._page.wait_for_timeout(300)
        back = float(self._page.evaluate(_UNTIL_ANOTHER, [_FINDINGS, "z", True, ""]))
        self._page.wait_for_timeout(300)
        return max(took, back)

    def saved_ms(self) -> float:
        """From Ctrl+S to *Saved*, after a node was moved."""
        self._page.mouse.click(*self._middle_node())
        self._page.keyboard.press("ArrowDown")
        return float(self._page.evaluate(_UNTIL_ANOTHER, [_SAVED, "s", True, "Saved"]))

    def show_text(self) -> None:
        """Open the flow's text below the canvas."""
        self._page.get_by_role("tab", name="Text").click()
        self._page.wait_for_selector(".drawer .cm-line")

    def typed_ms(self) -> float:
        """Processor time of the page's thread per key that is typed into the title of a node, pauses included."""
        self._page.mouse.click(*self._middle_node())
        title = self._page.get_by_role("textbox", name="Title", exact=True)
        title.click()
        title.fill("")
        before = self._busy_ms()
        self._page.keyboard.type(TYPED, delay=50)
        self._page.wait_for_timeout(800)
        return (self._busy_ms() - before) / len(TYPED)

    def _busy_ms(self) -> float:
        told: dict[str, Any] = self._cdp.send("Performance.getMetrics")
        values = {each["name"]: float(each["value"]) for each in told["metrics"]}
        return 1000 * values["TaskDuration"]

    def _leave_field(self) -> None:
        self._page.evaluate("() => document.activeElement?.blur()")

    def _middle_node(self) -> tuple[float, float]:
        x, y = self._page.evaluate(_MIDDLE_NODE)
        return float(x), float(y)


@contextmanager
def signed_in(site: Site) -> Iterator[DesignerPage]:
    """The page, with the account of the bench. Raises NoBrowser."""
    if not CHROMIUM.exists():
        raise NoBrowser(f"there is no {CHROMIUM}: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-US")
        page.set_default_timeout(60_000)
        page.goto(site.welcome)
        page.fill("input[autocomplete=username]", "bench")
        for field in page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_selector("table")
        yield DesignerPage(page, site)
        browser.close()
