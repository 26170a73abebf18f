"""Calls from the designer's page through a running engine: a published flow, and a draft that nobody else hears yet."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from functools import partial

import pytest

from ivrflow.runtime.browser_calls import TicketOffice
from ivrflow.runtime.configuration import BrowserSection

from ..channels.browser.page import ORIGIN, Page
from .conftest import NewCaller, NewInstallation
from .ear import Ear
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_first_call import ACCOUNT, AGAIN, LANGUAGES, MENU, PIN
from .waiting import wait_until

pytestmark = pytest.mark.slow

NEW_MENU = "This is the new menu. For your balance, press 1."
BARGE_IN_S = 0.25


class Studio:
    """A running engine that takes calls from pages."""

    def __init__(self, installation: Installation, engine: Engine) -> None:
        self.installation, self.engine = installation, engine

    def page(self) -> Page:
        return Page(self.engine.browser_address)

    def ticket(self, flow: str = "telebank", revision: int = 0, author: str = "wang") -> str:
        """As the designer makes it."""
        with self.installation.store() as store:
            office = TicketOffice(store, BrowserSection(start=True))
            return office.ticket(flow, revision, author, ORIGIN).ticket

    def draft(self, text: str, flow: str = "telebank") -> int:
        """Save a draft on top of what is there; its revision."""
        with self.installation.store() as store:
            before = store.drafts.get(flow)
            return store.drafts.save(flow, text, "", "wang", before.revision if before is not None else 0)


@pytest.fixture
def studio(new_installation: NewInstallation) -> Iterator[Studio]:
    installation = new_installation()
    with installation.file.open("a", encoding="utf-8") as file:
        file.write("\n[browser]\nstart = true\nport = 0\n")
    with installation.up() as engine:
        yield Studio(installation, engine)
        assert engine.stop() == 0
        assert "Traceback" not in engine.log, engine.log


def test_a_balance(studio: Studio, prompts: Prompts) -> None:
    studio.installation.set_balance("622401", "2580", "12.60")
    with studio.page() as page:
        ear = Ear(page.heard)
        page.call(studio.ticket()).is_told("answered")
        ear.hears(prompts.recording("welcome"), "the recorded welcome")
        ear.hears(prompts.text(LANGUAGES), "the robot's first sentence")
        page.press("1")
        ear.hears_begin(prompts.text(MENU), "the main menu")
        pressed = page.press("1")
        ear.hears(prompts.text(ACCOUNT), "the question for the account")
        silence = next(at_s for at_s, message in page.messages if message["type"] == "silence" and at_s > pressed)
        assert silence - pressed < BARGE_IN_S
        page.press("622401")
        ear.hears(prompts.text(PIN), "the question for the PIN")
        page.press("2580")
        ear.hears(prompts.balance("12.60"), "the balance", threshold=0.5)
        ear.hears(prompts.text(AGAIN))
        page.say(type="hangup")
        assert page.is_told("ended")["by"] == "caller"
    cdr = studio.installation.cdr("browser")
    assert (cdr.channel, cdr.flow, cdr.ended_by, cdr.dnis) == ("browser", "telebank", "caller", "95588")
    assert dict(cdr.facts) == {"author": "wang", "peer": "127.0.0.1", "test": "published"}
    assert "telebank.tell_balance" in cdr.path
    shown = studio.installation.show(cdr.call_id)
    assert shown["complete"]


def test_a_draft_is_heard_by_its_author_only(studio: Studio, prompts: Prompts) -> None:
    text = studio.installation.flow_text()
    old = 'say("For your balance, press 1. '
    assert old in text
    revision = studio.draft(text.replace(old, f'say("{NEW_MENU} '))
    published = studio.ticket()
    with studio.page() as page, studio.page() as other:
        page.call(studio.ticket(revision=revision)).is_told("answered")
        other.call(published).is_told("answered")
        for each, words in ((page, "This is the new menu."), (other, "For your balance, press 1.")):
            each.press("1")
            each.wait(partial(_says, each, words), words)
        assert not _says(other, "This is the new menu.")
        Ear(page.heard).hears(prompts.text(NEW_MENU), "the new menu", threshold=0.5)
    records = studio.installation.cdrs("browser", count=2)
    assert {(dict(cdr.facts)["test"], bool(cdr.release)) for cdr in records} == {
        (f"draft {revision}", False),
        ("published", True),
    }


def _says(page: Page, words: str) -> bool:
    return any(words in message.get("text", "") for _, message in page.messages)


def test_a_draft_with_an_error_says_which(studio: Studio) -> None:
    revision = studio.draft(studio.installation.flow_text().replace("-> ask_account", "-> nowhere_at_all"))
    with studio.page() as page:
        ended = page.call(studio.ticket(revision=revision)).is_told("ended")
        assert "errors that come first" in ended["cause"]
    assert studio.installation.cdr("browser").ended_by == "refused"


def test_the_caller_is_handed_over_as_the_page_says(studio: Studio) -> None:
    with studio.page() as page:
        page.call(studio.ticket()).is_told("answered")
        page.press("1")
        page.wait(lambda: _says(page, "To speak to an agent"), "the main menu")
        page.press("0")
        transfer = page.is_told("transfer")
        assert transfer["target"].startswith("sip:cards@")
        page.say(type="transferred", outcome="done")
        assert page.is_told("ended")["by"] == "flow"
    assert studio.installation.cdr("browser").ended_by == "handoff"


def test_an_engine_that_drains_lets_the_call_finish(studio: Studio) -> None:
    with studio.page() as page:
        page.call(studio.ticket()).is_told("answered")
        page.press("1")
        studio.engine.drain()
        page.wait(lambda: _says(page, "To speak to an agent"), "the main menu")
        assert studio.engine.running
        page.say(type="hangup")
        page.is_told("ended")
    wait_until(lambda: not studio.engine.running, "the engine to end")


def test_a_port_that_is_taken_keeps_no_telephone_call_out(
    new_installation: NewInstallation, prompts: Prompts, new_caller: NewCaller
) -> None:
    installation = new_installation()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with installation.file.open("a", encoding="utf-8") as file:
            file.write(f"\n[browser]\nstart = true\nport = {taken.getsockname()[1]}\n")
        with installation.up() as engine:
            new_caller(engine).dial().hears_begin(prompts.recording("welcome"))
            assert "set another port in [browser]" in engine.log
