"""The designer on a flow of 1,000 nodes, in headless Chromium at 1440×900, as the person in front of it feels it.

Opened: from the address to a canvas that takes clicks, everything but the page's own files asked anew. Dragged: how
many frames a second the browser shows while a node is moved, with the whole flow in view and at 100 %. Checked: from
the key that deletes a node to the findings on the page. Saved: from Ctrl+S to *Saved*. Medians, and the worst.

Chromium draws without a graphics card here; with one it is quicker.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.designer_site import Site, serve
from bench.row import Options, Row
from ivrflow.model.errors import IvrflowError

__all__ = ["at_least", "at_most", "run"]

NODES = 1_000
CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_PASSWORD = "a password of the bench"

# Resolves when the canvas shows the flow and two frames have passed without anything left to do.
_INTERACTIVE = """
() => new Promise((done) => {
  const look = () =>
    document.querySelector(".react-flow__node")
      ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
      : requestAnimationFrame(look);
  look();
})
"""
_MIDDLE_NODE = """
() => {
  const pane = document.querySelector(".react-flow").getBoundingClientRect();
  const far = (box) =>
    Math.hypot(box.x + box.width / 2 - pane.x - pane.width / 2, box.y + 10 - pane.y - pane.height / 2);
  const [nearest] = [...document.querySelectorAll(".react-flow__node")]
    .map((node) => node.getBoundingClientRect())
    .sort((one, other) => far(one) - far(other));
  return [nearest.x + nearest.width / 2, nearest.y + Math.min(nearest.height / 2, 20)];
}
"""
# Moves the node under the mouse by events of its own, one per frame, and counts the frames.
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
      fire("mouseup", window, moved);
      done((1000 * frames) / (now - began));
      return;
    }
    moved += 1;
    fire("mousemove", window, moved % 120);
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


class NoBrowser(IvrflowError):
    """Chromium is not installed."""

    exit_code = 3


def run(options: Options) -> list[Row]:
    """The table's rows."""
    times = 2 if options.quick else 9
    with serve(NODES) as site, _signed_in(site) as page:
        opened = [_opened_ms(page, site) for _ in range(times)]
        rows = [at_most("opened, until it takes clicks", opened, 1_500)]
        page.wait_for_function("() => document.querySelector('.top-bar-state .ant-badge-status-success')")
        whole, close = [], []
        for _ in range(times):
            page.keyboard.press("Control+0")
            page.wait_for_timeout(500)
            whole.append(_frames_per_second(page))
            page.evaluate("() => document.activeElement?.blur()")
            page.keyboard.press("Control+1")
            page.wait_for_timeout(500)
            close.append(_frames_per_second(page))
        rows.append(at_least("a node dragged, the whole flow in view", whole, 50))
        rows.append(at_least("a node dragged at 100 %", close, 50))
        checked = [_checked_ms(page) for _ in range(times)]
        rows.append(at_most("checked, from the key that deletes a node to the findings", checked, 200))
        saved = [_saved_ms(page) for _ in range(times)]
        rows.append(at_most("saved, from Ctrl+S to *Saved*", saved, 150))
    return rows


def at_most(what: str, times_ms: list[float], most_ms: float) -> Row:
    """A row whose median is to be no more."""
    median, worst = statistics.median(times_ms), max(times_ms)
    measured = f"{median:.0f} ms, worst {worst:.0f} ms"
    return Row(f"{NODES:,} nodes, {what}", measured, f"at most {most_ms:.0f} ms", median <= most_ms)


def at_least(what: str, rates: list[float], least: float) -> Row:
    """A row whose median is to be no less."""
    median, worst = statistics.median(rates), min(rates)
    measured = f"{median:.0f} frames/s, worst {worst:.0f}"
    return Row(f"{NODES:,} nodes, {what}", measured, f"at least {least:.0f} frames/s", median >= least)


@contextmanager
def _signed_in(site: Site) -> Iterator[Page]:
    if not CHROMIUM.exists():
        raise NoBrowser(f"there is no {CHROMIUM}: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-US")
        page.set_default_timeout(15_000)
        page.goto(site.welcome)
        page.fill("input[autocomplete=username]", "bench")
        for field in page.locator("input[type=password]").all():
            field.fill(_PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_selector("table")
        yield page
        browser.close()


def _opened_ms(page: Page, site: Site) -> float:
    page.goto("about:blank")
    page.goto(f"{site.url}/flows/large", wait_until="commit")
    return float(page.evaluate(_INTERACTIVE))


def _middle_node(page: Page) -> tuple[float, float]:
    """A place on the node nearest to the middle of the canvas."""
    x, y = page.evaluate(_MIDDLE_NODE)
    return float(x), float(y)


def _frames_per_second(page: Page) -> float:
    return float(page.evaluate(_DRAG, [*_middle_node(page), 90]))


def _checked_ms(page: Page) -> float:
    """Deletes the node in the middle of the way and takes it back; both are checked."""
    page.evaluate("() => document.activeElement?.blur()")
    page.mouse.click(*_middle_node(page))
    took = float(page.evaluate(_UNTIL_ANOTHER, [_FINDINGS, "Delete", False, ""]))
    page.wait_for_timeout(300)
    back = float(page.evaluate(_UNTIL_ANOTHER, [_FINDINGS, "z", True, ""]))
    page.wait_for_timeout(300)
    return max(took, back)


def _saved_ms(page: Page) -> float:
    page.mouse.click(*_middle_node(page))
    page.keyboard.press("ArrowDown")
    return float(page.evaluate(_UNTIL_ANOTHER, [_SAVED, "s", True, "Saved"]))
