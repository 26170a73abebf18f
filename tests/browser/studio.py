"""An installation with its designer, and people in front of it, each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Browser, BrowserContext, Page, expect

from ..e2e.installation import Installation
from .designer_process import DesignerProcess
from .texts import Texts
from .watch import Watch

__all__ = ["NAME", "PASSWORD", "PATIENCE_MS", "Arrival", "Person", "Studio", "sign_up"]

NAME, PASSWORD = "wang", "three plain words"
SIZE = {"width": 1440, "height": 900}
PATIENCE_MS = 15_000


@dataclass(slots=True)
class Person:
    """Somebody with a browser, and with the words that the designer shows in it."""

    page: Page
    context: BrowserContext
    texts: Texts
    address: str
    watch: Watch
    configuration: Path
    """Of the installation: its `ivrflow.toml`."""
    is_dark: bool = False
    """What the operating system asks pages for."""

    def goes_to(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        return self.page

    def signs_in(self, name: str = NAME, password: str = PASSWORD) -> None:
        """Fill in the form that is shown."""
        self.page.get_by_label(self.texts("session.name"), exact=True).fill(name)
        self.page.get_by_label(self.texts("session.password"), exact=True).fill(password)
        self.page.get_by_role("button", name=self.texts("session.signIn"), exact=True).click()

    def in_light_and_dark(self) -> Iterator[str]:
        """`light` and `dark`, what is shown already first: the operating system changes while one looks at a page."""
        for dark in (self.is_dark, not self.is_dark):
            if dark != self.is_dark:
                self.page.emulate_media(color_scheme="dark" if dark else "light")
                expect(self.page.locator("html.dark")).to_have_count(int(dark))
                self.is_dark = dark
            yield "dark" if dark else "light"

    def asks(self, method: str, path: str, body: object = None) -> Any:
        """A request to the server, as the page makes it; the answer. It must be carried out."""
        request = self.page.request
        session = request.get(f"{self.address}/api/session").json()
        headers = {"X-CSRF-Token": session["csrf"]}
        answer = request.fetch(f"{self.address}{path}", method=method, headers=headers, data=body)
        assert answer.ok, f"{method} {path}: {answer.status} {answer.text()}"
        return answer.json()


Arrival: TypeAlias = tuple[str, Callable[[Person], None]]
"""An address, and what is done there until all is to be seen."""


@dataclass(slots=True)
class Studio:
    """`installation` and `designer` are running; `people` have been there."""

    installation: Installation
    designer: DesignerProcess
    browser: Browser
    kept: Path
    """Where traces are put when a test fails."""
    people: list[Person] = field(default_factory=list)
    _contexts: ExitStack = field(default_factory=ExitStack)
    _session: dict[str, object] | None = None

    def person(self, language: str, *, signed_in: bool = True) -> Person:
        """Somebody who opens a browser, in which they are signed in already or not yet."""
        context = self.browser.new_context(
            locale={"en": "en-US"}.get(language, language),
            timezone_id="Asia/Shanghai",
            viewport=SIZE,  # type: ignore[arg-type]  # a TypedDict of Playwright that it does not export
            color_scheme="light",
            reduced_motion="reduce",
        )
        self._contexts.callback(context.close)
        context.set_default_timeout(PATIENCE_MS)
        context.tracing.start(snapshots=True)
        if signed_in:
            context.add_cookies(self._cookies())  # type: ignore[arg-type]  # what Playwright itself gave us
        watch = Watch()
        context.on("page", watch.show)
        texts, file = Texts(language), self.installation.file
        person = Person(context.new_page(), context, texts, self.designer.address, watch, file)
        self.people.append(person)
        return person

    def leave(self, failed: str | None) -> None:
        """Everybody closes their browser. `failed` names the test whose traces are to be kept."""
        for number, person in enumerate(self.people):
            if failed:
                self.kept.mkdir(parents=True, exist_ok=True)
                person.page.screenshot(path=self.kept / f"{failed}-{number}.png")
                person.context.tracing.stop(path=self.kept / f"{failed}-{number}.zip")
        self._contexts.close()
        self.people.clear()

    def _cookies(self) -> list[dict[str, object]]:
        if self._session is None:
            context = self.browser.new_context()
            page = context.new_page()
            texts = Texts("en")
            sign_up(page, self.designer.link, texts)
            expect(page.get_by_role("heading", name=texts("app.flows"))).to_be_visible(timeout=PATIENCE_MS)
            self._session = {"cookies": context.cookies()}
            context.close()
        cookies = self._session["cookies"]
        assert isinstance(cookies, list)
        return cookies


def sign_up(page: Page, link: str, texts: Texts) -> None:
    """Make the first account by the printed link."""
    page.goto(link)
    page.get_by_label(texts("session.name"), exact=True).fill(NAME)
    page.get_by_label(texts("session.password"), exact=True).fill(PASSWORD)
    page.get_by_label(texts("welcome.repeat"), exact=True).fill(PASSWORD)
    page.get_by_role("button", name=texts("welcome.create"), exact=True).click()
